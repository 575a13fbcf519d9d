import type { RedFlagCode } from "../../domain/assessment.ts";
import type { RedFlagSign } from "../../domain/red-flag-check.ts";

/** How soon somebody should look at it, most pressing first. */
export const URGENCIES = ["emergency", "today", "days", "routine"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Red flags that rest on signs; `RF_PERSIST` rests on time. */
export type SignRule = Exclude<RedFlagCode, "RF_PERSIST">;

/** Everything that is fixed about a sign. */
export interface Sign {
  readonly rule: SignRule;
  readonly urgency: Urgency;
  /** Asked about one place, or about the whole body. */
  readonly scope: "place" | "body";
  /** About the past or a lasting state: an answer holds for weeks, whatever place it was asked with. */
  readonly isLasting: boolean;
  /** The sign as a noun, as in "you logged swelling". */
  readonly noun: string;
  /** What the runner is asked; yes is the sign. */
  readonly question: string;
}

const place = (rule: SignRule, urgency: Urgency, noun: string, question: string): Sign => ({
  rule,
  urgency,
  scope: "place",
  isLasting: false,
  noun,
  question,
});
const body = (rule: SignRule, urgency: Urgency, noun: string, question: string): Sign => ({
  ...place(rule, urgency, noun, question),
  scope: "body",
});
const lasting = (sign: Sign): Sign => ({ ...sign, isLasting: true });

/** Every sign: the red flag it belongs to, how soon, and the question that reveals it (docs/METHODS.md#red-flags). */
export const SIGNS: Readonly<Record<RedFlagSign, Sign>> = {
  "bone-tender": place(
    "RF_BSI",
    "days",
    "one sore spot on the bone",
    "Is one spot on the bone sore when you press it?",
  ),
  "hop-pain": place("RF_BSI", "days", "pain when hopping", "Does it hurt to hop on that leg, or to land?"),
  "worse-through-run": place(
    "RF_BSI",
    "days",
    "pain that grows through the run",
    "Does it get worse through the run instead of warming up?",
  ),
  "rest-pain": place("RF_BSI", "days", "pain at rest", "Does it hurt at rest, without any load on it?"),
  "prior-bone-stress": lasting(
    place(
      "RF_BSI",
      "days",
      "an earlier bone stress injury",
      "Have you ever had a stress fracture or bone stress injury?",
    ),
  ),
  "calf-swelling": place("RF_DVT", "today", "swelling", "Is it swollen, more than the other side?"),
  "calf-warm": place("RF_DVT", "today", "warmth", "Is it warmer than the other side?"),
  "calf-discoloured": place("RF_DVT", "today", "a change of colour", "Is the skin red, bluish or another colour?"),
  "hard-veins": place("RF_DVT", "today", "hard or swollen veins", "Are there hard, sore or swollen veins?"),
  "recent-travel-surgery-oestrogen": lasting(
    place(
      "RF_DVT",
      "today",
      "a long journey, an operation or oestrogen",
      "In the last weeks: a journey of many hours, an operation, or a pill or patch with oestrogen?",
    ),
  ),
  breathless: body(
    "RF_PE",
    "emergency",
    "shortness of breath",
    "Are you short of breath without a reason, or does breathing in hurt?",
  ),
  "chest-pain": body("RF_CARDIAC", "emergency", "chest pain", "Pain, pressure or tightness in the chest?"),
  collapse: body("RF_CARDIAC", "emergency", "a collapse", "Did you faint, or nearly, in a run or just after?"),
  palpitations: body(
    "RF_CARDIAC",
    "emergency",
    "palpitations on effort",
    "Does your heart race, flutter or skip when you run, as it should not?",
  ),
  "fall-or-pop": place(
    "RF_TRAUMA",
    "today",
    "a fall, twist or pop",
    "Did it begin with a fall, a twist, a blow or a pop?",
  ),
  deformity: place("RF_TRAUMA", "today", "a changed shape", "Has it changed its shape?"),
  "cannot-bear-weight": place(
    "RF_TRAUMA",
    "today",
    "trouble taking four steps",
    "Are you unable to take four steps on it?",
  ),
  "large-bruise": place("RF_TRAUMA", "today", "a large bruise", "Is there a large bruise?"),
  "locked-or-giving-way": place("RF_TRAUMA", "today", "locking or giving way", "Does the joint lock or give way?"),
  numbness: place("RF_NEURO", "today", "numbness", "Is it numb, or does it tingle and not stop?"),
  weakness: place("RF_NEURO", "today", "weakness", "Is it weak, so that something you could do no longer works?"),
  "foot-drop": place("RF_NEURO", "today", "a foot that drags", "Does the foot drag or slap the ground?"),
  "radiating-below-knee": place(
    "RF_NEURO",
    "today",
    "pain that runs below the knee",
    "Does the pain run down the leg to below the knee?",
  ),
  "saddle-numbness": body(
    "RF_NEURO",
    "emergency",
    "numbness between the legs",
    "Numb between the legs, where you would sit on a saddle?",
  ),
  "bladder-bowel-change": body(
    "RF_NEURO",
    "emergency",
    "a change in bladder or bowel",
    "Has something changed in holding or passing water or stool?",
  ),
  fever: body("RF_SYSTEMIC", "today", "fever", "Do you have a fever, or feel shivery and ill?"),
  "hot-swollen-joint": place("RF_SYSTEMIC", "today", "a hot, swollen joint", "Is the joint hot and swollen?"),
  "weight-loss": lasting(
    body("RF_SYSTEMIC", "today", "weight loss without a reason", "Have you lost weight without a reason?"),
  ),
  "cancer-history": lasting(
    body("RF_SYSTEMIC", "today", "cancer, now or earlier", "Do you have cancer, or have you had it?"),
  ),
  "tense-leg-with-numbness": place(
    "RF_COMPARTMENT",
    "days",
    "a tense leg with numbness that does not settle",
    "Does the leg get tight and tense in a run, with numbness that does not settle after it?",
  ),
  "tense-leg-at-rest": place(
    "RF_COMPARTMENT",
    "today",
    "a leg that is tense at rest",
    "Is the leg hard and tense even at rest?",
  ),
  "severe-swelling-or-weakness": place(
    "RF_RHABDO",
    "emergency",
    "severe swelling or weakness",
    "Is the muscle badly swollen, or too weak to use?",
  ),
  "dark-urine": body("RF_RHABDO", "emergency", "dark urine", "Is your urine dark, like tea or cola?"),
  "missed-periods": lasting(
    body(
      "RF_MENSTRUAL_REDS",
      "routine",
      "missed periods",
      "If you have periods: have they stopped, or have you missed several?",
    ),
  ),
  "disordered-eating": lasting(
    body(
      "RF_MENSTRUAL_REDS",
      "routine",
      "trouble with eating",
      "Do you eat less than you need, or does eating worry you?",
    ),
  ),
  "recurrent-bone-stress": lasting(
    body(
      "RF_MENSTRUAL_REDS",
      "routine",
      "repeated bone stress injuries",
      "Have you had more than one stress fracture or bone stress injury?",
    ),
  ),
};
