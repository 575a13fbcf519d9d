import type { Rule } from "./rule.ts";
import { SOURCES } from "./sources.ts";

const SPIKE_GRADE = "one cohort, observational, not replicated";
const SPIKE_CHANGE = "Runs no more than 10 % longer than your longest of 30 days let this fade 7 days after the run.";
const SPIKE_ACTION = "Shorten the next long run, or split it.";

function spikeEvidence(rate: string, interval: string): string {
  return `In a study of 5,205 runners, runs like this went with about ${rate} times the overuse-injury rate (95 % CI ${interval}). Most such runs cause no injury.`;
}

function spikeRisk(per1000: string): string {
  return `about 2.2 overuse injuries per 1,000 runs at reference, about ${per1000} per 1,000 runs like this (derived, approximate)`;
}

/** Rules about load alone: never louder than amber. Ends of the spike categories: docs/METHODS.md#spike. */
export const LOAD_RULES = {
  SPIKE_L: {
    code: "SPIKE_L",
    level: "amber",
    louderLevel: null,
    thresholds: { abovePct: 100, standsDays: 7, plannedDays: 7 },
    unit: "%",
    meaning: "a run more than twice as long as any in 30 days",
    stands: "7 days after the run",
    action: SPIKE_ACTION,
    evidence: spikeEvidence("2.3", "1.5–3.5"),
    grade: SPIKE_GRADE,
    source: SOURCES.spike,
    absoluteRisk: spikeRisk("5.1"),
    wouldChangeIf: SPIKE_CHANGE,
  },
  SPIKE_M: {
    code: "SPIKE_M",
    level: "amber",
    louderLevel: null,
    thresholds: { abovePct: 30, standsDays: 7, plannedDays: 7 },
    unit: "%",
    meaning: "a run 30 to 100 % longer than any in 30 days",
    stands: "7 days after the run",
    action: SPIKE_ACTION,
    evidence: spikeEvidence("1.5", "1.2–2.0"),
    grade: SPIKE_GRADE,
    source: SOURCES.spike,
    absoluteRisk: spikeRisk("3.4"),
    wouldChangeIf: SPIKE_CHANGE,
  },
  SPIKE_S: {
    code: "SPIKE_S",
    level: "note",
    louderLevel: "amber",
    thresholds: { abovePct: 10, standsDays: 7, plannedDays: 7, spikeBeforeDays: 14 },
    unit: "%",
    meaning: "a run 10 to 30 % longer than any in 30 days",
    stands: "7 days after the run",
    action: SPIKE_ACTION,
    evidence: spikeEvidence("1.6", "1.3–2.1"),
    grade: `${SPIKE_GRADE}; the softer level is our choice`,
    source: SOURCES.spike,
    absoluteRisk: spikeRisk("3.7"),
    wouldChangeIf: SPIKE_CHANGE,
  },
  RETURN_BREAK: {
    code: "RETURN_BREAK",
    level: "amber",
    louderLevel: null,
    thresholds: { breakDays: 14, windowDays: 21, plannedDays: 7 },
    unit: "days",
    meaning: "running again after a break",
    stands: "while it is true",
    action: "Restart with short, easy runs and a rest day between them.",
    evidence:
      "After two weeks without running there is nothing recent to compare a run with. Restart plans are expert practice.",
    grade: "expert opinion",
    source: SOURCES.otherRegions,
    absoluteRisk: null,
    wouldChangeIf: "It ends by itself once the break is a week behind you.",
  },
} as const satisfies Record<string, Rule>;
