import { formatLocalDay, type LocalDay } from "../domain/local-day.ts";
import type { PainSite } from "../domain/pain.ts";
import type { Scope } from "../domain/people.ts";
import type { LoggedEntries } from "./logged-entries.ts";
import { dated, exercisePlanJson } from "./therapy-json.ts";

/** Every kind of entry, with the scope that it is of. */
export const SCOPE_OF_KIND = {
  pain: "pain",
  "no-pain": "pain",
  ostrc: "pain",
  "red-flag-check": "pain",
  rpe: "runs",
  rest: "runs",
  "history-claim": "runs",
  "planned-run": "runs",
  "return-plan": "runs",
  therapy: "therapy",
  exercise: "therapy",
  "exercise-plan": "therapy",
  "safety-check": "everything",
  "seen-flag": "everything",
  wellness: "everything",
  setting: "everything",
} as const satisfies Readonly<Record<string, Scope>>;
export type EntryKind = keyof typeof SCOPE_OF_KIND;
export const ENTRY_KINDS = Object.keys(SCOPE_OF_KIND) as readonly EntryKind[];

/** One thing that a runner wrote down. Its place names it among all others, and says where it stands. */
export interface ListedEntry {
  readonly place: string;
  readonly kind: EntryKind;
  /** The day it is about, or from which on it holds. */
  readonly day: string;
  readonly entry: object;
}

type Name = string | number | null;
/** How the entries of one kind are told: the day, what names one among those of its day, and its form. */
type Telling = (said: LoggedEntries) => readonly (readonly [day: LocalDay, names: readonly Name[], entry: object])[];

const siteNames = (site: PainSite | null): readonly Name[] => [site?.region ?? null, site?.side ?? null];

const TELLING: Readonly<Record<EntryKind, Telling>> = {
  pain: ({ pain }) => pain.map((one) => [one.day, [one.region, one.side, one.moment, one.activityId], dated(one)]),
  "no-pain": ({ noPain }) => noPain.map((one) => [one.day, [], dated(one)]),
  ostrc: ({ ostrc }) => ostrc.map((one) => [one.day, siteNames(one.site), dated(one)]),
  "red-flag-check": ({ redFlagChecks }) => redFlagChecks.map((one) => [one.day, siteNames(one.site), dated(one)]),
  rpe: ({ ratings }) => ratings.map((one) => [one.day, [one.activityId], dated(one)]),
  rest: ({ dayMarks }) => dayMarks.map(({ day }) => [day, [], dated({ day })]),
  "history-claim": ({ claims }) =>
    claims.map(({ from, to }) => [
      from,
      [to],
      { from: formatLocalDay(from), to: to === null ? null : formatLocalDay(to) },
    ]),
  "planned-run": ({ planned }) => planned.map((one) => [one.day, [one.slot], dated(one)]),
  "return-plan": ({ returnPlan }) =>
    returnPlan === null ? [] : [[returnPlan.from, [], { ...returnPlan, from: formatLocalDay(returnPlan.from) }]],
  therapy: ({ therapy }) => therapy.map((one) => [one.day, [one.kind], dated(one)]),
  exercise: ({ exercisesDone }) => exercisesDone.map((one) => [one.day, [one.key], dated(one)]),
  "exercise-plan": ({ exercisePlans }) => exercisePlans.map((one) => [one.from, [one.key], exercisePlanJson(one)]),
  "safety-check": ({ safetyChecks }) => safetyChecks.map((one) => [one.day, [], dated(one)]),
  "seen-flag": ({ seenFlags }) => seenFlags.map((one) => [one.day, [one.rule], dated(one)]),
  wellness: ({ wellness }) => wellness.map(({ source: _, ...one }) => [one.day, [], dated(one)]),
  setting: ({ settings }) => settings.map((one) => [one.from, [one.name], { ...one, from: formatLocalDay(one.from) }]),
};

/** What a runner wrote down of these kinds, newest first. */
export function entriesJson(said: LoggedEntries, kinds: readonly EntryKind[]): readonly ListedEntry[] {
  const listed = kinds.flatMap((kind) =>
    TELLING[kind](said).map(([on, names, entry]): ListedEntry => {
      const day = formatLocalDay(on);
      return { place: [day, kind, ...names.map((name) => name ?? "-")].join(" "), kind, day, entry };
    }),
  );
  return listed.sort((a, b) => compared(b.day, a.day) || compared(a.place, b.place));
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
