import type { Finding } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { RatioValue } from "../../domain/load.ts";
import { type DayRange, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { Said, SaidValue } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { type BesideUsual, RECENT_DAYS, USUAL_DAYS } from "../load/beside-usual.ts";
import { latestDecoupling } from "../load/decoupling.ts";
import { hardShare7d } from "../load/hard-share.ts";
import { latestBalance, latestCadence } from "../load/own-form.ts";
import { percentileOf } from "../ratio/percentile.ts";
import { infoFinding } from "./finding.ts";
import type { RUN_INFO_RULES } from "./run-info-data.ts";

type RunInfoCode = keyof typeof RUN_INFO_RULES;

/** What may keep a number of the runs from being known. */
const MISSING = [
  "NO_RECENT_RUN",
  "NO_STEADY_RUN",
  "NO_HEART_RATE",
  "HEART_RATE_GAPS",
  "HR_MAX_UNKNOWN",
  "NO_DURATION",
  "NO_CADENCE",
  "NO_GROUND_CONTACT",
] as const;

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
    besideFinding("DECOUPLING", latestDecoupling(sessions, asOf), asOf, (value) => percent(value, 1)),
    besideFinding("CADENCE", latestCadence(sessions, asOf), asOf, (value) =>
      said("info.steps", { value: { number: value, digits: 0 } }),
    ),
    besideFinding("ASYM", inPercent(latestBalance(sessions, asOf)), asOf, (value) => percent(value, 1)),
  ];
}

function hardShareFinding(share: ReturnType<typeof hardShare7d>, asOf: LocalDay): Finding {
  const window = windowEnding(asOf, 7);
  if (share.kind === "unknown") return notKnown("HARD_SHARE", share.why, window);
  const pct = 100 * share.value;
  const text = said("info.value", {
    title: said("info.title.HARD_SHARE"),
    value: percent(pct, 0),
    among: among(share.earlier, share.value),
  });
  return infoFinding(
    "HARD_SHARE",
    { text, window, coverage: Math.min(1, share.heardFrac) },
    { value: pct, threshold: null },
  );
}

type Read = (value: number) => SaidValue;

const percent = (value: number, digits: number): Said => said("info.percent", { value: { number: value, digits } });

function besideFinding(code: RunInfoCode, beside: BesideUsual, asOf: LocalDay, words: Read): Finding {
  if (beside.kind === "unknown") return notKnown(code, beside.why, windowEnding(asOf, RECENT_DAYS));
  const { value, usual, run, earlier } = beside;
  const now = { value: words(value), day: { day: run.localDay, as: "weekday-short" } as const };
  const besideUsual = code === "CADENCE" ? "info.on-day.usual-speed" : "info.on-day.usual";
  const text = said("info.value", {
    title: said(`info.title.${code}`),
    value: usual === null ? said("info.on-day", now) : said(besideUsual, { ...now, usual: words(usual) }),
    among: among(earlier, value),
  });
  const window = windowEnding(run.localDay, USUAL_DAYS + 1);
  return infoFinding(code, { text, window }, { value, threshold: null });
}

function notKnown(code: RunInfoCode, why: string, window: DayRange): Finding {
  const missing = said(`info.missing.${MISSING.find((one) => one === why) ?? "OTHER"}`);
  const text = said("info.not-known", { title: said(`info.title.${code}`), missing });
  return infoFinding(code, { text, window }, { value: null, threshold: null });
}

function among(earlier: readonly RatioValue[], value: number): Said {
  const known = earlier.flatMap((one) => (one.kind === "known" ? [one.value] : []));
  const place = percentileOf(new Float64Array(known), value);
  if (place === null) return said("info.among.few");
  return said("info.among.own", { share: Math.round(place) });
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
