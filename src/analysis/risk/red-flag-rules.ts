import type { Rule } from "./rule.ts";
import { SOURCES } from "./sources.ts";

/** Red flags whose inputs a runner logs: see a clinician, and no massage. */
export const RED_FLAG_RULES = {
  RF_BSI: {
    code: "RF_BSI",
    level: "clinician",
    louderLevel: null,
    thresholds: {},
    unit: "",
    meaning: "night pain where bone stress injuries happen",
    stands: "until you say it was seen",
    action: "Stop running and see a clinician.",
    evidence:
      "Pain at night or at rest over bone is a recognised sign of a bone stress injury. Only an examination can tell.",
    grade: "clinical consensus",
    source: SOURCES.boneStress,
    absoluteRisk: null,
    wouldChangeIf: "This stands until you say that a clinician has seen it.",
  },
  RF_NEURO: {
    code: "RF_NEURO",
    level: "clinician",
    louderLevel: null,
    thresholds: {},
    unit: "",
    meaning: "numbness",
    stands: "until you say it was seen",
    action: "Stop running and have it examined soon.",
    evidence:
      "Numbness or weakness can come from a nerve and is a reason for an examination. With numbness between the legs, or trouble with bladder or bowel, it is an emergency.",
    grade: "clinical consensus",
    source: SOURCES.nerve,
    absoluteRisk: null,
    wouldChangeIf: "This stands until you say that a clinician has seen it.",
  },
  RF_PERSIST: {
    code: "RF_PERSIST",
    level: "clinician",
    louderLevel: null,
    thresholds: { nrsAbove: 5, days: 2, windowDays: 7 },
    unit: "days",
    meaning: "strong pain, or a changed stride, on two days of seven",
    stands: "until you say it was seen, or two later days without it",
    action: "See a physio or clinician; rest meanwhile.",
    evidence:
      "Strong pain or limping that comes back within a week is a reason to be seen. The two other parts of this rule, a week of restricted running (Yamato) and two weeks of substantial problems (OSTRC), are not computed yet.",
    grade: "expert opinion",
    source: SOURCES.restriction,
    absoluteRisk: null,
    wouldChangeIf: "Two later days without it, or your word that it was seen, settle this.",
  },
} as const satisfies Record<string, Rule>;
