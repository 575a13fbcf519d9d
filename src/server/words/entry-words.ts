import type { Moment, PainQuality, Side } from "../../domain/pain.ts";
import type { SafetyQuestion, TherapyKind } from "../../domain/therapy.ts";

export const SIDE_WORDS: Readonly<Record<Side, string>> = {
  left: "Left",
  right: "Right",
  both: "Both",
  center: "Middle",
};

export const MOMENT_WORDS: Readonly<Record<Moment, string>> = {
  pre: "Before the run",
  during: "During the run",
  after: "An hour after",
  next_morning: "Next morning",
  daily: "Any other time",
};

export const QUALITY_WORDS: Readonly<Record<PainQuality, string>> = {
  ache: "Ache",
  tight: "Tight",
  sore: "Sore",
  stiff: "Stiff",
  sharp: "Sharp",
  burning: "Burning",
  numb: "Numb",
  throbbing: "Throbbing",
};

export const THERAPY_WORDS: Readonly<Record<TherapyKind, string>> = {
  massage: "Massage",
  physio: "Physio",
  other: "Other care",
};

/** The safety questions as a person would ask them. A yes means: ask a clinician before a massage. */
export const SAFETY_WORDS: Readonly<Record<SafetyQuestion, string>> = {
  clot: "Do you have, or might you have, a blood clot? One calf that is swollen, warm or red counts.",
  fracture: "Do you have, or might you have, a broken or cracked bone?",
  "recent-trauma": "Have you had a fall, a twist or a blow in the last three days?",
  fever: "Do you have a fever or feel ill?",
  skin: "Is there an open wound, a rash or an infection where you would be massaged?",
  bleeding: "Do you bleed or bruise easily, or take blood thinners?",
  osteoporosis: "Do you have severe osteoporosis?",
  "blood-pressure": "Do you have high blood pressure that is not under control?",
  cancer: "Do you have cancer, or had it where you would be massaged?",
  pregnancy: "Are you in the first three months of a pregnancy, or in one called high-risk?",
  surgery: "Have you had an operation in the last weeks?",
  neuropathy: "Do you have numb places, or nerve damage?",
  swelling: "Do you have swelling that nobody has explained?",
};
