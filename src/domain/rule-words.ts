import type { Finding, FindingLevel, RuleCode } from "./assessment.ts";

const TITLES: Readonly<Record<RuleCode, string>> = {
  RF_CARDIAC: "Signs that may come from the heart",
  RF_PE: "Short of breath",
  RF_RHABDO: "Signs that muscle may be breaking down",
  RF_NEURO: "Signs that a nerve may be involved",
  RF_DVT: "Signs that may mean a clot",
  RF_COMPARTMENT: "Signs of pressure in the leg",
  RF_TRAUMA: "Signs of a sudden injury",
  RF_SYSTEMIC: "Signs that may not come from running",
  RF_BSI: "Signs that a bone may be hurt",
  RF_PERSIST: "Pain that has lasted too long",
  RF_MENSTRUAL_REDS: "Signs of too little energy",
  OSTRC_SUBST: "A problem that held you back",
  PAIN_HIGH: "Strong pain",
  PAIN_KNEE: "Pain rose during a run",
  PAIN_GAIT: "Running differently because of pain",
  PAIN_MORNING: "Sore the next morning",
  PAIN_TREND: "Pain is rising from week to week",
  PAIN_PERSIST: "Sore on several days",
  PAIN_NEW: "A new sore place",
  SPIKE_S: "Longest run was past anything in 30 days",
  SPIKE_M: "Longest run was far past anything in 30 days",
  SPIKE_L: "Longest run was more than twice anything in 30 days",
  RETURN_BREAK: "Running again after a break",
  PAIN_X_SPIKE: "Pain after a much longer run",
  WOW_30: "More than last week",
  ACWR_COUPLED: "Load ratio, 7 days to 28",
  ACWR_UNCOUPLED: "Load ratio, 7 days to the 21 before",
  ACWR_EWMA: "Load ratio, weighted to recent days",
  MONO: "Monotony",
  STRAIN: "Strain",
  TSB: "Form (fitness less fatigue)",
  RAMP: "Fitness change in a week",
  HARD_SHARE: "Hard running, 7 days",
  DECOUPLING: "Decoupling of a steady run",
  CADENCE: "Cadence",
  ASYM: "Left and right foot",
};

/** Titles of rules that did not flag: what was looked at, without saying that it happened. */
const QUIET_TITLES: Readonly<Partial<Record<RuleCode, string>>> = {
  RF_CARDIAC: "Heart warning signs",
  RF_PE: "Shortness of breath",
  RF_RHABDO: "Muscle warning signs",
  RF_NEURO: "Nerve warning signs",
  RF_DVT: "Clot warning signs",
  RF_COMPARTMENT: "Pressure in the leg",
  RF_TRAUMA: "Signs of a sudden injury",
  RF_SYSTEMIC: "Signs of another illness",
  RF_BSI: "Bone warning signs",
  RF_PERSIST: "Pain that lasts",
  RF_MENSTRUAL_REDS: "Energy and bone",
  OSTRC_SUBST: "The weekly questions",
  PAIN_KNEE: "Pain during a run",
  PAIN_GAIT: "Running differently because of pain",
  PAIN_MORNING: "The morning after",
  PAIN_TREND: "Pain from week to week",
  PAIN_PERSIST: "Soreness on several days",
  PAIN_NEW: "New sore places",
  SPIKE_S: "Longest run against 30 days",
  SPIKE_M: "Longest run, far past 30 days",
  SPIKE_L: "Longest run, more than twice 30 days",
  RETURN_BREAK: "A break before running",
  PAIN_X_SPIKE: "Pain after a longer run",
  WOW_30: "This week against last week",
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A short heading for a finding. Its sentence is `finding.text`; this one only names it. */
export function findingTitle(finding: Finding): string {
  const flagged = finding.kind === "flagged";
  const title = flagged ? TITLES[finding.rule] : (QUIET_TITLES[finding.rule] ?? TITLES[finding.rule]);
  return finding.about === null
    ? title
    : `${capital(finding.about)}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

export const LEVEL_WORDS: Readonly<Record<FindingLevel, string>> = {
  clinician: "see a clinician",
  red: "rest",
  amber: "ease off",
  note: "note",
};
