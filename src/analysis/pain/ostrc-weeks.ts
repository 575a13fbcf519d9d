import type { RunnerHistory } from "../../domain/history.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";
import type { OstrcWeek } from "../../domain/ostrc.ts";
import { type PainSite, siteKey } from "../../domain/pain.ts";
import type { Said, SaidValue } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import { isSubstantial, ostrcSeverity } from "./ostrc.ts";
import type { PainState } from "./pain-state.ts";

const { level, thresholds } = PAIN_RULES.OSTRC_SUBST;

/** The weekly answers about one problem: a place, or the whole body. */
export interface OstrcDiary {
  readonly site: PainSite | null;
  /** Ascending by day. */
  readonly weeks: readonly OstrcWeek[];
}

/**
 * The weekly answers up to a day, by the place they are about. An answer about the whole body that says there was no
 * problem speaks for every place.
 *
 * @see docs/METHODS.md#weekly-questions
 */
export function ostrcDiaries({ ostrc }: Pick<RunnerHistory, "ostrc">, asOf: LocalDay): OstrcDiary[] {
  const known = ostrc.filter(({ day }) => day <= asOf).sort((a, b) => a.day - b.day);
  const sites = new Map(known.map(({ site }) => [site === null ? "" : siteKey(site), site]));
  return [...sites].map(([key, site]) => ({ site, weeks: known.filter((week) => isAbout(week, key)) }));
}

function isAbout({ site, participation }: OstrcWeek, key: string): boolean {
  if (site === null) return key === "" || participation === 0;
  return siteKey(site) === key;
}

/** `OSTRC_SUBST` about one place or the whole body. */
export interface OstrcVerdict {
  readonly site: PainSite | null;
  readonly state: PainState;
}

/**
 * A substantial problem in the latest weekly answer. Red until the next answer; when two weeks have passed without one, it
 * asks.
 *
 * @see docs/METHODS.md#weekly-questions
 */
export function ostrcVerdict({ site, weeks }: OstrcDiary, asOf: LocalDay): OstrcVerdict {
  const last = weeks.at(-1);
  if (last === undefined || isSubstantial(last) !== true) return { site, state: stateWithout(last, asOf) };
  if (asOf - last.day > thresholds.answerDays) return { site, state: { kind: "unjudged", missing: lastWeek(site) } };
  const score = ostrcSeverity(last);
  return {
    site,
    state: {
      kind: "flagged",
      level,
      value: score,
      threshold: null,
      from: addDays(last.day, 1 - thresholds.weekDays),
      to: last.day,
      standsUntil: addDays(last.day, thresholds.answerDays),
      text: heldBack(site, last.day, score),
    },
  };
}

/** An answer that says there is a problem and not how much of one leaves the question open. */
function stateWithout(last: OstrcWeek | undefined, asOf: LocalDay): PainState {
  const isHalf = last !== undefined && last.participation !== 0 && isSubstantial(last) === null;
  if (!isHalf || asOf - last.day > thresholds.answerDays) return { kind: "clear" };
  return { kind: "unjudged", missing: said("ostrc.missing.parts") };
}

function heldBack(site: PainSite | null, day: LocalDay, score: number | null): Said {
  const place: SaidValue = site === null ? said("ostrc.a-problem") : { site, form: "label" };
  const week = { place, day: { day, as: "weekday-short" } } as const;
  return score === null ? said("ostrc.held-back", week) : said("ostrc.held-back.score", { ...week, score });
}

const lastWeek = (site: PainSite | null): Said =>
  site === null ? said("ostrc.missing.week") : said("ostrc.missing.week.place", { place: { site, form: "your" } });
