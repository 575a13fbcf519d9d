import type { Finding } from "../../domain/assessment.ts";
import { weekdayAndDay } from "../../domain/day-words.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { MissingInput, RatioValue } from "../../domain/load.ts";
import { type DayRange, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { type BesideUsual, RECENT_DAYS, USUAL_DAYS } from "../load/beside-usual.ts";
import { latestDecoupling } from "../load/decoupling.ts";
import { hardShare7d } from "../load/hard-share.ts";
import { latestBalance, latestCadence } from "../load/own-form.ts";
import { percentileOf } from "../ratio/percentile.ts";
import { infoFinding } from "./finding.ts";
import type { RUN_INFO_RULES } from "./run-info-data.ts";

type RunInfoCode = keyof typeof RUN_INFO_RULES;

/** What keeps a number of the runs from being known, in words. */
const MISSING: Readonly<Partial<Record<MissingInput | "NO_RECENT_RUN" | "NO_STEADY_RUN", string>>> = {
  NO_RECENT_RUN: "a recent run",
  NO_STEADY_RUN: "a steady run of 40 minutes with heart rate in the last weeks",
  NO_HEART_RATE: "runs with heart rate",
  HEART_RATE_GAPS: "runs with heart rate throughout",
  HR_MAX_UNKNOWN: "your highest heart rate",
  NO_DURATION: "the time of every run",
  NO_CADENCE: "runs with cadence and speed",
  NO_GROUND_CONTACT: "a device that measures both feet",
};

/**
 * Hard share, decoupling, cadence and ground contact balance: the value and its place among the runner's own earlier ones,
 * without a colour. What a watch does not measure is not a gap in the log: a number that is not known says so, and does
 * not make the verdict grey.
 *
 * @see docs/METHODS.md#numbers-without-a-colour
 */
export function runInfoFindings(
  { sessions, settings }: Pick<RunnerHistory, "sessions" | "settings">,
  asOf: LocalDay,
): Finding[] {
  return [
    hardShareFinding(hardShare7d(sessions, asOf, settings), asOf),
    besideFinding("DECOUPLING", latestDecoupling(sessions, asOf), asOf, (value) => `${value.toFixed(1)} %`),
    besideFinding("CADENCE", latestCadence(sessions, asOf), asOf, (value) => `${value.toFixed(0)} steps a minute`),
    besideFinding("ASYM", inPercent(latestBalance(sessions, asOf)), asOf, (value) => `${value.toFixed(1)} %`),
  ];
}

function hardShareFinding(share: ReturnType<typeof hardShare7d>, asOf: LocalDay): Finding {
  const window = windowEnding(asOf, 7);
  if (share.kind === "unknown") return notKnown("HARD_SHARE", share.why, window);
  const pct = 100 * share.value;
  const said = `Share of hard running, 7 days: ${pct.toFixed(0)} %.${among(share.earlier, share.value)}`;
  return infoFinding(
    "HARD_SHARE",
    { text: said, window, coverage: Math.min(1, share.heardFrac) },
    { value: pct, threshold: null },
  );
}

type Read = (value: number) => string;

const TITLES: Readonly<Record<RunInfoCode, string>> = {
  HARD_SHARE: "Share of hard running, 7 days",
  DECOUPLING: "Speed lost per heart beat in a steady run",
  CADENCE: "Cadence",
  ASYM: "Ground contact on the left foot",
};

function besideFinding(code: RunInfoCode, beside: BesideUsual, asOf: LocalDay, words: Read): Finding {
  if (beside.kind === "unknown") return notKnown(code, beside.why, windowEnding(asOf, RECENT_DAYS));
  const { value, usual, run, earlier } = beside;
  const at = code === "CADENCE" ? " at that speed" : "";
  const yours = usual === null ? "" : `, usually ${words(usual)}${at}`;
  const text = `${TITLES[code]}: ${words(value)} on ${weekdayAndDay(run.localDay)}${yours}.${among(earlier, value)}`;
  const window = windowEnding(run.localDay, USUAL_DAYS + 1);
  return infoFinding(code, { text, window }, { value, threshold: null });
}

function notKnown(code: RunInfoCode, why: keyof typeof MISSING, window: DayRange): Finding {
  const text = `${TITLES[code]}: not known. Missing: ${MISSING[why] ?? "runs that tell it"}.`;
  return infoFinding(code, { text, window }, { value: null, threshold: null });
}

function among(earlier: readonly RatioValue[], value: number): string {
  const series = Float64Array.from(earlier, (one) => (one.kind === "known" ? one.value : Number.NaN));
  const place = percentileOf(series, value);
  if (place === null) return " Too few earlier ones for a comparison with your own.";
  return ` Higher than ${Math.round(place)} % of your own.`;
}

/** A share of 0 to 1 as percent, with everything it is compared with. */
function inPercent(beside: BesideUsual): BesideUsual {
  if (beside.kind === "unknown") return beside;
  const pct = (one: RatioValue): RatioValue => (one.kind === "known" ? { ...one, value: 100 * one.value } : one);
  return {
    ...beside,
    value: 100 * beside.value,
    usual: beside.usual === null ? null : 100 * beside.usual,
    earlier: beside.earlier.map(pct),
  };
}
