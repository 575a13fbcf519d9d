/** The tables, one module an aggregate. A use case is handed this as a whole. */
export * as activities from "./activities.ts";
export * as facts from "./apply-fact.ts";
export * as assessments from "./assessments.ts";
export * as dataVersions from "./data-version.ts";
export * as days from "./days.ts";
export * as history from "./history.ts";
export * as importLog from "./import-log.ts";
export * as journalPosition from "./journal-position.ts";
export * as pain from "./pain.ts";
export * as redFlags from "./red-flags.ts";
export * as rpe from "./rpe.ts";
export * as sessions from "./sessions.ts";
export * as settings from "./settings.ts";
export * as therapy from "./therapy.ts";
export * as totals from "./totals.ts";
export * as wellness from "./wellness.ts";
