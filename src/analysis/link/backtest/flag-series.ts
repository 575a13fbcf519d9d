import type { DayRecord, FindingLevel, RuleCode } from "../../../domain/assessment.ts";
import type { BacktestFlag } from "../../../domain/backtest.ts";
import type { RatioName } from "../../../domain/load.ts";
import type { DayRange } from "../../../domain/local-day.ts";
import { RULES } from "../../risk/rules.ts";
import type { Outcomes } from "./outcomes.ts";
import type { ReplayedDay, RuleState } from "./replay.ts";

/** One flag over a calendar: where it could speak, and where it was up. 1 is yes. */
export interface FlagSeries {
  readonly flag: BacktestFlag;
  readonly meaning: string;
  readonly spoke: Uint8Array;
  readonly up: Uint8Array;
}

const SPIKES: readonly RuleCode[] = ["SPIKE_S", "SPIKE_M", "SPIKE_L"];
const WEEK_CHANGE_PCT = 10;
const ACWR = 1.5;

/**
 * Every flag that can warn, the three spike rules as one, everything at amber or louder and at red or louder.
 *
 * @param replayed days that were replayed; on the others no flag spoke
 * @param span the calendar
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function flagSeries(replayed: readonly ReplayedDay[], span: DayRange): FlagSeries[] {
  const codes = (Object.keys(RULES) as RuleCode[]).filter((code) => RULES[code].level !== null);
  const ofState = (stateOf: (day: ReplayedDay) => RuleState | undefined) => columns(replayed, span, stateOf);
  const spike: FlagSeries = {
    flag: { kind: "group", code: "SPIKE_ANY" },
    meaning: "a run more than 10 % longer than any in 30 days",
    ...ofState(({ states }) => together(SPIKES.map((code) => states.get(code)))),
  };
  const groups: FlagSeries[] = [
    {
      flag: { kind: "group", code: "AMBER_OR_LOUDER" },
      meaning: "any flag that says ease off, rest or see a clinician",
      ...ofState(({ loudest }) => (isAtLeast(loudest, "amber") ? "flagged" : "clear")),
    },
    {
      flag: { kind: "group", code: "RED_OR_LOUDER" },
      meaning: "any flag that says rest or see a clinician",
      ...ofState(({ loudest }) => (isAtLeast(loudest, "red") ? "flagged" : "clear")),
    },
  ];
  const rules = codes.map((code): FlagSeries => {
    return { flag: { kind: "rule", code }, meaning: RULES[code].meaning, ...ofState(({ states }) => states.get(code)) };
  });
  return [spike, ...groups, ...rules];
}

const LOUDNESS: Readonly<Record<FindingLevel, number>> = { note: 0, amber: 1, red: 2, clinician: 3 };

function isAtLeast(level: FindingLevel | null, least: FindingLevel): boolean {
  return level !== null && LOUDNESS[level] >= LOUDNESS[least];
}

function together(states: readonly (RuleState | undefined)[]): RuleState | undefined {
  if (states.includes("flagged")) return "flagged";
  return states.find((state) => state !== "clear") ?? states[0];
}

function columns(
  replayed: readonly ReplayedDay[],
  { from, to }: DayRange,
  stateOf: (day: ReplayedDay) => RuleState | undefined,
) {
  const spoke = new Uint8Array(to - from + 1);
  const up = new Uint8Array(to - from + 1);
  for (const one of replayed) {
    const state = stateOf(one);
    if (state === undefined || state === "cannot-say") continue;
    spoke[one.day - from] = 1;
    if (state === "flagged") up[one.day - from] = 1;
  }
  return { spoke, up };
}

/**
 * What simpler rules would have done: any pain on the day before, the distance of 7 days more than 10 % above the 7 before,
 * and a load ratio above 1.5.
 *
 * @param records day records of the calendar, in any part of it
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function comparatorSeries(outcomes: Outcomes, records: readonly DayRecord[], span: DayRange): FlagSeries[] {
  const yesterday = outcomes.hurt.map((_, day) => (outcomes.hurt[day - 1] === 1 ? 1 : 0));
  return [
    {
      flag: { kind: "comparator", code: "PAIN_YESTERDAY" },
      meaning: "any pain on the day before",
      spoke: new Uint8Array(yesterday.length).fill(1),
      up: yesterday,
    },
    {
      flag: { kind: "comparator", code: "WEEK_CHANGE_10" },
      meaning: "7 days more than 10 % above the 7 before",
      ...ratioAbove(records, span, "weekChangePct", WEEK_CHANGE_PCT),
    },
    {
      flag: { kind: "comparator", code: "ACWR_1_5" },
      meaning: "load ratio (7 days to 28) above 1.5",
      ...ratioAbove(records, span, "acwrCoupled", ACWR),
    },
  ];
}

function ratioAbove(records: readonly DayRecord[], { from, to }: DayRange, name: RatioName, limit: number) {
  const spoke = new Uint8Array(to - from + 1);
  const up = new Uint8Array(to - from + 1);
  for (const { day, ratios } of records) {
    const ratio = ratios.distance[name];
    if (day < from || day > to || ratio.kind === "unknown") continue;
    spoke[day - from] = 1;
    if (ratio.value > limit) up[day - from] = 1;
  }
  return { spoke, up };
}
