import type { Said, SaidValue } from "../../../domain/said.ts";
import { said } from "../../../messages/said.ts";
import { type Estimated, whyOf } from "../statistics/estimated.ts";
import type { Contrast } from "./athlete-draws.ts";
import type { SquadHazard } from "./squad-hazard.ts";
import type { SessionLevel, SquadSessions } from "./squad-sessions.ts";

/**
 * What the session model says, in sentences: absolute numbers beside the ratio, and what it does not say.
 *
 * @see docs/METHODS.md#squad-model
 */
export function sessionsWords(sessions: SquadSessions): Said[] {
  if (sessions.kind === "cannot-tell") return [said("squad.link.run.cannot-tell", { why: whyOf(sessions) })];
  const { runs, athletes, levels, anySpike, lagDays } = sessions;
  return [
    said("squad.link.run.counted", { runs, athletes, days: lagDays + 7 }),
    ...levels.flatMap((level) => (level.rows === 0 ? [] : [levelWords(level, lagDays)])),
    said("squad.link.run.any", { odds: ratioWords(anySpike) }),
    said("squad.link.run.caution"),
  ];
}

function levelWords({ level, rows, events, per1000, interval }: SessionLevel, lagDays: number): Said {
  const counted = { rows, level: said(`squad.link.level.${level}`), events, ...daysAround(lagDays) };
  if (per1000 === null || interval.kind === "cannot-tell") return said("squad.link.run.level", counted);
  const { lower, upper } = interval;
  const chance = { per1000: Math.round(per1000), lower: Math.round(lower), upper: Math.round(upper) };
  return said("squad.link.run.level-chance", { ...counted, ...chance });
}

/** The 7 days that count, after the days that are left out. */
const daysAround = (lagDays: number) => ({ lag: lagDays, first: lagDays + 1, last: lagDays + 7 });

/**
 * What the day model says about spikes, in sentences; of new episodes or of mornings with more pain.
 *
 * @see docs/METHODS.md#squad-model
 */
export function hazardWords(hazard: SquadHazard, outcome: "episode" | "next-morning" = "episode"): Said[] {
  if (hazard.kind === "cannot-tell") return [said("squad.link.day.cannot-tell", { outcome, why: whyOf(hazard) })];
  const { episodes, daysAtRisk, athletes, leftOut, levels, lagDays } = hazard;
  const lag = daysAround(lagDays);
  const usual = levels.find(({ level }) => level === "reference")?.per1000 ?? null;
  return [
    said("squad.link.day.counted", { count: episodes, outcome, days: daysAtRisk, athletes, leftOut }),
    ...(lagDays === 0 || outcome === "next-morning" ? [] : [said("squad.link.day.begin")]),
    ...(usual === null ? [] : [said("squad.link.day.usual", { ...lag, chance: oneDecimal(usual) })]),
    ...levels.flatMap(({ level, rows, ratio, per1000 }) => {
      if (level === "reference" || rows === 0) return [];
      const told = { ...lag, level: said(`squad.link.level.${level}`), odds: ratioWords(ratio) };
      return per1000 === null
        ? [said("squad.link.day.level", told)]
        : [said("squad.link.day.level-chance", { ...told, chance: oneDecimal(per1000) })];
    }),
  ];
}

function ratioWords(ratio: Estimated<Contrast>): Said {
  if (ratio.kind === "cannot-tell") return said("squad.link.odds.unknown", { why: whyOf(ratio) });
  const isUnclear = ratio.lower <= 1 && ratio.upper >= 1;
  return said(isUnclear ? "squad.link.odds.unclear" : "squad.link.odds", numbersOf(ratio));
}

const oneDecimal = (contrast: Contrast): Said => said("squad.link.interval", numbersOf(contrast));

const numbersOf = ({ value, lower, upper }: Contrast) => ({
  value: oneDigit(value),
  lower: oneDigit(lower),
  upper: oneDigit(upper),
});
const oneDigit = (number: number): SaidValue => ({ number, digits: 1 });
