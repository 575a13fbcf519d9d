import type { RunnerHistory } from "../../../domain/history.ts";
import { addDays, type LocalDay } from "../../../domain/local-day.ts";
import { painContext } from "../../pain/pain-context.ts";
import { painMorning } from "../../pain/pain-morning.ts";
import { type SiteDay, type SiteDiary, siteDiaries, worstAt } from "../../pain/site-diary.ts";

/** Longer than any look-back of a rule from the day itself. */
const LOOK_BACK_DAYS = 60;
/** More than this is not kept, so that ten years of daily pain can be replayed. */
const MOST_DAYS = 200;
/** After so many quiet days, on at least three of which the place was answered about, nothing before them is remembered. */
const QUIET_DAYS = 15;
const QUIET_ANSWERS = 3;
/** A sore morning is compared with the 28 days before its run. */
const USUAL_DAYS = 28;

/** For each day the first day that its verdict can still depend on, as far as the pain rules go. */
export type CutOn = (day: LocalDay) => LocalDay;

/**
 * How much of a history the verdict of each day rests on. A pain rule forgets: two quiet answers settle it, and its other
 * windows are short. So whatever lies before a stretch of quiet answers about every place cannot change a verdict after
 * it, and a replay may leave it out. Signs that stand until they were seen are another matter: they are never left out.
 * Where a place has had no quiet stretch, the last 200 days are kept.
 *
 * @see docs/METHODS.md#replay
 */
export function replayCuts(history: RunnerHistory, asOf: LocalDay): CutOn {
  const context = painContext(history, asOf);
  const sites = siteDiaries(history.pain, history.noPain, asOf).map((diary) => {
    const past: Past = {
      runDays: context.runDays,
      metMornings: new Set(painMorning(diary, context).roseOn),
    };
    return siteCuts(diary, past);
  });
  return (day) => {
    const cut = sites.reduce<LocalDay>((first, site) => earlier(first, site(day)), addDays(day, -LOOK_BACK_DAYS));
    return later(cut, addDays(day, -MOST_DAYS));
  };
}

const earlier = (a: LocalDay, b: LocalDay): LocalDay => (a < b ? a : b);
const later = (a: LocalDay, b: LocalDay): LocalDay => (a > b ? a : b);

/** What the cuts of a place are made from beside its diary. */
interface Past {
  readonly runDays: readonly LocalDay[];
  readonly metMornings: ReadonlySet<LocalDay>;
}

/** What is known about a place while its days are passed one by one. */
interface SiteState {
  /** The latest quiet answers, without a break. */
  readonly quiet: readonly LocalDay[];
  /** The latest morning that was answered about was sorer than it should be. */
  readonly isMorningMet: boolean;
  /** The first day that what is still remembered looks back to. */
  readonly need: LocalDay;
}

function siteCuts(diary: SiteDiary, past: Past): CutOn {
  const first = diary.days[0]?.day ?? (0 as LocalDay);
  const cuts: { readonly day: LocalDay; readonly cut: LocalDay }[] = [];
  let state: SiteState = { quiet: [], isMorningMet: false, need: addDays(first, -USUAL_DAYS) };
  let runs = 0;
  for (const day of diary.days) {
    while ((past.runDays[runs] ?? Infinity) < day.day) runs++;
    state = stateAfter(state, day, past, past.runDays[runs - 1] ?? day.day);
    cuts.push({ day: day.day, cut: state.need });
  }
  return (day) => latestCut(cuts, day);
}

function stateAfter(state: SiteState, day: SiteDay, past: Past, runBefore: LocalDay): SiteState {
  const isMorning = worstAt(day, ["next_morning"]) !== null;
  const isMorningMet = isMorning ? past.metMornings.has(day.day) : state.isMorningMet;
  if (!isQuiet(day)) {
    const looksBackTo = isMorning ? addDays(runBefore, -USUAL_DAYS) : day.day;
    return { quiet: [], isMorningMet, need: earlier(state.need, looksBackTo) };
  }
  const quiet = [...state.quiet.slice(-1 - QUIET_DAYS), day.day];
  const from = quiet[0] ?? day.day;
  const isForgotten = quiet.length >= QUIET_ANSWERS && day.day - from >= QUIET_DAYS && !isMorningMet;
  return { quiet, isMorningMet, need: isForgotten ? from : state.need };
}

function isQuiet(day: SiteDay): boolean {
  return day.worstNrs === 0 && day.alteredGait !== true;
}

/** The cut of the last answered day up to `day`; before the first answer there is nothing to keep. */
function latestCut(cuts: readonly { readonly day: LocalDay; readonly cut: LocalDay }[], day: LocalDay): LocalDay {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle]?.day ?? Infinity) <= day) low = middle + 1;
    else high = middle;
  }
  return cuts[low - 1]?.cut ?? day;
}
