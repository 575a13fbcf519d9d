import type { RuleCode } from "../../domain/assessment.ts";
import type { RowKind } from "./explain-rows.ts";

/** How a rule is explained: its section of the methods, and the rows it looks at. Its formula in words is `rule.CODE.formula`. */
export interface RuleWords {
  readonly anchor: string;
  readonly rows: readonly RowKind[];
  /** Days it looks back over when no finding names its own. */
  readonly lookBackDays: number;
}

const FLAG: RuleWords = { anchor: "red-flags", rows: ["sign", "pain", "seen"], lookBackDays: 28 };
const SPIKE: RuleWords = { anchor: "spike-rules", rows: ["day", "plan"], lookBackDays: 38 };

const ratio = (anchor: string, lookBackDays: number): RuleWords => ({ anchor, rows: ["day"], lookBackDays });
const place = (anchor: string, lookBackDays: number): RuleWords => ({ anchor, rows: ["pain"], lookBackDays });

export const RULE_WORDS: Readonly<Record<RuleCode, RuleWords>> = {
  RF_CARDIAC: FLAG,
  RF_PE: FLAG,
  RF_RHABDO: FLAG,
  RF_NEURO: FLAG,
  RF_DVT: FLAG,
  RF_COMPARTMENT: FLAG,
  RF_TRAUMA: FLAG,
  RF_SYSTEMIC: FLAG,
  RF_BSI: FLAG,
  RF_PERSIST: {
    anchor: "red-flags",
    rows: ["pain", "weekly", "plan", "day", "therapy", "seen"],
    lookBackDays: 28,
  },
  RF_MENSTRUAL_REDS: FLAG,
  OSTRC_SUBST: {
    anchor: "weekly-questions",
    rows: ["weekly"],
    lookBackDays: 28,
  },
  PAIN_HIGH: place("pain-high", 14),
  PAIN_GAIT: place("pain-gait", 14),
  PAIN_KNEE: place("pain-knee", 28),
  PAIN_MORNING: {
    ...place("pain-morning", 35),
    rows: ["pain", "run"],
  },
  PAIN_TREND: place("pain-trend", 21),
  PAIN_PERSIST: place("pain-persist", 14),
  PAIN_NEW: place("pain-new", 28),
  PAIN_X_SPIKE: {
    anchor: "pain-after-a-spike",
    rows: ["pain", "day", "plan"],
    lookBackDays: 14,
  },
  SPIKE_S: SPIKE,
  SPIKE_M: SPIKE,
  SPIKE_L: SPIKE,
  RETURN_BREAK: {
    anchor: "return-from-a-break",
    rows: ["day", "plan"],
    lookBackDays: 21,
  },
  WOW_30: ratio("week-change", 14),
  ACWR_COUPLED: ratio("load-ratio", 28),
  ACWR_UNCOUPLED: ratio("load-ratio", 28),
  ACWR_EWMA: ratio("ewma-ratio", 56),
  MONO: ratio("monotony-and-strain", 7),
  STRAIN: ratio("monotony-and-strain", 7),
  TSB: ratio("form", 42),
  RAMP: ratio("form", 42),
  HARD_SHARE: {
    anchor: "hard-share",
    rows: ["run"],
    lookBackDays: 7,
  },
  DECOUPLING: {
    anchor: "decoupling",
    rows: ["decoupling"],
    lookBackDays: 181,
  },
  CADENCE: {
    anchor: "cadence-at-matched-speed",
    rows: ["cadence"],
    lookBackDays: 181,
  },
  ASYM: {
    anchor: "ground-contact-balance",
    rows: ["balance"],
    lookBackDays: 181,
  },
};
