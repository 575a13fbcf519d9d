import { formatLocalDay, type LocalDay } from "../domain/local-day.ts";
import type { WeeklyReport } from "./app.ts";
import { dated } from "./therapy-json.ts";

export const ENTRY_KINDS = ["pain", "therapy", "exercise"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One thing that a runner wrote down. Its place names it among all others, and says where it stands. */
export interface ListedEntry {
  readonly place: string;
  readonly kind: EntryKind;
  readonly entry: { readonly day: string };
}

/** What a runner wrote down about pain, therapy and exercises, newest first. */
export function entriesJson({ pain, therapy, exercisesDone }: WeeklyReport): readonly ListedEntry[] {
  const listed = [
    ...pain.map((entry) => listedOf("pain", entry, [entry.region, entry.side, entry.moment, entry.activityId])),
    ...therapy.map((entry) => listedOf("therapy", entry, [entry.kind])),
    ...exercisesDone.map((entry) => listedOf("exercise", entry, [entry.key])),
  ];
  return listed.sort((a, b) => compared(b.entry.day, a.entry.day) || compared(a.place, b.place));
}

function listedOf<Entry extends { readonly day: LocalDay }>(
  kind: EntryKind,
  entry: Entry,
  names: readonly (string | null)[],
): ListedEntry {
  const place = [formatLocalDay(entry.day), kind, ...names.map((name) => name ?? "-")].join(" ");
  return { place, kind, entry: dated(entry) };
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
