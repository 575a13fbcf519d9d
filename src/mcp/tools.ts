import type { TSchema } from "typebox";
import type { AssistantTool } from "../usecases/assistant/assistant-call.ts";
import {
  AboutArgs,
  answerSchema,
  BacktestArgs,
  ExplainArgs,
  LogDayArgs,
  LogPainArgs,
  LogRpeArgs,
  MethodsArgs,
  PainLogArgs,
  RunArgs,
  RunsArgs,
  WeekArgs,
} from "./tool-schemas.ts";
import { DESCRIBES } from "./wording.ts";

/** One thing that an assistant can ask for. */
export interface Tool {
  readonly name: AssistantTool | "methods";
  readonly title: string;
  readonly description: string;
  readonly takes: TSchema;
  readonly gives: TSchema;
  readonly writes: boolean;
}

const reads = (tool: Omit<Tool, "writes">): Tool => ({
  ...tool,
  description: `${tool.description} ${DESCRIBES}`,
  writes: false,
});

const writes = (tool: Omit<Tool, "writes" | "gives">): Tool => ({
  ...tool,
  description: `${tool.description} Only what the runner said, in this conversation, with a yes to writing it down. Never guess a number or a place.`,
  gives: answerSchema("logged", "day"),
  writes: true,
});

/** What can be read. */
export const READ_TOOLS: readonly Tool[] = [
  reads({
    name: "week_report",
    title: "The week",
    description:
      "What the week up to a day means: the verdict, the findings with their numbers and evidence, what would change it, and how many days are known. Long lists are cut: next goes on with earlier days.",
    takes: WeekArgs,
    gives: answerSchema("asOf", "athlete", "headline", "level", "grey", "findings", "massage", "weeks", "days"),
  }),
  reads({
    name: "explain",
    title: "How a number came about",
    description:
      "How a rule or a ratio came to what it says on a day: its formula, limits, source, and the rows it looked at.",
    takes: ExplainArgs,
    gives: answerSchema("asOf", "formula", "methods", "window", "rows"),
  }),
  reads({
    name: "runs",
    title: "Runs",
    description: "Runs and other sessions, newest first, with a filter. Null is not recorded.",
    takes: RunsArgs,
    gives: answerSchema("runs"),
  }),
  reads({
    name: "run",
    title: "One run",
    description: "One session with its laps, corrections and sources. Null is not recorded.",
    takes: RunArgs,
    gives: answerSchema("id", "day", "sport", "distanceM", "durationS", "laps", "sources"),
  }),
  reads({
    name: "pain_log",
    title: "Pain log",
    description:
      "What the runner answered about pain, newest first. A day without an answer is not a day without pain.",
    takes: PainLogArgs,
    gives: answerSchema("athlete", "from", "to", "answers"),
  }),
  reads({
    name: "body_places",
    title: "Places that hurt",
    description:
      "Each place that ever hurt, with its episodes, what was run before them, and published pain limits. What came before need not be the cause.",
    takes: WeekArgs,
    gives: answerSchema("asOf", "athlete", "places", "weeklyAnswers"),
  }),
  reads({
    name: "therapy",
    title: "Care",
    description:
      "Massage, physiotherapy and exercises, and what soreness did after massage beside days as sore without one. It does not say that a treatment works.",
    takes: WeekArgs,
    gives: answerSchema("asOf", "athlete", "sessions", "daysSince", "rhythm", "massage", "exercises"),
  }),
  reads({
    name: "plan",
    title: "The fortnight ahead",
    description:
      "Planned runs and what the rules would say of them, and the longest run of each day that is no spike. That limit is the edge of a category, not a distance known to be safe.",
    takes: WeekArgs,
    gives: answerSchema("asOf", "athlete", "today", "days", "planned"),
  }),
  reads({
    name: "link",
    title: "Load before pain",
    description:
      "Whether load went before pain for this runner, as far as their log can tell. An association in one log is no cause, and most logs are too short to tell.",
    takes: AboutArgs,
    gives: answerSchema("asOf", "athlete", "sentence", "link", "checks"),
  }),
  reads({
    name: "backtest",
    title: "How the flags did",
    description:
      "What the flags would have said on each day of this runner's own history, beside random alerts. It looks back. It may take half a minute.",
    takes: BacktestArgs,
    gives: answerSchema("asOf", "athlete", "horizonDays", "sentence", "views"),
  }),
  reads({
    name: "methods",
    title: "Methods",
    description:
      "A section of docs/METHODS.md: question, formula, units, source and criticism of a number. Nobody's data are in it.",
    takes: MethodsArgs,
    gives: answerSchema(),
  }),
];

/** What can be written down, where the person allowed it. */
export const LOG_TOOLS: readonly Tool[] = [
  writes({
    name: "log_pain",
    title: "Write pain down",
    description: "Writes down how much a place hurts, 0 (none) to 10 (the worst).",
    takes: LogPainArgs,
  }),
  writes({
    name: "log_no_pain",
    title: "Write down that nothing hurt",
    description: "Writes down that nothing hurt on a day.",
    takes: LogDayArgs,
  }),
  writes({
    name: "log_rpe",
    title: "Rate a run",
    description: "Writes down how hard a run was, 0 to 10.",
    takes: LogRpeArgs,
  }),
  writes({
    name: "log_rest",
    title: "Write a rest day down",
    description: "Writes down that a day had no run.",
    takes: LogDayArgs,
  }),
];
