/** Whose data. Short and stable; the command line's default is `me`. */
export type AthleteId = string & { readonly __brand: "AthleteId" };
/** Derived from athlete, source bytes and the place in the file, so the same input always gives the same id. */
export type ActivityId = string & { readonly __brand: "ActivityId" };
/** One call of import: what one drop, one command or one watched folder brought. */
export type BatchId = string & { readonly __brand: "BatchId" };
/** Lower-case hex SHA-256 of a file's bytes. */
export type Sha256 = string & { readonly __brand: "Sha256" };
/** One line of the journal. */
export type EntryId = string & { readonly __brand: "EntryId" };

const ATHLETE = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/** The name as an id; null unless it is 1–40 of `a–z 0–9 _ -`, starting with a letter or digit. */
export function athleteIdFrom(name: string): AthleteId | null {
  const lower = name.trim().toLowerCase();
  return ATHLETE.test(lower) ? (lower as AthleteId) : null;
}
