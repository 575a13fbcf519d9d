import type { LocalDay } from "./local-day.ts";
import type { PainSite } from "./pain.ts";

/** Signs that may mean more than a running niggle; each is a question with yes and no (docs/METHODS.md#red-flags). */
export const RED_FLAG_SIGNS = [
  "bone-tender",
  "hop-pain",
  "worse-through-run",
  "rest-pain",
  "prior-bone-stress",
  "calf-swelling",
  "calf-warm",
  "calf-discoloured",
  "hard-veins",
  "recent-travel-surgery-oestrogen",
  "breathless",
  "chest-pain",
  "collapse",
  "palpitations",
  "fall-or-pop",
  "deformity",
  "cannot-bear-weight",
  "large-bruise",
  "locked-or-giving-way",
  "numbness",
  "weakness",
  "foot-drop",
  "radiating-below-knee",
  "saddle-numbness",
  "bladder-bowel-change",
  "fever",
  "hot-swollen-joint",
  "weight-loss",
  "cancer-history",
  "tense-leg-with-numbness",
  "tense-leg-at-rest",
  "severe-swelling-or-weakness",
  "dark-urine",
  "missed-periods",
  "disordered-eating",
  "recurrent-bone-stress",
] as const;
export type RedFlagSign = (typeof RED_FLAG_SIGNS)[number];

/** The answers of one day about one place, or about the whole body. What is not in `asked` was not answered. */
export interface RedFlagCheck {
  readonly day: LocalDay;
  readonly site: PainSite | null;
  readonly asked: readonly RedFlagSign[];
  /** Those of `asked` answered yes. */
  readonly yes: readonly RedFlagSign[];
}
