import type { SourceFormat, Sport } from "./activity.ts";
import type { ActivityId, Sha256 } from "./ids.ts";
import type { UtcInstant } from "./instant.ts";
import type { LocalDay } from "./local-day.ts";

/** `merged`: the run was known from another source, and the richer of the two counts. */
export type ImportOutcome = "imported" | "duplicate" | "merged" | "skipped" | "rejected";

/** Why a file did not simply become activities, or what a reader should know although it did. */
export type ReasonCode =
  // rejected
  | "EMPTY"
  | "NOT_FOUND"
  | "UNREADABLE"
  | "NOT_FIT"
  | "FIT_CORRUPT"
  | "HTML_PAGE"
  | "UNKNOWN_FORMAT"
  | "UNSUPPORTED_FORMAT"
  | "CSV_UNKNOWN_HEADER"
  | "CSV_BAD_VALUE"
  | "CSV_NO_ROWS"
  | "NO_RECORDS"
  | "TOO_LARGE"
  | "ZIP_CORRUPT"
  | "ZIP_LIMIT"
  | "ENCRYPTED"
  | "GZIP_CORRUPT"
  | "NO_TIMESTAMP"
  | "ORIGINAL_MISSING"
  | "EXPORT_DAMAGED"
  | "EXPORT_NEWER"
  // skipped
  | "NOT_AN_ACTIVITY"
  | "SYSTEM_FILE"
  | "LINK"
  | "NO_READABLE_FILES"
  // imported, merged or duplicate, with a remark
  | "TRUNCATED"
  | "BAD_CRC"
  | "ZONE_ASSUMED"
  | "UNITS_ASSUMED"
  | "SPORT_ASSUMED"
  | "SOME_ROWS_REJECTED"
  | "SECOND_OPINION"
  | "ALREADY_IMPORTED"
  | "SAME_RUN_RICHER_KEPT"
  | "SESSION_TOTALS_REPLACED"
  | "CLOCK_SUSPECT";

/** A trouble with a file, as a code for machines and a sentence with the way out for people. */
export interface IngestProblem {
  readonly reason: ReasonCode;
  readonly detail: string;
}

export interface ImportedActivity {
  readonly activityId: ActivityId;
  readonly sport: Sport;
  readonly startedAt: UtcInstant | null;
  readonly localDay: LocalDay;
  readonly utcOffsetMin: number | null;
  readonly durationS: number | null;
  readonly elapsedS: number | null;
  readonly distanceM: number | null;
  readonly avgHeartRateBpm: number | null;
  readonly avgCadenceSpm: number | null;
  readonly ascentM: number | null;
  readonly samples: number;
  readonly source: SourceFormat;
}

/** What became of one offered file. */
export interface FileOutcome {
  /** As given, joined with what was found under it; `archive.zip!inner.fit` inside an archive. */
  readonly path: string;
  readonly outcome: ImportOutcome;
  readonly reason: ReasonCode | null;
  readonly detail: string;
  readonly sha256: Sha256 | null;
  readonly activities: readonly ImportedActivity[];
  /** Pain, therapy, rest days and days of wellness taken from the file. */
  readonly entries: number;
}
