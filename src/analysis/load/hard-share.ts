import { type EffectiveSetting, settingsOn } from "../../domain/athlete.ts";
import type { SessionSummary } from "../../domain/history.ts";
import type { MissingInput, RatioValue } from "../../domain/load.ts";
import { addDays, type DayRange, daysOf, type LocalDay } from "../../domain/local-day.ts";
import { intensityOf, type ZoneScale, zoneScale } from "./intensity.ts";
import { measured } from "./measured.ts";

const WINDOW_DAYS = 7;
/** Share of the running time of the window that must have a heart rate. An engineering choice. */
const MIN_HEARD_FRAC = 0.8;
/** Earlier days that a share is compared with. An engineering choice. */
const EARLIER_DAYS = 365;
/** Zones that count as hard, by scale: 4 and 5 of the highest heart rate; at the threshold and above. */
const FIRST_HARD_ZONE: Readonly<Record<ZoneScale["by"], number>> = { maximum: 4, threshold: 5 };

/** Hard running of the last seven days: a share of the time that has a heart rate, 0–1. */
export type HardShare =
  | {
      readonly kind: "known";
      readonly value: number;
      readonly by: ZoneScale["by"];
      readonly hardS: number;
      /** Share of the running time that has a heart rate, 0–1. */
      readonly heardFrac: number;
      /** The same number on each of the 365 days before, for a percentile. */
      readonly earlier: readonly RatioValue[];
    }
  | { readonly kind: "unknown"; readonly why: MissingInput | "NO_RECENT_RUN" };

/**
 * The share of hard running in the seven days that end with `asOf`: time in zones 4 and 5 of the highest heart rate, or at
 * the lactate threshold and above where it is stated, over all time that has a heart rate. One scale, that of `asOf`, is
 * used for all days.
 *
 * @param sessions ascending by day
 * @see docs/METHODS.md#hard-share
 */
export function hardShare7d(
  sessions: readonly SessionSummary[],
  asOf: LocalDay,
  settings: readonly EffectiveSetting[],
): HardShare {
  const scale = zoneScale(settingsOn(asOf, settings));
  const from = addDays(asOf, -EARLIER_DAYS - WINDOW_DAYS);
  const runs = sessions.flatMap((session) =>
    session.sport === "run" && session.localDay > from && session.localDay <= asOf ? [hardOf(session, scale)] : [],
  );
  const weeks = weeksUpTo({ from: addDays(asOf, -EARLIER_DAYS), to: asOf }, runs);
  const now = shareOf(weeks.pop() ?? []);
  if (now.kind === "unknown" || scale === null) return now.kind === "unknown" ? now : NO_SCALE;
  const earlier = weeks.map((week): RatioValue => {
    const then = shareOf(week);
    return then.kind === "known" ? { kind: "known", value: then.value } : { kind: "unknown", reason: "UNMEASURED" };
  });
  return { ...now, by: scale.by, earlier };
}

/** The runs of the seven days up to each day of a range. */
function weeksUpTo(days: DayRange, runs: readonly HardRun[]): (readonly HardRun[])[] {
  const dayAt = (place: number) => runs[place]?.day ?? Number.POSITIVE_INFINITY;
  let [from, to] = [0, 0];
  return daysOf(days).map((day) => {
    while (dayAt(to) <= day) to++;
    while (dayAt(from) <= day - WINDOW_DAYS) from++;
    return runs.slice(from, to);
  });
}

const NO_SCALE = { kind: "unknown", why: "HR_MAX_UNKNOWN" } as const;

interface HardRun {
  readonly day: LocalDay;
  readonly durationS: number | null;
  readonly heardS: number;
  readonly hardS: number;
  readonly why: MissingInput | null;
}

function hardOf(session: SessionSummary, scale: ZoneScale | null): HardRun {
  const { localDay: day } = session;
  const durationS = measured(session.durationS);
  const intensity = intensityOf(session, scale);
  if (intensity.kind === "unknown") return { day, durationS, heardS: 0, hardS: 0, why: intensity.why };
  const { by, secondsS } = intensity.value;
  const heardS = sumOf(secondsS);
  return { day, durationS, heardS, hardS: sumOf(secondsS.slice(FIRST_HARD_ZONE[by])), why: null };
}

function shareOf(week: readonly HardRun[]) {
  if (week.length === 0) return { kind: "unknown", why: "NO_RECENT_RUN" } as const;
  let [heardS, hardS, wholeS] = [0, 0, 0];
  let why: MissingInput | null = null;
  for (const run of week) {
    if (run.durationS === null) return { kind: "unknown", why: "NO_DURATION" } as const;
    heardS += run.heardS;
    hardS += run.hardS;
    wholeS += Math.max(run.durationS, run.heardS);
    why ??= run.why;
  }
  if (heardS === 0 || heardS < MIN_HEARD_FRAC * wholeS)
    return { kind: "unknown", why: why ?? "NO_HEART_RATE" } as const;
  return { kind: "known", value: hardS / heardS, hardS, heardFrac: heardS / wholeS } as const;
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
