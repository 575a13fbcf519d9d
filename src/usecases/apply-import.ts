import type { Activity, StoredActivity } from "../domain/activity.ts";
import type { FileOutcome, ImportedActivity, IngestProblem } from "../domain/import-outcome.ts";
import type { ActivityId, AthleteId, Sha256 } from "../domain/ids.ts";
import type { DecodedFile } from "../ingest/decoded-file.ts";
