import type { DayRecord, Finding, FindingLevel } from "../../domain/assessment.ts";
import { addDays, isWithin, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { recordsWithin } from "../series/records-within.ts";
import { cannotSay, clearFinding, flaggedFinding } from "./finding.ts";
import { LOAD_RULES } from "./load-rules.ts";
import { knownShare, missingForSpikes, SPIKE_LOOK_BACK_DAYS, spikeWindow } from "./load-view.ts";
import type { SpikeEvent, SpikeSize } from "./spike-events.ts";

const CODES = { large: "SPIKE_L", moderate: "SPIKE_M", small: "SPIKE_S" } as const satisfies Record<SpikeSize, string>;
const SIZES: readonly SpikeSize[] = ["large", "moderate", "small"];
const { standsDays, spikeBeforeDays } = LOAD_RULES.SPIKE_S.thresholds;

/** What the spike rules look at. */
export interface SpikeInput {
  /** Day records up to `asOf`. */
  readonly days: readonly DayRecord[];
  readonly asOf: LocalDay;
  /** Spikes done and planned, ascending by day. */
  readonly events: readonly SpikeEvent[];
  /** Some PAIN_* rule is flagged, however softly. */
  readonly isAnyPainFlagged: boolean;
}

/**
 * Runs longer than anything in the 30 days before: SPIKE_L, SPIKE_M and SPIKE_S, on the latest run done within 7 days and
 * on the next one planned. A small spike is a note; it is amber beside pain, or when another spike stood in the 14 days
 * before it.
 *
 * @see docs/METHODS.md#spike-rules — Frandsen et al. 2025, Br J Sports Med 59:1203
 */
export function spikeFindings(input: SpikeInput): Finding[] {
  const missing = missingForSpikes(input.days, input.asOf, standsDays);
  return SIZES.flatMap((size) => {
    const flagged = standingEvents(input, size).map((event) => flaggedOf(event, input));
    return flagged.length > 0 ? flagged : [quietOf(size, input, missing)];
  });
}

function standingEvents({ events, asOf }: SpikeInput, size: SpikeSize): SpikeEvent[] {
  const ofSize = events.filter((event) => event.size === size);
  const done = ofSize.findLast((event) => !event.isPlanned && asOf - event.day <= standsDays);
  const planned = ofSize.find((event) => event.isPlanned);
  return [done, planned].filter((event) => event !== undefined);
}

function flaggedOf(event: SpikeEvent, input: SpikeInput): Finding {
  const code = CODES[event.size];
  const window = spikeWindow(event.day);
  const words = { text: spikeText(event), window, coverage: knownShare(input.days, window) };
  return flaggedFinding(code, words, {
    level: levelOf(event, input),
    value: event.longerPct,
    threshold: LOAD_RULES[code].thresholds.abovePct,
    standsUntil: addDays(event.day, standsDays),
  });
}

function levelOf(event: SpikeEvent, { events, isAnyPainFlagged }: SpikeInput): FindingLevel {
  const { level, louderLevel } = LOAD_RULES[CODES[event.size]];
  if (louderLevel === null) return level;
  if (isAnyPainFlagged) return louderLevel;
  const reach = { from: addDays(event.day, -spikeBeforeDays - standsDays), to: addDays(event.day, -1) };
  return events.some((other) => isWithin(other.day, reach)) ? louderLevel : level;
}

function spikeText({ day, isPlanned, isProvisional, longerPct, longestPriorM, sessionM }: SpikeEvent): Said {
  const spike = said(isPlanned ? "spike.planned" : "spike.done", {
    day: { day, as: "weekday-short" },
    distance: { distanceM: sessionM },
    longerPct: Math.round(longerPct),
    days: SPIKE_LOOK_BACK_DAYS,
    prior: { distanceM: longestPriorM },
  });
  return isProvisional ? said("spike.provisional", { spike }) : spike;
}

function quietOf(size: SpikeSize, { days, asOf }: SpikeInput, missing: Said | null): Finding {
  const code = CODES[size];
  const { abovePct } = LOAD_RULES[code].thresholds;
  const window = { from: addDays(asOf, -standsDays - SPIKE_LOOK_BACK_DAYS), to: asOf };
  const coverage = knownShare(days, window);
  if (missing !== null)
    return cannotSay(code, { text: said("unknown.we-do-not-know", { missing }), window, coverage }, missing);
  const standing = windowEnding(asOf, standsDays + 1);
  const recent = recordsWithin(days, standing);
  const ratios = recent.map(({ spike }) => spike.value).filter((value) => value !== null);
  const value = ratios.length === 0 ? null : 100 * (Math.max(...ratios) - 1);
  const unknownDays = Math.round((standsDays + 1) * (1 - knownShare(days, standing)));
  const text = quietText(value, unknownDays);
  return clearFinding(code, { text, window, coverage }, { value, threshold: abovePct });
}

/** A day nobody told about may hide a longer run, and that is said. */
function quietText(longerPct: number | null, unknownDays: number): Said {
  const quiet = quietRunsText(longerPct);
  return unknownDays === 0 ? quiet : said("spike.some-unknown", { quiet, days: unknownDays, of: standsDays + 1 });
}

function quietRunsText(longerPct: number | null): Said {
  if (longerPct === null) return said("spike.no-run");
  const pct = Math.round(longerPct);
  if (pct === 0) return said("spike.quiet-same");
  return pct > 0 ? said("spike.quiet-longer", { pct }) : said("spike.quiet-shorter", { pct: -pct });
}
