import type { LocalDay } from "../../domain/local-day.ts";
import { type PainEntry, type PainSite, type Region, siteKey } from "../../domain/pain.ts";
import { RED_FLAG_SIGNS, type RedFlagCheck, type RedFlagSign } from "../../domain/red-flag-check.ts";
import type { Said } from "../../domain/said.ts";
import { RED_FLAG_RULES } from "../risk/red-flag-rules.ts";
import { SIGNS, type SignRule, type Urgency } from "./red-flag-signs.ts";

const { asksFromNrs: MODERATE_NRS } = RED_FLAG_RULES.RF_BSI.thresholds;
const { asksAboveNrs: STRONG_ABOVE_NRS } = RED_FLAG_RULES.RF_TRAUMA.thresholds;
const { asksFromNrs: SEVERE_NRS } = RED_FLAG_RULES.RF_RHABDO.thresholds;
/** A no to a sign of today counts for this many more days, one about the past or a lasting state for these. */
const ANSWER_HOLDS_DAYS = 3;
const LASTING_ANSWER_HOLDS_DAYS = 28;

/** Places where bone stress injuries of runners happen: leg, hip and groin, foot, sacrum. */
export const BONE_PRONE: readonly Region[] = ["shin", "groin", "hip", "forefoot", "arch", "heel", "foot", "lower-back"];
const JOINTS: readonly Region[] = [
  "knee",
  "knee-front",
  "knee-outer",
  "knee-inner",
  "knee-back",
  "ankle",
  "hip",
  "shoulder",
  "toes",
];
const LEG_MUSCLES: readonly Region[] = ["glute", "thigh", "thigh-front", "hamstring", "calf"];
const UPPER_BODY: readonly Region[] = ["upper-back", "neck", "shoulder", "abdomen"];
const LEG_AND_BACK_NERVES: readonly Region[] = ["lower-back", "glute", "hamstring"];

/** Which answers call for which signs. */
interface Call {
  readonly signs: readonly RedFlagSign[];
  readonly isCalledBy: (entry: PainEntry) => boolean;
}

const isBoneProne = ({ region }: PainEntry) => BONE_PRONE.includes(region);
const isModerate = ({ nrs }: PainEntry) => nrs >= MODERATE_NRS;
const isStrong = ({ nrs }: PainEntry) => nrs > STRONG_ABOVE_NRS;
const isLimping = ({ alteredGait }: PainEntry) => alteredGait === true;
const isAtNight = ({ nightPain }: PainEntry) => nightPain === true;
const isOneCalf = ({ region, side, nrs }: PainEntry) => region === "calf" && side !== "both" && nrs >= 1;
const isNumb = ({ quality }: PainEntry) => quality === "numb";
const isFromNerves = (entry: PainEntry) =>
  isNumb(entry) || (isModerate(entry) && (entry.quality === "burning" || LEG_AND_BACK_NERVES.includes(entry.region)));
const isOfRunning = ({ moment }: PainEntry) => moment === "during" || moment === "after";

const CALLS: readonly Call[] = [
  {
    signs: ["chest-pain", "breathless", "collapse", "palpitations"],
    isCalledBy: (entry) => UPPER_BODY.includes(entry.region) && isModerate(entry) && isOfRunning(entry),
  },
  {
    signs: [
      "calf-swelling",
      "calf-warm",
      "calf-discoloured",
      "hard-veins",
      "recent-travel-surgery-oestrogen",
      "breathless",
    ],
    isCalledBy: isOneCalf,
  },
  {
    signs: ["severe-swelling-or-weakness", "dark-urine"],
    isCalledBy: (entry) => LEG_MUSCLES.includes(entry.region) && entry.nrs >= SEVERE_NRS,
  },
  {
    signs: ["numbness", "weakness", "radiating-below-knee"],
    isCalledBy: isFromNerves,
  },
  {
    signs: ["saddle-numbness", "bladder-bowel-change"],
    isCalledBy: (entry) => (entry.region === "lower-back" || entry.region === "glute") && isFromNerves(entry),
  },
  {
    signs: ["foot-drop"],
    isCalledBy: (entry) => isFromNerves(entry) && !UPPER_BODY.includes(entry.region),
  },
  {
    signs: ["tense-leg-with-numbness", "tense-leg-at-rest"],
    isCalledBy: (entry) =>
      (entry.region === "shin" || entry.region === "calf") &&
      (isNumb(entry) || (isModerate(entry) && isOfRunning(entry))),
  },
  {
    signs: ["fall-or-pop", "deformity", "cannot-bear-weight", "large-bruise"],
    isCalledBy: (entry) => isStrong(entry) || (isLimping(entry) && isModerate(entry)),
  },
  {
    signs: ["locked-or-giving-way", "hot-swollen-joint"],
    isCalledBy: (entry) =>
      JOINTS.includes(entry.region) && (isStrong(entry) || (isLimping(entry) && isModerate(entry))),
  },
  {
    signs: ["fever", "weight-loss", "cancer-history"],
    isCalledBy: isAtNight,
  },
  {
    signs: ["bone-tender", "hop-pain", "worse-through-run", "rest-pain", "prior-bone-stress"],
    isCalledBy: (entry) => isBoneProne(entry) && (isModerate(entry) || isLimping(entry) || isAtNight(entry)),
  },
  {
    signs: ["missed-periods", "disordered-eating", "recurrent-bone-stress"],
    isCalledBy: (entry) => isBoneProne(entry) && (isStrong(entry) || isAtNight(entry)),
  },
];

