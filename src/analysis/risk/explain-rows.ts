import type { DayRecord } from "../../domain/assessment.ts";
import type { RunnerHistory, SessionSummary } from "../../domain/history.ts";
import { type DayRange, isWithin, type LocalDay } from "../../domain/local-day.ts";
import type { Moment, PainEntry, PainSite } from "../../domain/pain.ts";
import type { RedFlagSign } from "../../domain/red-flag-check.ts";
import { capitalised, siteName } from "../../domain/site-words.ts";
import { kmFromM, type Unit } from "../../domain/units.ts";
import { ENGLISH } from "../../messages/words.ts";
import { decouplingOf } from "../load/decoupling.ts";
import { ostrcSeverity } from "../pain/ostrc.ts";
import { inARow } from "./words.ts";

/** What a row of an explanation is: an answer, a run, a day of the calendar, a plan. */
export type RowKind =
  | "pain"
  | "sign"
  | "weekly"
  | "seen"
  | "therapy"
  | "run"
  | "day"
  | "plan"
  | "cadence"
  | "balance"
  | "decoupling";

/** One thing that was logged or recorded, as a rule saw it. */
export interface ExplainRow {
  readonly day: LocalDay;
  readonly kind: RowKind;
  readonly words: string;
  /** Null where there is no number, never zero in its place. */
  readonly value: number | null;
  readonly unit: Unit;
}

/** What rows are taken from. */
export interface RowSource {
  readonly history: RunnerHistory;
  /** Day records up to the day that is explained. */
  readonly days: readonly DayRecord[];
  readonly window: DayRange;
  /** Plain names of the places it is about; empty means all. */
  readonly places: ReadonlySet<string>;
}

const MOMENTS: Readonly<Record<Moment, string>> = {
  pre: "before the run",
  during: "in the run",
  after: "an hour after the run",
  next_morning: "the next morning",
  daily: "at another time of the day",
};

const READERS: Readonly<Record<RowKind, (source: RowSource) => readonly ExplainRow[]>> = {
  pain: painRows,
  sign: ({ history, places }) =>
    history.redFlagChecks
      .filter(({ site }) => isAbout(site, places))
      .map(({ day, site, asked, yes }) =>
        row("sign", day, `${placeOf(site)}asked ${asked.length} signs; yes to ${yesWords(yes)}`),
      ),
  weekly: ({ history, places }) =>
    history.ostrc
      .filter(({ site }) => isAbout(site, places))
      .map((week) =>
        row("weekly", week.day, `${placeOf(week.site)}weekly answer, severity of 100`, {
          value: ostrcSeverity(week),
          unit: "",
        }),
      ),
  seen: ({ history }) => history.seenFlags.map(({ rule, day }) => row("seen", day, `${rule} was said to be seen`)),
  therapy: ({ history }) =>
    history.therapy.map(({ day, kind, regions }) =>
      row("therapy", day, `${kind}: ${inARow(regions) || "no region named"}`),
    ),
  run: ({ history }) =>
    runRows(history, "run", "km", ({ distanceM }) => (distanceM === null ? null : kmFromM(distanceM))),
  cadence: ({ history }) => runRows(history, "cadence", "spm", ({ avgCadenceSpm }) => avgCadenceSpm),
  balance: ({ history }) =>
    runRows(history, "balance", "%", ({ groundContactBalanceLeftFrac: left }) => (left === null ? null : 100 * left)),
  decoupling: ({ history }) => runRows(history, "decoupling", "%", decouplingOf),
  day: ({ days }) =>
    days.map(({ day, state, distanceM }) =>
      row("day", day, DAY_WORDS[state], { value: distanceM === null ? null : kmFromM(distanceM), unit: "km" }),
    ),
  plan: ({ history }) =>
    history.planned.map(({ day, distanceM }) =>
      row("plan", day, "planned run", { value: kmFromM(distanceM), unit: "km" }),
    ),
};

const DAY_WORDS: Readonly<Record<DayRecord["state"], string>> = {
  observed: "run",
  rest: "rest",
  unknown: "not known",
};

/**
 * The rows of one kind within the window, ascending by day.
 *
 * @see docs/METHODS.md#explaining-a-finding
 */
export function explainRows(kind: RowKind, source: RowSource): ExplainRow[] {
  return READERS[kind](source)
    .filter(({ day }) => isWithin(day, source.window))
    .sort((a, b) => a.day - b.day);
}

interface Measured {
  readonly value: number | null;
  readonly unit: Unit;
}

function row(kind: RowKind, day: LocalDay, words: string, { value, unit }: Measured = UNMEASURED): ExplainRow {
  return { kind, day, words, value: value === null || !Number.isFinite(value) ? null : value, unit };
}

const UNMEASURED: Measured = { value: null, unit: "" };

function painRows({ history, places }: RowSource): ExplainRow[] {
  const entries = history.pain
    .filter((entry) => isAbout(entry, places))
    .map((entry) => row("pain", entry.day, entryWords(entry), { value: entry.nrs, unit: "NRS" }));
  const free = history.noPain.map(({ day }) => row("pain", day, "No pain today", { value: 0, unit: "NRS" }));
  return [...entries, ...free];
}

function entryWords(entry: PainEntry): string {
  const said = [
    entry.quality,
    entry.alteredGait === true ? "stride changed" : null,
    entry.nightPain === true ? "pain at night" : null,
  ].filter((item) => item !== null);
  const more = said.length === 0 ? "" : ` (${said.join(", ")})`;
  return `${capitalised(siteName(entry).plain)} ${MOMENTS[entry.moment]}${more}`;
}

function runRows(
  { sessions }: RunnerHistory,
  kind: RowKind,
  unit: Unit,
  read: (run: SessionSummary) => number | null,
): ExplainRow[] {
  return sessions
    .filter(({ sport }) => sport === "run")
    .map((session) => row(kind, session.localDay, "run", { value: read(session), unit }));
}

function isAbout(site: PainSite | null, places: ReadonlySet<string>): boolean {
  return places.size === 0 || site === null || places.has(siteName(site).plain);
}

function placeOf(site: PainSite | null): string {
  return site === null ? "" : `${capitalised(siteName(site).plain)}: `;
}

function yesWords(yes: readonly RedFlagSign[]): string {
  return yes.length === 0 ? "none" : inARow(yes.map((sign) => ENGLISH.say(`sign.${sign}.noun`)));
}
