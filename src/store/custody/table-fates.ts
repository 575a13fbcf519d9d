/** What becomes of a table when somebody takes their data away, and when they have them erased. */
export interface TableFate {
  /** Its name in an export; null when it is in none. */
  readonly exportedAs: string | null;
  /** Why it is in none, or why nothing of it is erased. */
  readonly because?: string;
  /** Whether the rows of an erased athlete go. */
  readonly isErased: boolean;
}

const exportedAs = (name: string): TableFate => ({ exportedAs: name, isErased: true });
const inside = (because: string): TableFate => ({ exportedAs: null, because, isErased: true });
const ofPeople = (because: string): TableFate => ({ exportedAs: null, because, isErased: false });

/** Every table there is. A table that is new needs a line here before the tests pass: it is exported, or it is said why not. */
export const TABLE_FATES: Readonly<Record<string, TableFate>> = {
  activity: exportedAs("recordings"),
  lap: exportedAs("laps"),
  histogram: exportedAs("histograms"),
  run_summary: exportedAs("recording_details"),
  run_correction: exportedAs("corrections"),
  source_split: exportedAs("splits"),
  pain_entry: exportedAs("pain"),
  no_pain_day: exportedAs("no_pain_days"),
  session_rpe: exportedAs("ratings"),
  therapy_session: exportedAs("therapy"),
  therapist: exportedAs("therapist"),
  safety_check: exportedAs("safety_checks"),
  wellness_day: exportedAs("wellness"),
  day_mark: exportedAs("day_marks"),
  history_claim: exportedAs("history_claims"),
  athlete_setting: exportedAs("settings"),
  red_flag_seen: exportedAs("flags_seen"),
  red_flag_answer: exportedAs("signs"),
  planned_run: exportedAs("planned_runs"),
  return_plan: exportedAs("return_plan"),
  ostrc_week: exportedAs("ostrc_weeks"),
  exercise_plan: exportedAs("exercises"),
  exercise_done: exportedAs("exercises_done"),
  assessment_log: exportedAs("assessments"),
  import_batch: exportedAs("imports"),
  import_file: exportedAs("import_files"),
  audit_event: exportedAs("accesses"),
  series_block: inside("packed bytes: the same numbers are in days and loads"),
  series_state: inside("packed bytes: the same numbers are in days and loads"),
  data_version: inside("a counter for what is kept in memory"),
  journal_applied: inside("which lines of journal.jsonl the database has read"),
  people_fact: inside("a copy of journal lines about sharing: sharing.jsonl has them, without the hashes of secrets"),
  login_session: ofPeople("of an account: who is signed in, and no athlete's data"),
  secret_use: ofPeople("of an account: how often a token or link was used, by its id alone"),
  totp_use: ofPeople("of an account: the last code of its second factor"),
  passkey_use: ofPeople("of an account: when its passkeys were used, by their ids alone"),
  schema_migrations: ofPeople("of the database: which steps its tables went through"),
};
