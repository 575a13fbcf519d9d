import type { RuleCode } from "../../domain/assessment.ts";
import type { RowKind } from "./explain-rows.ts";

/** How a rule is explained: its formula in words, its section of the methods, and the rows it looks at. */
export interface RuleWords {
  readonly formula: string;
  readonly anchor: string;
  readonly rows: readonly RowKind[];
  /** Days it looks back over when no finding names its own. */
  readonly lookBackDays: number;
}

const SIGNS_ASKED: readonly RowKind[] = ["sign", "pain", "seen"];
const flag = (formula: string): RuleWords => ({
  formula: `${formula} Stands until it was seen.`,
  anchor: "red-flags",
  rows: SIGNS_ASKED,
  lookBackDays: 28,
});
const ratio = (formula: string, anchor: string, lookBackDays: number): RuleWords => ({
  formula,
  anchor,
  rows: ["day"],
  lookBackDays,
});
const place = (formula: string, anchor: string, lookBackDays: number): RuleWords => ({
  formula,
  anchor,
  rows: ["pain"],
  lookBackDays,
});
const spike = (band: string): RuleWords => ({
  formula: `Distance of a run over the longest run of the 30 days before it, ${band}; on runs done within 7 days and runs planned.`,
  anchor: "spike-rules",
  rows: ["day", "plan"],
  lookBackDays: 38,
});

export const RULE_WORDS: Readonly<Record<RuleCode, RuleWords>> = {
  RF_CARDIAC: flag("Yes to chest pain, a collapse, or palpitations on effort."),
  RF_PE: flag("Yes to shortness of breath without a reason."),
  RF_RHABDO: flag("Yes to dark urine, or to a muscle badly swollen or weak."),
  RF_NEURO: flag("Yes to a sign of a nerve, or an entry of quality numb."),
  RF_DVT: flag("Yes to a sign of a clot in a calf."),
  RF_COMPARTMENT: flag("Yes to a tense leg with numbness, or at rest."),
  RF_TRAUMA: flag("Yes to a sign of a sudden injury."),
  RF_SYSTEMIC: flag("Yes to fever, a hot joint, weight loss or cancer."),
  RF_BSI: flag("Yes to a sign of bone, or pain at night where bone stress injuries happen."),
  RF_PERSIST: {
    formula:
      "In one place: above 5 on 2 days of 7, or a changed stride on 2 days of 7, or 7 days or 3 planned runs lost to it, or a substantial problem in 2 weekly answers in a row.",
    anchor: "red-flags",
    rows: ["pain", "weekly", "plan", "day", "therapy", "seen"],
    lookBackDays: 28,
  },
  RF_MENSTRUAL_REDS: flag("Yes to missed periods, trouble with eating, or repeated bone stress injuries."),
  OSTRC_SUBST: {
    formula: "The latest weekly answer: no participation, or training or performance at least moderately reduced.",
    anchor: "weekly-questions",
    rows: ["weekly"],
    lookBackDays: 28,
  },
  PAIN_HIGH: place("Pain above 5 of 10 before, in, after or outside a run.", "pain-high", 14),
  PAIN_GAIT: place("A changed stride, or pain in the run at least 2 above its start.", "pain-gait", 14),
  PAIN_KNEE: place("Knee pain in the run above 2, and an hour later still above the start.", "pain-knee", 28),
  PAIN_MORNING: {
    ...place("The morning after a run at least 2 above its start, or above the usual of 28 days.", "pain-morning", 35),
    rows: ["pain", "run"],
  },
  PAIN_TREND: place("Mean of 7 days at least 1 above the 7 days before, twice in a row.", "pain-trend", 21),
  PAIN_PERSIST: place("2 or more on at least 3 of the last 14 days.", "pain-persist", 14),
  PAIN_NEW: place("The first 1 or more after at least 14 days without.", "pain-new", 28),
  PAIN_X_SPIKE: {
    formula:
      "A pain rule rose within 72 hours after a much longer run, or stands while a longer one is planned within 48.",
    anchor: "pain-after-a-spike",
    rows: ["pain", "day", "plan"],
    lookBackDays: 14,
  },
  SPIKE_S: spike("more than 10 to 30 % longer"),
  SPIKE_M: spike("more than 30 to 100 % longer"),
  SPIKE_L: spike("more than 100 % longer"),
  RETURN_BREAK: {
    formula: "At least 14 days in a row without a run within the last 21, and running again or about to.",
    anchor: "return-from-a-break",
    rows: ["day", "plan"],
    lookBackDays: 21,
  },
  WOW_30: ratio("Distance of 7 days over the 7 days before, less 1.", "week-change", 14),
  ACWR_COUPLED: ratio("Mean daily distance of 7 days over that of 28.", "load-ratio", 28),
  ACWR_UNCOUPLED: ratio("Mean daily distance of 7 days over that of the 21 before.", "load-ratio", 28),
  ACWR_EWMA: ratio("Distance weighted to recent days, fast over slow.", "ewma-ratio", 56),
  MONO: ratio("Mean of 7 daily distances over their sample SD.", "monotony-and-strain", 7),
  STRAIN: ratio("Distance of the week times its monotony.", "monotony-and-strain", 7),
  TSB: ratio("Distance smoothed over 42 days less that over 7, of the day before.", "form", 42),
  RAMP: ratio("Change in 7 days of the distance smoothed over 42.", "form", 42),
  HARD_SHARE: {
    formula: "Time in the hard zones over all time with a heart rate, in the runs of 7 days.",
    anchor: "hard-share",
    rows: ["run"],
    lookBackDays: 7,
  },
  DECOUPLING: {
    formula: "Speed per heart beat in the second half of a steady run, less than in the first, in percent.",
    anchor: "decoupling",
    rows: ["decoupling"],
    lookBackDays: 181,
  },
  CADENCE: {
    formula: "Steps a minute of the latest run, beside earlier runs within 3 % of its speed.",
    anchor: "cadence-at-matched-speed",
    rows: ["cadence"],
    lookBackDays: 181,
  },
  ASYM: {
    formula: "Share of ground contact on the left foot in the latest run that has one.",
    anchor: "ground-contact-balance",
    rows: ["balance"],
    lookBackDays: 181,
  },
};
