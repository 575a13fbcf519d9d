import type { Finding } from "../../domain/assessment.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";
import { type PainSite, siteKey } from "../../domain/pain.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import type { PainVerdict } from "../pain/pain-state.ts";
import { type PainVerdicts, SITE_RULES } from "../pain/pain-verdicts.ts";
import { cannotSay, clearFinding, flaggedFinding } from "./finding.ts";
import { PAIN_RULES } from "./pain-rules.ts";
import type { SpikeEvent } from "./spike-events.ts";
import { isPlural } from "./words.ts";

const { afterDays, plannedDays, standsDays } = PAIN_RULES.PAIN_X_SPIKE.thresholds;

/** What the rule about pain and spikes together looks at. */
export interface PainAfterSpikeInput {
  readonly verdicts: PainVerdicts;
  /** Spikes done and planned, ascending by day. */
  readonly events: readonly SpikeEvent[];
  readonly asOf: LocalDay;
  /** What keeps the spike or the pain rules from speaking; null when nothing does. */
  readonly missing: Said | string | null;
}

interface Hit {
  readonly site: PainSite;
  readonly spike: SpikeEvent;
  /** The day the pain rule rose; null when it stands while the spike is only planned. */
  readonly rose: LocalDay | null;
}

/**
 * A pain rule that rose at amber or louder within 72 hours (3 calendar days) after a moderate or large spike, for 72
 * hours; or one that stands while any spike is planned within 48 hours (2 calendar days).
 *
 * @see docs/METHODS.md#pain-after-a-spike
 */
export function painAfterSpikeFindings(input: PainAfterSpikeInput): Finding[] {
  const hits = new Map<string, Hit>();
  const pains = SITE_RULES.filter((rule) => rule.startsWith("PAIN_"));
  for (const verdict of pains.flatMap((rule) => input.verdicts.byRule.get(rule) ?? [])) {
    const hit = roseAfter(verdict, input) ?? standsBefore(verdict, input);
    if (hit !== null && !hits.has(siteKey(hit.site))) hits.set(siteKey(hit.site), hit);
  }
  if (hits.size > 0) return [...hits.values()].map((hit) => flaggedOf(hit, input.asOf));
  if (input.missing === null) return [clearFinding("PAIN_X_SPIKE", { text: said("pain-x-spike.none") }, NO_MEASURE)];
  return [
    cannotSay("PAIN_X_SPIKE", { text: said("unknown.we-do-not-know", { missing: input.missing }) }, input.missing),
  ];
}

const NO_MEASURE = { value: null, threshold: afterDays };

function roseAfter(verdict: PainVerdict, { events, asOf }: PainAfterSpikeInput): Hit | null {
  for (const rose of verdict.roseOn.filter((day) => asOf - day <= standsDays).reverse()) {
    const spike = events.findLast((event) => isMuchLongerJustBefore(event, rose));
    if (spike !== undefined) return { site: verdict.site, spike, rose };
  }
  return null;
}

function isMuchLongerJustBefore(event: SpikeEvent, rose: LocalDay): boolean {
  return !event.isPlanned && event.size !== "small" && rose >= event.day && rose - event.day <= afterDays;
}

function standsBefore({ site, state }: PainVerdict, { events, asOf }: PainAfterSpikeInput): Hit | null {
  if (state.kind !== "flagged" || state.level === "note") return null;
  const spike = events.find((event) => event.isPlanned && event.day - asOf <= plannedDays);
  return spike === undefined ? null : { site, spike, rose: null };
}

const onDay = (day: LocalDay) => ({ day, as: "weekday-short" }) as const;

function flaggedOf({ site, spike, rose }: Hit, asOf: LocalDay): Finding {
  const daysBetween = rose === null ? spike.day - asOf : rose - spike.day;
  const [place, pct] = [{ site, form: "label" } as const, Math.round(spike.longerPct)];
  const text =
    rose === null
      ? said("pain-x-spike.planned", { place, isPlural: isPlural([site]), day: onDay(spike.day), pct })
      : said("pain-x-spike.rose", { place, day: onDay(rose), days: daysBetween, pct });
  const window = rose === null ? { from: asOf, to: spike.day } : { from: spike.day, to: rose };
  return flaggedFinding(
    "PAIN_X_SPIKE",
    { text, about: { site, form: "plain" }, window },
    {
      level: PAIN_RULES.PAIN_X_SPIKE.level,
      value: daysBetween,
      threshold: rose === null ? plannedDays : afterDays,
      standsUntil: rose === null ? null : addDays(rose, standsDays),
    },
  );
}
