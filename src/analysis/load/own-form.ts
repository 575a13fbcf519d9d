import type { SessionSummary } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { type BesideUsual, besideUsual } from "./beside-usual.ts";
import { measured } from "./measured.ts";

/** Mean speeds this close are matched. An engineering choice. */
const MATCHED_SPEED_FRAC = 0.03;
/** A balance further from the middle than this is a sensor that slipped. */
const LEAST_BALANCE_FRAC = 0.3;

/**
 * The cadence of the latest run, in steps a minute, beside the runner's own on earlier runs at matched speed: cadence
 * rises with speed, so a slow run has no business beside a fast one.
 *
 * @see docs/METHODS.md#cadence-at-matched-speed
 */
export function latestCadence(sessions: readonly SessionSummary[], asOf: LocalDay): BesideUsual {
  return besideUsual(sessions, asOf, {
    read: (run) => (speedOf(run) === null ? null : positive(run.avgCadenceSpm)),
    isComparable: isMatched,
    why: "NO_CADENCE",
  });
}

/**
 * The share of ground contact on the left foot in the latest run that has one, 0–1, beside the runner's own usual.
 *
 * @see docs/METHODS.md#ground-contact-balance
 */
export function latestBalance(sessions: readonly SessionSummary[], asOf: LocalDay): BesideUsual {
  return besideUsual(sessions, asOf, {
    read: ({ groundContactBalanceLeftFrac: leftFrac }) =>
      leftFrac !== null && Math.abs(leftFrac - 0.5) <= 0.5 - LEAST_BALANCE_FRAC ? leftFrac : null,
    isComparable: () => true,
    why: "NO_GROUND_CONTACT",
  });
}

function isMatched(earlier: SessionSummary, latest: SessionSummary): boolean {
  const [before, now] = [speedOf(earlier), speedOf(latest)];
  if (before === null || now === null || earlier.treadmill !== latest.treadmill) return false;
  return Math.abs(before / now - 1) <= MATCHED_SPEED_FRAC;
}

function speedOf({ distanceM, durationS }: SessionSummary): number | null {
  const [metres, seconds] = [positive(distanceM), positive(durationS)];
  return metres === null || seconds === null ? null : metres / seconds;
}

function positive(value: number | null): number | null {
  const reading = measured(value);
  return reading === 0 ? null : reading;
}
