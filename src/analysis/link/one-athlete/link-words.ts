import type { Said, SaidValue } from "../../../domain/said.ts";
import { METRES_PER_KM } from "../../../domain/units.ts";
import { said } from "../../../messages/said.ts";
import type { ReverseView } from "../episodes/reverse-view.ts";
import { whyOf } from "../statistics/estimated.ts";
import type { ExposureFinding, OddsRange } from "./exposure-finding.ts";
import type { LoadDrop } from "./load-drop.ts";
import type { OwnRuns } from "./runs-followed.ts";
import type { Tier } from "./tier.ts";

/**
 * What one exposure says, in the words its number of onsets allows. It says what went together, never why.
 *
 * @param tests how many comparisons with chance were made
 * @see docs/METHODS.md#one-runner
 */
export function findingWords(finding: ExposureFinding, tier: Tier, tests: number): Said {
  const before = chanceWords(finding, tier, tests);
  const next = oddsWords(finding);
  return next === null ? before : said("list.sentences", { before, next });
}

/**
 * The same in one line, for a place where there is room for no more.
 *
 * @see docs/METHODS.md#one-runner
 */
export function shortWords(finding: ExposureFinding, tier: Tier): Said {
  const counted = countWords(finding);
  if (tier === "descriptive") return said("own-link.chance.few", { counted });
  const isBeyondChance = finding.adjustedP !== null && finding.adjustedP <= 0.05;
  if (!isBeyondChance) return said("own-link.short.can-be", { counted });
  return said(tier === "compared" ? "own-link.short.beyond-few" : "own-link.short.beyond", { counted });
}

function countWords({ exposure, outcome, higher, onsets, usualFrac, lagDays }: ExposureFinding): Said {
  const what = said(`own-link.what.${outcome}`, { count: onsets });
  if (exposure !== "spike") {
    const counted = said(`own-link.counted.${exposure}`, { higher, what });
    return lagDays === 0 ? counted : said("own-link.counted.left-out", { counted, days: lagDays });
  }
  const counted = said("own-link.counted.spike", { higher, what, ...daysAfter(lagDays) });
  return usualFrac === null ? counted : said("own-link.counted.usual", { counted, share: shareWords(usualFrac) });
}

/** The 7 days that count after a run. */
const daysAfter = (lagDays: number) => ({ lag: lagDays, first: lagDays + 1, last: lagDays + 7 });

function chanceWords(finding: ExposureFinding, tier: Tier, tests: number): Said {
  const { shift, adjustedP } = finding;
  const counted = countWords(finding);
  if (tier === "descriptive") return said("own-link.chance.few", { counted });
  if (shift === null || shift.kind === "cannot-tell") return said("own-link.chance.short", { counted });
  const ways = said("own-link.chance.ways", { counted, shifts: shift.shifts, share: shareWords(shift.pValue) });
  if (shift.pValue > 0.05) return said("own-link.chance.can-be", { ways });
  if ((adjustedP ?? 1) > 0.05) return said("own-link.chance.many", { ways, tests });
  return said(tier === "compared" ? "own-link.chance.beyond-few" : "own-link.chance.beyond", { ways });
}

function oddsWords({ odds, exposure, outcome, onsets }: ExposureFinding): Said | null {
  if (odds === null) return null;
  if (odds.kind === "cannot-tell") return said("own-link.odds.unknown", { why: whyOf(odds) });
  const after =
    exposure === "spike"
      ? said("own-link.odds.after-spike")
      : said("own-link.odds.each", { amount: amountOf(odds.per, odds.perUnit) });
  return said("own-link.odds.told", {
    range: rangeWords(odds, after),
    sets: odds.informativeSets,
    what: said(`own-link.what.${outcome}`, { count: onsets }),
  });
}

function amountOf(amount: number, unit: string): SaidValue {
  if (unit === "km") return { distanceM: amount * METRES_PER_KM };
  return said("own-link.amount", { amount: oneDigit(amount), unit });
}

/**
 * Own runs in plain counts: the absolute numbers beside anything relative.
 *
 * @see docs/METHODS.md#runs-at-risk
 */
export function runsWords({ spike: { runs, followed }, reference, lagDays }: OwnRuns): Said {
  if (runs === 0) return said("own-link.runs.none");
  const spike = said("own-link.runs.spike", { runs, followed, ...daysAfter(lagDays) });
  return reference.runs === 0 ? spike : said("own-link.runs.rest", { spike, ...reference });
}

/**
 * What happened to the load once an episode had begun, and a caution where it had dropped before.
 *
 * @see docs/METHODS.md#pain-changes-load
 */
export function reverseWords(view: ReverseView, drop: LoadDrop): Said {
  const before =
    view.kind === "cannot-tell"
      ? said("own-link.reverse.unknown", { why: whyOf(view) })
      : said("own-link.reverse.told", { fell: view.fell, onsets: view.onsets });
  const isDropped = drop.kind === "estimated" && drop.isFound;
  return isDropped ? said("list.sentences", { before, next: said("own-link.reverse.caution") }) : before;
}

/**
 * How far one runner is from what a study would need.
 *
 * @param needed events, from `eventsNeeded`; null when no day or every day was exposed
 * @see docs/METHODS.md#power
 */
export function neededWords(onsets: number, needed: number | null): Said {
  const what = said("own-link.what.episode", { count: onsets });
  if (needed === null) return said("own-link.needed.have", { what });
  return onsets >= needed ? said("own-link.needed.enough", { what }) : said("own-link.needed.more", { what, needed });
}

function rangeWords(odds: OddsRange, what: Said): Said {
  if (odds.ratio !== null) {
    const { ratio, lower, upper } = odds;
    return said("own-link.odds.ratio", {
      what,
      ratio: oneDigit(ratio),
      lower: oneDigit(lower),
      upper: oneDigit(upper),
    });
  }
  return odds.lower === null
    ? said("own-link.odds.at-most", { what, end: oneDigit(odds.upper) })
    : said("own-link.odds.at-least", { what, end: oneDigit(odds.lower) });
}

const oneDigit = (number: number): SaidValue => ({ number, digits: 1 });

function shareWords(frac: number): Said {
  const percent = 100 * frac;
  return percent > 0 && percent < 1
    ? said("own-link.share.under-one")
    : said("own-link.share", { pct: Math.round(percent) });
}
