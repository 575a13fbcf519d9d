import type { Estimated } from "../statistics/estimated.ts";
import type { Contrast } from "./athlete-draws.ts";
import type { SquadHazard } from "./squad-hazard.ts";
import type { SessionLevel, SquadSessions } from "./squad-sessions.ts";

/**
 * What the session model says, in sentences: absolute numbers beside the ratio, and what it does not say.
 *
 * @see docs/METHODS.md#squad-model
 */
export function sessionsWords(sessions: SquadSessions): string[] {
  if (sessions.kind === "cannot-tell") return [`Run by run we cannot tell: ${sessions.why}.`];
  const { runs, athletes, levels, anySpike, lagDays } = sessions;
  return [
    `${runs} runs of ${athletes} athletes could be followed for ${lagDays + 7} days.`,
    ...levels.flatMap((level) => (level.rows === 0 ? [] : [levelWords(level, lagDays)])),
    `After a run that was a spike, of any size, ${ratioWords(anySpike)}`,
    "These went together in this squad. It does not say why, nor what will happen after the next run.",
  ];
}

const LEVELS: Readonly<Record<SessionLevel["level"], string>> = {
  reference: "runs that were no spike",
  small: "small spikes",
  moderate: "moderate spikes",
  large: "large spikes",
  return: "first runs after a break",
};

function levelWords({ level, rows, events, per1000, interval }: SessionLevel, lagDays: number): string {
  const counted = `${rows} ${LEVELS[level]}: ${events} had a new sore place ${lagDays === 0 ? "within 7 days" : `${lagDays + 1} to ${lagDays + 7} days later`}`;
  if (per1000 === null || interval.kind === "cannot-tell") return `${counted}.`;
  return `${counted}, ${Math.round(per1000)} of 1,000 (95 % interval ${Math.round(interval.lower)} to ${Math.round(interval.upper)}).`;
}

const OUTCOMES = {
  episode: { start: "Day by day", events: "new episodes" },
  "next-morning": { start: "Morning by morning", events: "mornings with pain up by 2 or more" },
} as const;

/**
 * What the day model says about spikes, in sentences; of new episodes or of mornings with more pain.
 *
 * @see docs/METHODS.md#squad-model
 */
export function hazardWords(hazard: SquadHazard, outcome: keyof typeof OUTCOMES = "episode"): string[] {
  if (hazard.kind === "cannot-tell") return [`${OUTCOMES[outcome].start} we cannot tell: ${hazard.why}.`];
  const { episodes, daysAtRisk, athletes, leftOut, levels, lagDays } = hazard;
  const after = lagDays === 0 ? "In the week after" : `${lagDays + 1} to ${lagDays + 7} days after`;
  const usual = levels.find(({ level }) => level === "reference")?.per1000 ?? null;
  return [
    `${episodes} ${OUTCOMES[outcome].events} on ${daysAtRisk} days of ${athletes} athletes; ${leftOut} more days were left out, as the loads before them are not known.`,
    ...(usual === null
      ? []
      : [
          `Without a spike ${lagDays === 0 ? "in the week before" : `${lagDays + 1} to ${lagDays + 7} days before`}: ${oneDecimal(usual)} of 1,000 days.`,
        ]),
    ...levels.flatMap(({ level, rows, ratio, per1000 }) => {
      if (level === "reference" || rows === 0) return [];
      const chance = per1000 === null ? "" : ` (${oneDecimal(per1000)} of 1,000 days)`;
      return [`${after} ${LEVELS[level]}${chance}: ${ratioWords(ratio)}`];
    }),
  ];
}

function ratioWords(ratio: Estimated<Contrast>): string {
  if (ratio.kind === "cannot-tell") return `no odds can be told: ${ratio.why}.`;
  const unclear = ratio.lower <= 1 && ratio.upper >= 1 ? "; that holds no difference at all" : "";
  return `odds ${ratio.value.toFixed(1)} times as high (95 % interval ${ratio.lower.toFixed(1)} to ${ratio.upper.toFixed(1)}${unclear}).`;
}

function oneDecimal({ value, lower, upper }: Contrast): string {
  return `${value.toFixed(1)} (${lower.toFixed(1)} to ${upper.toFixed(1)})`;
}
