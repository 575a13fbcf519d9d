import type { IngestProblem } from "../../domain/import-outcome.ts";

/** What can be wrong with a TCX or GPX file as a whole. */
export const CUT_OFF: IngestProblem = {
  reason: "TRUNCATED",
  detail: "The file stops in the middle. What could be read was kept; export it again to get the rest.",
};

export const NO_TRACK: IngestProblem = {
  reason: "NO_RECORDS",
  detail: "The file holds no lap and no point of any activity. Export it again from the watch or the site.",
};

export const NO_TIMESTAMP: IngestProblem = {
  reason: "NO_TIMESTAMP",
  detail:
    "Nothing in the file says when it was recorded: its points have no times. Export it again with times, or write the run into a diary CSV.",
};
