import type { AthleteId } from "../domain/ids.ts";
import { localDayAt, type UtcInstant } from "../domain/instant.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { NoteId } from "../domain/people.ts";
import { zoneOffsetMin } from "../ingest/zone.ts";
import type { Deps } from "./deps.ts";
import { homeZoneOf } from "./home-zone.ts";
import type { People } from "./people.ts";

/** A note as its athlete reads it: by whom, and when where they live. */
export interface ShownNote {
  readonly id: NoteId;
  /** The name of its writer; null when their account is gone. */
  readonly by: string | null;
  readonly writtenAt: UtcInstant;
  readonly utcOffsetMin: number;
  readonly writtenOn: LocalDay;
  readonly about: LocalDay | null;
  readonly text: string;
}

/** The notes to an athlete that nobody has put away, newest first. */
export async function notesTo(
  deps: Deps,
  athlete: AthleteId,
  people: Pick<People, "notes" | "accounts">,
): Promise<readonly ShownNote[]> {
  const notes = await people.notes(athlete);
  if (notes.length === 0) return [];
  const [accounts, zone] = await Promise.all([people.accounts(), homeZoneOf(deps, athlete)]);
  const names = new Map(accounts.map(({ id, displayName }) => [id, displayName]));
  return notes.map(({ id, by, writtenAt, about, text }) => {
    const utcOffsetMin = zoneOffsetMin(writtenAt, zone);
    const writtenOn = localDayAt(writtenAt, utcOffsetMin);
    return { id, by: names.get(by) ?? null, writtenAt, utcOffsetMin, writtenOn, about, text };
  });
}