/** A question to put to the runner. */
export interface RedFlagQuestion {
  readonly sign: RedFlagSign;
  readonly rule: SignRule;
  readonly urgency: Urgency;
  /** The place it is about; null for one about the whole body. */
  readonly site: PainSite | null;
  /** What the runner is asked; yes is the sign. */
  readonly text: Said;
}

/**
 * The questions that the answers of one day call for and that were not answered yet. None for most answers: a page can
 * show what comes back and nothing else.
 *
 * @param entries answers of one day, of one place or of several
 * @param checks answers to such questions; later ones than the day of the entries count too
 * @returns in the order of the signs, one for each sign and place
 * @see docs/METHODS.md#questions-about-signs
 */
export function questionsFor(
  entries: readonly PainEntry[],
  checks: readonly RedFlagCheck[] = [],
): readonly RedFlagQuestion[] {
  const open = new Map<string, RedFlagQuestion>();
  for (const entry of entries) {
    for (const sign of signsCalledFor(entry)) {
      const question = questionOf(sign, entry);
      const key = `${sign} ${question.site === null ? "" : siteKey(question.site)}`;
      if (!open.has(key) && !isAnswered(question, entry.day, checks)) open.set(key, question);
    }
  }
  return [...open.values()].sort((a, b) => RED_FLAG_SIGNS.indexOf(a.sign) - RED_FLAG_SIGNS.indexOf(b.sign));
}

/**
 * The signs that one answer calls for.
 *
 * @see docs/METHODS.md#questions-about-signs
 */
export function signsCalledFor(entry: PainEntry): readonly RedFlagSign[] {
  return CALLS.flatMap(({ signs, isCalledBy }) => (isCalledBy(entry) ? signs : []));
}

/**
 * A sign as a question.
 *
 * @param site the place it is asked about; left out for a sign of the whole body
 * @see docs/METHODS.md#questions-about-signs
 */
export function questionOf(sign: RedFlagSign, { region, side }: PainSite): RedFlagQuestion {
  const { rule, urgency, scope } = SIGNS[sign];
  const site = scope === "body" ? null : { region, side };
  const key = `sign.${sign}.question` as const;
  const text: Said = { key, values: site === null ? {} : { place: { site, form: "label" } } };
  return { sign, rule, urgency, site, text };
}

/** Asked on the day of the answer, after it, or so shortly before it that the answer still counts. */
function isAnswered({ sign, site }: RedFlagQuestion, day: LocalDay, checks: readonly RedFlagCheck[]): boolean {
  const { isLasting } = SIGNS[sign];
  const holdsDays = isLasting ? LASTING_ANSWER_HOLDS_DAYS : ANSWER_HOLDS_DAYS;
  return checks.some(
    (check) =>
      check.asked.includes(sign) &&
      check.day >= day - holdsDays &&
      (isLasting || site === null || isSame(check.site, site)),
  );
}

function isSame(a: PainSite | null, b: PainSite): boolean {
  return a !== null && siteKey(a) === siteKey(b);
}
