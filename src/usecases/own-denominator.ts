import { linkDays } from "../analysis/link/episodes/link-days.ts";
import { seededRandom } from "../analysis/link/statistics/seeded-random.ts";
import { type ContrivedDenominator, contrivedDenominator } from "../analysis/ratio/contrived-denominator.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Said, SaidValue } from "../domain/said.ts";
import { said } from "../messages/said.ts";
import { ENGLISH } from "../messages/words.ts";

/** The same draws for the same log. */
const SEED = 1;
/** A day counts as before an onset when one begins within so many days after it. */
const BEFORE_DAYS = 7;

/** What the load ratio of this runner owes to its denominator, and whether that tells their sore spells any better. */
export interface OwnDenominator extends ContrivedDenominator {
  /** English. */
  readonly text: string;
  readonly said: Said;
}

/** Null with fewer than 28 days that have a ratio. */
export function ownDenominator(history: RunnerHistory, asOf: LocalDay): OwnDenominator | null {
  const days = linkDays(history, asOf);
  if (days === null) return null;
  const loads = Array.from(days.load, (load, day) => (days.known[day] === 1 ? load : null));
  const onsets = [...days.onset.keys()].filter((day) => days.onset[day] === 1);
  const isBefore = loads.map((_, day) => onsets.some((onset) => onset > day && onset <= day + BEFORE_DAYS));
  const found = contrivedDenominator(loads, onsets.length === 0 ? null : isBefore, seededRandom(SEED).uniform);
  if (found === null) return null;
  const words = wordsFor(found);
  return { ...found, text: ENGLISH.tell(words), said: words };
}

/** From here on two orders are called nearly the same. A choice of words. */
const NEARLY = 0.7;

function wordsFor({ days, withAcuteAlone, withRandom, beforeOnsets }: ContrivedDenominator): Said {
  const like = withAcuteAlone >= NEARLY ? "nearly" : "partly";
  const order = said("own-link.ratio.order", { days, like, own: two(withAcuteAlone), random: two(withRandom) });
  if (beforeOnsets === null) return said("own-link.ratio.only", { order });
  const { ratio, acuteAlone, random } = beforeOnsets;
  return said("own-link.ratio.spells", {
    order,
    ratio: percent(ratio),
    acute: percent(acuteAlone),
    random: percent(random),
  });
}

const two = (number: number): SaidValue => ({ number, digits: 2 });
const percent = (frac: number): number => Math.round(100 * frac);
