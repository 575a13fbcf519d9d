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
}

const place = (rule: SignRule, urgency: Urgency): Sign => ({ rule, urgency, scope: "place", isLasting: false });
const body = (rule: SignRule, urgency: Urgency): Sign => ({ ...place(rule, urgency), scope: "body" });
const lasting = (sign: Sign): Sign => ({ ...sign, isLasting: true });

/**
 * Every sign: the red flag it belongs to and how soon (docs/METHODS.md#red-flags). The question that reveals it is the text
 * `sign.NAME.question`, yes is the sign; the sign as a noun, as in "you logged swelling", is `sign.NAME.noun`.
 */
export const SIGNS: Readonly<Record<RedFlagSign, Sign>> = {
  "bone-tender": place("RF_BSI", "days"),
  "hop-pain": place("RF_BSI", "days"),
  "worse-through-run": place("RF_BSI", "days"),
  "rest-pain": place("RF_BSI", "days"),
  "prior-bone-stress": lasting(place("RF_BSI", "days")),
  "calf-swelling": place("RF_DVT", "today"),
  "calf-warm": place("RF_DVT", "today"),
  "calf-discoloured": place("RF_DVT", "today"),
  "hard-veins": place("RF_DVT", "today"),
  "recent-travel-surgery-oestrogen": lasting(place("RF_DVT", "today")),
  breathless: body("RF_PE", "emergency"),
  "chest-pain": body("RF_CARDIAC", "emergency"),
  collapse: body("RF_CARDIAC", "emergency"),
  palpitations: body("RF_CARDIAC", "emergency"),
  "fall-or-pop": place("RF_TRAUMA", "today"),
  deformity: place("RF_TRAUMA", "today"),
  "cannot-bear-weight": place("RF_TRAUMA", "today"),
  "large-bruise": place("RF_TRAUMA", "today"),
  "locked-or-giving-way": place("RF_TRAUMA", "today"),
  numbness: place("RF_NEURO", "today"),
  weakness: place("RF_NEURO", "today"),
  "foot-drop": place("RF_NEURO", "today"),
  "radiating-below-knee": place("RF_NEURO", "today"),
  "saddle-numbness": body("RF_NEURO", "emergency"),
  "bladder-bowel-change": body("RF_NEURO", "emergency"),
  fever: body("RF_SYSTEMIC", "today"),
  "hot-swollen-joint": place("RF_SYSTEMIC", "today"),
  "weight-loss": lasting(body("RF_SYSTEMIC", "today")),
  "cancer-history": lasting(body("RF_SYSTEMIC", "today")),
  "tense-leg-with-numbness": place("RF_COMPARTMENT", "days"),
  "tense-leg-at-rest": place("RF_COMPARTMENT", "today"),
  "severe-swelling-or-weakness": place("RF_RHABDO", "emergency"),
  "dark-urine": body("RF_RHABDO", "emergency"),
  "missed-periods": lasting(body("RF_MENSTRUAL_REDS", "routine")),
  "disordered-eating": lasting(body("RF_MENSTRUAL_REDS", "routine")),
  "recurrent-bone-stress": lasting(body("RF_MENSTRUAL_REDS", "routine")),
};
