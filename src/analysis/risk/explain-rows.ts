import type { DayRecord } from "../../domain/assessment.ts";
import type { RunnerHistory, SessionSummary } from "../../domain/history.ts";
import { type DayRange, isWithin, type LocalDay } from "../../domain/local-day.ts";
import type { PainEntry, PainSite, Region } from "../../domain/pain.ts";
import type { RedFlagSign } from "../../domain/red-flag-check.ts";
import type { Said, SaidValue } from "../../domain/said.ts";
import { siteName } from "../../domain/site-words.ts";
import type { TherapyKind } from "../../domain/therapy.ts";
import { kmFromM, type Unit } from "../../domain/units.ts";
import { listed, said } from "../../messages/said.ts";
import { decouplingOf } from "../load/decoupling.ts";
import { ostrcSeverity } from "../pain/ostrc.ts";

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
  readonly words: Said;
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

const READERS: Readonly<Record<RowKind, (source: RowSource) => readonly ExplainRow[]>> = {
  pain: painRows,
  sign: ({ history, places }) =>
    history.redFlagChecks
      .filter(({ site }) => isAbout(site, places))
      .map(({ day, site, asked, yes }) =>
        row("sign", day, at(site, said("explain.row.signs", { count: asked.length, signs: yesWords(yes) }))),
      ),
  weekly: ({ history, places }) =>
    history.ostrc
      .filter(({ site }) => isAbout(site, places))
      .map((week) =>
        row("weekly", week.day, at(week.site, said("explain.row.weekly")), {
          value: ostrcSeverity(week),
          unit: "",
        }),
      ),
  seen: ({ history }) => history.seenFlags.map(({ rule, day }) => row("seen", day, said("explain.row.seen", { rule }))),
  therapy: ({ history }) =>
    history.therapy.map(({ day, kind, regions }) => row("therapy", day, therapyWords(kind, regions))),
  run: ({ history }) =>
    runRows(history, "run", "km", ({ distanceM }) => (distanceM === null ? null : kmFromM(distanceM))),
  cadence: ({ history }) => runRows(history, "cadence", "spm", ({ avgCadenceSpm }) => avgCadenceSpm),
  balance: ({ history }) =>
    runRows(history, "balance", "%", ({ groundContactBalanceLeftFrac: left }) => (left === null ? null : 100 * left)),
  decoupling: ({ history }) => runRows(history, "decoupling", "%", decouplingOf),
  day: ({ days }) =>
    days.map(({ day, state, distanceM }) =>
      row("day", day, said(`explain.day.${state}`), {
        value: distanceM === null ? null : kmFromM(distanceM),
        unit: "km",
      }),
    ),
  plan: ({ history }) =>
    history.planned.map(({ day, distanceM }) =>
      row("plan", day, said("explain.row.planned"), { value: kmFromM(distanceM), unit: "km" }),
    ),
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

function row(kind: RowKind, day: LocalDay, words: Said, { value, unit }: Measured = UNMEASURED): ExplainRow {
  return { kind, day, words, value: value === null || !Number.isFinite(value) ? null : value, unit };
}

const UNMEASURED: Measured = { value: null, unit: "" };

function painRows({ history, places }: RowSource): ExplainRow[] {
  const entries = history.pain
    .filter((entry) => isAbout(entry, places))
    .map((entry) => row("pain", entry.day, entryWords(entry), { value: entry.nrs, unit: "NRS" }));
  const free = history.noPain.map(({ day }) =>
    row("pain", day, said("explain.row.no-pain"), { value: 0, unit: "NRS" }),
  );
  return [...entries, ...free];
}

function entryWords({ region, side, moment, quality, alteredGait, nightPain }: PainEntry): Said {
  const more = [
    quality === null ? null : said(`explain.row.quality.${quality}`),
    alteredGait === true ? said("explain.row.stride") : null,
    nightPain === true ? said("explain.row.night") : null,
  ].filter((item) => item !== null);
  const entry = said(`explain.row.pain.${moment}`, { place: { site: { region, side }, form: "label" } });
  return more.length === 0 ? entry : said("explain.row.pain.more", { entry, more: inCommas(more) });
}

/** Few enough to be set apart by commas alone. */
const inCommas = (items: readonly Said[]): SaidValue =>
  items.reduce((before, next) => said("list.comma", { before, next }));

function therapyWords(kind: TherapyKind, regions: readonly Region[]): Said {
  return said("explain.row.therapy", {
    kind: said(`explain.row.therapy.${kind}`),
    regions:
      regions.length === 0
        ? said("explain.row.no-region")
        : listed(regions.map((region) => ({ site: { region, side: null }, form: "plain" }))),
  });
}

function runRows(
  { sessions }: RunnerHistory,
  kind: RowKind,
  unit: Unit,
  read: (run: SessionSummary) => number | null,
): ExplainRow[] {
  return sessions
    .filter(({ sport }) => sport === "run")
    .map((session) => row(kind, session.localDay, said("explain.day.observed"), { value: read(session), unit }));
}

function isAbout(site: PainSite | null, places: ReadonlySet<string>): boolean {
  return places.size === 0 || site === null || places.has(siteName(site).plain);
}

function at(site: PainSite | null, what: Said): Said {
  return site === null ? what : said("explain.row.at", { place: { site, form: "label" }, what });
}

function yesWords(yes: readonly RedFlagSign[]): SaidValue {
  return yes.length === 0 ? said("explain.row.signs.none") : listed(yes.map((sign) => said(`sign.${sign}.noun`)));
}
