import type {
  Assessment,
  AssessmentLevel,
  Finding,
  FindingBase,
  FindingLevel,
  Headline,
} from "../../domain/assessment.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";

const HEADLINES: Readonly<Record<AssessmentLevel, Headline>> = {
  clinician: "see-clinician",
  red: "rest",
  amber: "ease",
  green: "carry-on",
  grey: "cannot-say",
};

const SENTENCES: Readonly<Record<AssessmentLevel, string>> = {
  clinician: "What you logged may be a warning sign. Ask a clinician before you run again.",
  red: "Your knee has hurt for days and changes how you run. Rest until it is quiet.",
  amber: "Your knee is speaking up after a longer run. Keep the next ones short.",
  green: "Nothing speaks against the next run. Carry on as planned.",
  grey: "We cannot say yet. Four weeks of known days are needed.",
};

const KNEE = { about: "left knee", unit: "NRS", coverage: null, absoluteRisk: null } as const;

const baseOf = (asOf: LocalDay): FindingBase => ({
  rule: "SPIKE_S",
  about: null,
  unit: "%",
  evidence: "Runs like this went with about 1.6 times the overuse-injury rate in 5,205 runners (95 % CI 1.3–2.1).",
  grade: "one cohort, observational",
  source: "Schuster Brandt Frandsen et al. 2025",
  absoluteRisk: "About 3.7 instead of 2.2 injuries in 1,000 such runs.",
  coverage: 28 / 30,
  from: addDays(asOf, -37),
  to: addDays(asOf, -7),
  text: "Sun 15 Nov: 19.8 km, 24 % longer than anything in the 30 days before (16.0 km).",
});

/** A flag of every level. */
function flags(base: FindingBase, asOf: LocalDay): Readonly<Record<FindingLevel, Finding>> {
  const flagged = { kind: "flagged", standsUntil: null, wouldChangeIf: "A quiet week clears this." } as const;
  const knee = { ...base, ...flagged, ...KNEE };
  const atNight = "Pain at night where bone stress injuries happen.";
  return {
    clinician: { ...knee, rule: "RF_BSI", level: "clinician", value: null, threshold: null, text: atNight },
    red: { ...knee, rule: "PAIN_HIGH", level: "red", value: 7, threshold: 5, text: "7 in the run." },
    amber: { ...base, ...flagged, level: "amber", value: 24, threshold: 10, standsUntil: asOf },
    note: { ...knee, rule: "PAIN_NEW", level: "note", value: 2, threshold: 1, text: "New today." },
  };
}

/** One of each kind that is no flag. */
function quiet(base: FindingBase): readonly Finding[] {
  return [
    { ...base, ...KNEE, rule: "PAIN_TREND", kind: "clear", value: 0, threshold: 1, text: "No rise in two weeks." },
    {
      ...base,
      rule: "ACWR_COUPLED",
      unit: "ratio",
      kind: "info",
      value: 1.18,
      threshold: null,
      text: "Many ask for it.",
    },
    {
      ...base,
      rule: "WOW_30",
      kind: "cannot-say",
      missing: "two known weeks",
      wouldChangeIf: "Say which days were rest.",
      text: "Too many days are unknown.",
    },
  ];
}

/** A made-up verdict of a level, with the findings that would make it. */
export function sampleAssessment(level: AssessmentLevel, asOf: LocalDay): Assessment {
  const base = baseOf(asOf);
  const all = flags(base, asOf);
  const flagged: Readonly<Record<AssessmentLevel, readonly Finding[]>> = {
    clinician: [all.clinician, all.red, all.amber, all.note],
    red: [all.red, all.amber, all.note],
    amber: [all.amber, all.note],
    green: [],
    grey: [],
  };
  return {
    asOf,
    headline: HEADLINES[level],
    level,
    grey: true,
    findings: [...flagged[level], ...quiet(base)],
    massage: {
      reasons: ["MASSAGE_RHYTHM"],
      gate: level === "green" ? "clear" : "ask",
      daysSinceLast: 31,
      rhythmDays: 28,
      text: "Your rhythm is every 4 weeks. It may ease soreness a little; it has not been shown to prevent injury.",
    },
    sentence: SENTENCES[level],
    wouldChangeIf: "A morning no worse than usual, and a next run without more pain, clear this.",
    ruleSet: "styleguide",
  };
}
