import type { RedFlagCode, RuleCode } from "../../domain/assessment.ts";
import type { Rule } from "./rule.ts";
import { SOURCES } from "./sources.ts";

const CONSENSUS = "clinical consensus";
const CONVENTION = "clinical convention";
const EMERGENCY = "Stop running and call the emergency number. No massage.";
const TODAY = "Stop running and see a clinician today. No massage.";

interface FlagData<T extends Readonly<Record<string, number>>> {
  readonly thresholds: T;
  readonly meaning: string;
  readonly action: string;
  readonly evidence: string;
  readonly grade: string;
  readonly source: string;
}

function flag<C extends RuleCode, T extends Readonly<Record<string, number>>>(code: C, data: FlagData<T>) {
  return {
    code,
    level: "clinician" as const,
    louderLevel: null,
    unit: "" as const,
    stands: "until you say it was seen",
    absoluteRisk: null,
    wouldChangeIf: "This stands until you say that a clinician has seen it.",
    ...data,
  };
}

/** Red flags: see a clinician, and no massage. Most pressing first. */
export const RED_FLAG_RULES = {
  RF_CARDIAC: flag("RF_CARDIAC", {
    thresholds: {},
    meaning: "chest pain, a collapse, or palpitations on effort",
    action: EMERGENCY,
    evidence:
      "Chest pain, fainting and palpitations on effort can come from the heart. Only an examination can tell, and it should not wait.",
    grade: CONSENSUS,
    source: SOURCES.heartAndLungs,
  }),
  RF_PE: flag("RF_PE", {
    thresholds: {},
    meaning: "shortness of breath without a reason",
    action: EMERGENCY,
    evidence:
      "Sudden shortness of breath can come from a clot that has moved to the lung. Only an examination can tell, and it should not wait.",
    grade: CONSENSUS,
    source: SOURCES.heartAndLungs,
  }),
  RF_RHABDO: flag("RF_RHABDO", {
    thresholds: { asksFromNrs: 7 },
    meaning: "dark urine, or a muscle badly swollen or weak",
    action: EMERGENCY,
    evidence: "Dark urine with a swollen or weak muscle after hard exercise can mean that muscle is breaking down.",
    grade: CONVENTION,
    source: SOURCES.rhabdomyolysis,
  }),
  RF_NEURO: flag("RF_NEURO", {
    thresholds: { asksFromNrs: 4 },
    meaning: "numbness or weakness",
    action:
      "Stop running and see a clinician today; for numbness between the legs, or bladder or bowel, the emergency number.",
    evidence:
      "Numbness or weakness can come from a nerve and is a reason for an examination. With numbness between the legs, or trouble with bladder or bowel, it is an emergency.",
    grade: CONSENSUS,
    source: SOURCES.nerve,
  }),
  RF_DVT: flag("RF_DVT", {
    thresholds: {},
    meaning: "a calf that is swollen, warm, discoloured or has hard veins",
    action: TODAY,
    evidence:
      "Pain in one calf with swelling, warmth or a change of colour can be a blood clot. Massage is advised against until it was examined.",
    grade: CONSENSUS,
    source: SOURCES.clot,
  }),
  RF_COMPARTMENT: flag("RF_COMPARTMENT", {
    thresholds: { asksFromNrs: 4 },
    meaning: "a tense leg with numbness",
    action: "Stop running and see a clinician; today when it is tense at rest. No massage.",
    evidence:
      "A leg that gets tense and numb in a run and does not settle can be under pressure inside. At rest it should not wait.",
    grade: CONVENTION,
    source: SOURCES.compartment,
  }),
  RF_TRAUMA: flag("RF_TRAUMA", {
    thresholds: { asksAboveNrs: 5, asksLimpingFromNrs: 4 },
    meaning: "a fall or pop, a changed shape, or a joint that does not hold",
    action: TODAY,
    evidence: "A sudden injury that takes the weight-bearing, the shape or the hold of a joint needs an examination.",
    grade: CONVENTION,
    source: SOURCES.trauma,
  }),
  RF_SYSTEMIC: flag("RF_SYSTEMIC", {
    thresholds: {},
    meaning: "fever, a hot joint, weight loss or cancer",
    action: TODAY,
    evidence: "With fever, a hot joint, weight loss or a history of cancer, pain may not come from running.",
    grade: CONSENSUS,
    source: SOURCES.systemic,
  }),
  RF_BSI: flag("RF_BSI", {
    thresholds: { asksFromNrs: 4 },
    meaning: "signs of bone where bone stress injuries happen",
    action: "Stop running and see a clinician: within a few days, for hip and groin the same day. No massage.",
    evidence:
      "Pain at night or at rest, on hopping, or in one spot of bone is a recognised sign of a bone stress injury. Only an examination can tell.",
    grade: CONSENSUS,
    source: SOURCES.boneStress,
  }),
  RF_PERSIST: {
    ...flag("RF_PERSIST", {
      thresholds: { nrsAbove: 5, days: 2, windowDays: 7, restrictedDays: 7, scheduledRuns: 3, substantialWeeks: 2 },
      meaning: "pain that is strong again within a week, or keeps you from running",
      action: "See a physio or clinician; rest meanwhile.",
      evidence:
        "Strong pain or limping twice in a week, a week or three planned runs lost to it, or two weeks of a substantial problem are reasons to be seen. The last two follow a consensus definition and a validated questionnaire.",
      grade: "expert opinion; consensus definition of a running injury",
      source: SOURCES.restriction,
    }),
    unit: "days",
    stands: "until you say it was seen, or two later days without it",
    wouldChangeIf: "Two later days without it, or your word that it was seen, settle this.",
  },
  RF_MENSTRUAL_REDS: flag("RF_MENSTRUAL_REDS", {
    thresholds: { asksAboveNrs: 5 },
    meaning: "missed periods, trouble with eating, or repeated bone stress injuries",
    action: "Book a clinician; it need not be today.",
    evidence:
      "Eating less than running takes is known to weaken bone. Missed periods and repeated bone injuries are signs of it.",
    grade: CONVENTION,
    source: SOURCES.lowEnergy,
  }),
} as const satisfies Record<RedFlagCode, Rule>;
