import type { ReverseView } from "../episodes/reverse-view.ts";
import type { ExposureFinding, OddsRange } from "./exposure-finding.ts";
import type { ExposureName } from "./exposures.ts";
import type { LoadDrop } from "./load-drop.ts";
import type { OwnRuns } from "./runs-followed.ts";
import type { Tier } from "./tier.ts";

const AFTER: Readonly<Record<Exclude<ExposureName, "spike">, string>> = {
  week: "weeks above your median",
  month: "four-week loads above your median",
  longest: "weeks with a longest run above your median",
};

/**
 * What one exposure says, in the words its number of onsets allows. It says what went together, never why.
 *
 * @param tests how many comparisons with chance were made
 * @see docs/METHODS.md#one-runner
 */
export function findingWords(finding: ExposureFinding, tier: Tier, tests: number): string {
  return `${countWords(finding)}${chanceWords(finding, tier, tests)} ${oddsWords(finding)}`.trim();
}

/**
 * The same in one line, for a place where there is room for no more.
 *
 * @see docs/METHODS.md#one-runner
 */
export function shortWords(finding: ExposureFinding, tier: Tier): string {
  if (tier === "descriptive") return `${countWords(finding)}; with so few this can be chance.`;
  const isBeyondChance = finding.adjustedP !== null && finding.adjustedP <= 0.05;
  return `${countWords(finding)}; ${isBeyondChance ? "chance alone seldom gives as much, which does not say why" : "this can be chance"}.`;
}

function countWords({ exposure, outcome, higher, onsets, usualFrac, lagDays }: ExposureFinding): string {
  const counted = `${higher} of ${NOUNS[outcome](onsets)}`;
  if (exposure !== "spike")
    return `${counted} followed ${AFTER[exposure]}${lagDays === 0 ? "" : `, the last ${lagDays} days left out`}`;
  const usual = usualFrac === null ? "" : `, and ${percentWords(usualFrac)} of your other days do`;
  return `${counted} came ${weekAfter(lagDays)} a run that was a spike${usual}`;
}

/** The 7 days that count after a run, in words. */
function weekAfter(lagDays: number): string {
  return lagDays === 0 ? "within 7 days after" : `${lagDays + 1} to ${lagDays + 7} days after`;
}

function chanceWords({ shift, adjustedP }: ExposureFinding, tier: Tier, tests: number): string {
  if (tier === "descriptive") return "; with so few this can be chance.";
  if (shift === null || shift.kind === "cannot-tell") return ". The history is too short to compare that with chance.";
  const ways = `. Of ${shift.shifts} other ways to lay these days over each other, ${percentWords(shift.pValue)} give more; those that give just as much count half`;
  if (shift.pValue > 0.05) return `${ways}, so this can be chance.`;
  if ((adjustedP ?? 1) > 0.05) return `${ways}. As ${tests} questions were asked, this can still be chance.`;
  return `${ways}. It says what went together, not why.`;
}

function oddsWords({ odds, exposure, outcome, onsets }: ExposureFinding): string {
  if (odds === null) return "";
  if (odds.kind === "cannot-tell") return `No odds: ${odds.why}.`;
  const what = exposure === "spike" ? "after a spike" : `for each ${odds.per.toFixed(1)} ${odds.perUnit} more`;
  const ratio = `odds ${rangeWords(odds, what)}`;
  return `Exploratory: ${ratio}, from the ${odds.informativeSets} of ${NOUNS[outcome](onsets)} that differ from their days to compare.`;
}

/**
 * Own runs in plain counts: the absolute numbers beside anything relative.
 *
 * @see docs/METHODS.md#runs-at-risk
 */
export function runsWords({ spike, reference, lagDays }: OwnRuns): string {
  if (spike.runs === 0) return "No run on a day without pain was a spike, so there is nothing to compare.";
  const rest = reference.runs === 0 ? "" : ` Of ${reference.runs} other runs, ${reference.followed}.`;
  return `Of your ${runWords(spike.runs)} that were a spike, ${spike.followed} had a new sore place ${lagDays === 0 ? "within 7 days" : `${lagDays + 1} to ${lagDays + 7} days later`}.${rest}`;
}

/**
 * What happened to the load once an episode had begun, and a caution where it had dropped before.
 *
 * @see docs/METHODS.md#pain-changes-load
 */
export function reverseWords(view: ReverseView, drop: LoadDrop): string {
  const caution = drop.kind === "estimated" && drop.isFound ? ` ${CAUTION}` : "";
  if (view.kind === "cannot-tell") return `What you ran after an episode began cannot be told: ${view.why}.${caution}`;
  return `After an episode began you ran less in ${view.fell} of ${view.onsets}. Pain changes running too, so only the days before it are counted here.${caution}`;
}

const CAUTION =
  "On the last days before your episodes you had already run less than usual. It may have hurt before you wrote it down, so less running before an episode says nothing against rest.";

/**
 * How far one runner is from what a study would need.
 *
 * @param needed events, from `eventsNeeded`; null when no day or every day was exposed
 * @see docs/METHODS.md#power
 */
export function neededWords(onsets: number, needed: number | null): string {
  const have = `You have ${episodeWords(onsets)}.`;
  if (needed === null) return have;
  if (onsets >= needed) return `${have} That is as many as it takes to see what the largest study saw, in one runner.`;
  return `${have} To see what the largest study saw would take about ${needed}, more than one runner's log can hold.`;
}

function episodeWords(count: number): string {
  return count === 1 ? "1 episode" : `${count} episodes`;
}

function rangeWords(odds: OddsRange, what: string): string {
  if (odds.ratio !== null)
    return `${odds.ratio.toFixed(1)} times as high ${what} (95 % interval ${odds.lower.toFixed(1)} to ${odds.upper.toFixed(1)})`;
  const end = odds.lower === null ? `at most ${odds.upper.toFixed(1)}` : `at least ${odds.lower.toFixed(1)}`;
  return `${end} times as high ${what} (95 % bound; all of them lie on this side, so there is no other end)`;
}

const NOUNS = { episode: episodeWords, "next-morning": morningWords } as const;

function morningWords(count: number): string {
  return `${count === 1 ? "1 morning" : `${count} mornings`} with pain up by 2 or more`;
}

function runWords(count: number): string {
  return count === 1 ? "1 run" : `${count} runs`;
}

function percentWords(frac: number): string {
  const percent = 100 * frac;
  return percent > 0 && percent < 1 ? "under 1 %" : `${Math.round(percent)} %`;
}
