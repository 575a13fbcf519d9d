import type { BacktestNumber, ForecastSkill } from "../../../domain/backtest.ts";
import { movingBlockBootstrap } from "../statistics/bootstrap.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { type AlertTrack, eventAhead } from "./alert-track.ts";
import { BLOCK_DAYS } from "./burden.ts";

/** Earlier days before the first forecast. */
const WARMUP_DAYS = 180;
/** The base rate weighs as much as this many days of the runner's own. */
const PRIOR_DAYS = 30;
const REPLICATES = 500;
const SEED = 20_251_123;

interface Forecasts {
  /** Squared errors of the forecast with the flag, and of the base rate alone. */
  readonly errors: readonly number[];
  readonly baseErrors: readonly number[];
}

/**
 * The only probability a flag can give: how often an event followed so far on days like this one, with the flag up or
 * down. Each day's forecast uses only days whose horizon had ended by then, and is pulled to the base rate so far.
 *
 * @returns null before 180 earlier days, or when nothing ever followed
 * @see docs/METHODS.md#rolling-forecast
 */
export function rollingForecast(track: AlertTrack, horizonDays: number): ForecastSkill | null {
  const { errors, baseErrors } = forecastErrors(track, horizonDays);
  const baseTotal = total(baseErrors);
  if (errors.length === 0 || baseTotal === 0) return null;
  return {
    days: errors.length,
    brier: total(errors) / errors.length,
    baseBrier: baseTotal / errors.length,
    skill: skillOf(errors, baseErrors),
  };
}

function forecastErrors(track: AlertTrack, horizonDays: number): Forecasts {
  const ahead = eventAhead(track.event, horizonDays);
  const seen = [
    { days: 0, hits: 0 },
    { days: 0, hits: 0 },
  ] as const satisfies readonly { days: number; hits: number }[];
  const errors: number[] = [];
  const baseErrors: number[] = [];
  for (let day = 0; day < track.counted.length; day++) {
    learn(seen, track, ahead, day - horizonDays);
    const days = seen[0].days + seen[1].days;
    if (track.counted[day] !== 1 || days < WARMUP_DAYS) continue;
    const base = (seen[0].hits + seen[1].hits + 0.5) / (days + 1);
    const like = seen[track.alert[day] === 1 ? 1 : 0];
    const forecast = (like.hits + PRIOR_DAYS * base) / (like.days + PRIOR_DAYS);
    const outcome = ahead[day] ?? 0;
    errors.push((forecast - outcome) ** 2);
    baseErrors.push((base - outcome) ** 2);
  }
  return { errors, baseErrors };
}

/** A day is learned from when its horizon has ended. */
function learn(
  seen: readonly { days: number; hits: number }[],
  { counted, alert }: AlertTrack,
  ahead: Uint8Array,
  day: number,
): void {
  const cell = seen[alert[day] === 1 ? 1 : 0];
  if (day < 0 || counted[day] !== 1 || cell === undefined) return;
  cell.days++;
  cell.hits += ahead[day] ?? 0;
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function skillOf(errors: readonly number[], baseErrors: readonly number[]): BacktestNumber {
  const skillIn = (days: Iterable<number>) => {
    let [error, base] = [0, 0];
    for (const day of days) {
      error += errors[day] ?? 0;
      base += baseErrors[day] ?? 0;
    }
    return base > 0 ? 1 - error / base : null;
  };
  const options = { random: seededRandom(SEED), replicates: REPLICATES };
  const interval = movingBlockBootstrap(errors.length, BLOCK_DAYS, skillIn, options);
  return {
    value: skillIn(errors.keys()),
    interval:
      interval.kind === "cannot-tell"
        ? null
        : { lower: interval.lower, upper: interval.upper, method: "block-bootstrap" },
  };
}
