import type { Sport } from "../../domain/activity.ts";
import type { BacktestHorizonDays, BacktestReport } from "../../domain/backtest.ts";
import type { AthleteId } from "../../domain/ids.ts";
import type { Moment, PainQuality, Region, Side } from "../../domain/pain.ts";
import type { Level, Scope } from "../../domain/people.ts";
import type { RunDetail, RunRow, WeeklyReport } from "../app.ts";
import type { Explanation } from "../explain.ts";
import type { LinkReport } from "../link-report.ts";
import type { PlanReport } from "../plan.ts";

interface Needed {
  readonly scope: Scope;
  readonly level: Level;
  /** What it is mostly about, for the athlete who reads who looked; the scope where it is not said. */
  readonly part?: "overview" | "pain" | "runs" | "therapy";
}

const OF_ALL = { scope: "everything", level: "view" } as const;

/**
 * What an assistant may ask for, and what of an athlete's data that takes: the same as the API asks for. A report that holds
 * runs, pain and therapy together takes everything.
 */
export const ASSISTANT_NEEDS = {
  week_report: { ...OF_ALL, part: "overview" },
  explain: { ...OF_ALL, part: "overview" },
  runs: { scope: "runs", level: "view" },
  run: { scope: "runs", level: "view" },
  pain_log: { scope: "pain", level: "view" },
  body_places: { ...OF_ALL, part: "pain" },
  therapy: { ...OF_ALL, part: "therapy" },
  plan: { ...OF_ALL, part: "runs" },
  link: { ...OF_ALL, part: "pain" },
  backtest: { ...OF_ALL, part: "pain" },
  log_pain: { scope: "pain", level: "edit" },
  log_no_pain: { scope: "pain", level: "edit" },
  log_rpe: { scope: "runs", level: "edit" },
  log_rest: { scope: "runs", level: "edit" },
} as const satisfies Readonly<Record<string, Needed>>;

export type AssistantTool = keyof typeof ASSISTANT_NEEDS;

/** Everything that a call may say; each tool takes some of it. Days are `YYYY-MM-DD`. */
export interface AssistantArgs {
  readonly athlete?: string;
  readonly asOf?: string;
  readonly code?: string;
  readonly method?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sport?: Sport;
  readonly text?: string;
  readonly flagged?: boolean;
  readonly limit?: number;
  /** What `next` of the answer before was. */
  readonly cursor?: string;
  readonly run?: string;
  readonly horizonDays?: BacktestHorizonDays;
  readonly day?: string;
  readonly region?: Region;
  readonly side?: Side;
  readonly moment?: Moment;
  readonly nrs?: number;
  readonly quality?: PainQuality;
  readonly alteredGait?: boolean;
  readonly nightPain?: boolean;
  readonly note?: string;
  readonly rpe0To10?: number;
  /** Names a write for good: said again under the same key, nothing is written. */
  readonly key?: string;
}

export interface AssistantCall {
  readonly tool: AssistantTool;
  readonly args: AssistantArgs;
  /** The secret of the person's token; null without one. */
  readonly token: string | null;
  /** Whose data the person at this machine has as their own, while there is no account. */
  readonly localAthlete: AthleteId;
}

/** An object of JSON, as `--json` prints it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export type AssistantAnswer =
  | {
      readonly kind: "answer";
      readonly athlete: AthleteId;
      /** The runner's day that is looked at, `YYYY-MM-DD`. */
      readonly asOf: string;
      /** Our own sentences, to be passed on as they stand. */
      readonly text: string;
      /** What nobody has told us, a sentence each. */
      readonly unknown: readonly string[];
      readonly data: JsonObject;
      /** Where the list that was cut goes on; null when the answer is whole. */
      readonly next: string | null;
    }
  /** A sentence that says why not, and what to do. */
  | { readonly kind: "refused"; readonly why: string };

/** The forms that reports have elsewhere: an assistant reads the same. */
export interface AssistantForms {
  readonly week: (report: WeeklyReport) => string;
  readonly explanation: (explanation: Explanation) => string;
  readonly plan: (report: PlanReport) => string;
  readonly link: (report: LinkReport) => string;
  readonly backtest: (report: BacktestReport) => string;
  readonly runRow: (row: RunRow) => object;
  readonly runDetail: (run: RunDetail) => object;
}

/** Why a call is refused. The message is for the person and their assistant. */
export class AssistantRefusal extends Error {
  override readonly name = "AssistantRefusal";
}
