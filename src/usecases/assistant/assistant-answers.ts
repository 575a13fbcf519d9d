import type { ActivityId, AthleteId } from "../../domain/ids.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { App, WeeklyReport } from "../app.ts";
import { backtestJson } from "../backtest-json.ts";
import { bodyJson } from "../body-json.ts";
import type { Deps } from "../deps.ts";
import { explanationJson } from "../explain-json.ts";
import { linkJson } from "../link-json.ts";
import { planJson } from "../plan-json.ts";
import { reportJson } from "../report-json.ts";
import { therapyJson } from "../therapy-json.ts";
import { answeredDays } from "./answered-days.ts";
import { type AssistantArgs, type AssistantForms, AssistantRefusal, type JsonObject } from "./assistant-call.ts";
import { cutList, cutOf } from "./cut-list.ts";
import { dayArgument } from "./day-argument.ts";

/** What one tool has to say; who asks and what day it is stands around it. */
export interface Told {
  readonly text: string;
  readonly data: JsonObject;
  readonly unknown?: readonly string[];
  readonly next?: string | null;
}

/** Where answers come from. */
export interface Answering {
  readonly deps: Deps;
  readonly app: App;
  readonly forms: AssistantForms;
}

/** What is asked of one athlete, on which day. */
export interface Asking {
  readonly athlete: AthleteId;
  readonly asOf: LocalDay;
  readonly args: AssistantArgs;
}

export type Teller = (answering: Answering, asking: Asking) => Promise<Told>;

const MOST_DAYS = 7;
const MOST_WEEKS = 12;
const MOST_ROWS = 60;
const USUAL_RUNS = 20;
const MOST_EPISODES = 10;
const MOST_PLACE_DAYS = 14;
const MOST_PLANNED = 60;

const week: Teller = async ({ app, forms }, { athlete, asOf, args }) => {
  const report = await app.weeklyReport(athlete, asOf);
  const whole = reportJson(report) as JsonObject & { readonly days: readonly unknown[] };
  const days = cutList(whole.days.toReversed(), args.cursor, MOST_DAYS);
  const weeks = cutList((whole["weeks"] as readonly unknown[]).toReversed(), undefined, MOST_WEEKS);
  return {
    text: forms.week(report),
    data: {
      ...whole,
      days: days.items.toReversed(),
      weeks: weeks.items.toReversed(),
      cut: [cutOf("days", days), cutOf("weeks", weeks)],
    },
    unknown: unknownOf(report),
    next: days.next,
  };
};

function unknownOf({ unknownDays, knownDaysOf28, assessment }: WeeklyReport): readonly string[] {
  const cannot = assessment.findings.flatMap((finding) => (finding.kind === "cannot-say" ? [finding.text] : []));
  const days = unknownDays.map(formatLocalDay).join(", ");
  return [
    ...(unknownDays.length === 0
      ? []
      : [`Known are ${knownDaysOf28} of the last 28 days. Nobody told of ${days}: that is not the same as rest.`]),
    ...cannot,
  ];
}

const explain: Teller = async ({ app, forms }, { athlete, asOf, args }) => {
  const { code, method = "distance" } = args;
  if (code === undefined) throw new AssistantRefusal("missing code: name a rule or a ratio, such as SPIKE_S");
  const explanation = await app.explain(athlete, { code, method, asOf });
  const whole = explanationJson(explanation) as JsonObject;
  const rows = cutList((whole["rows"] as readonly unknown[]).toReversed(), args.cursor, MOST_ROWS);
  return {
    text: forms.explanation(explanation),
    data: { ...whole, rows: rows.items.toReversed(), cut: [cutOf("rows", rows)] },
    next: rows.next,
  };
};

const runs: Teller = async ({ app, forms }, { athlete, args }) => {
  const { sport, text, flagged, cursor, limit = USUAL_RUNS } = args;
  const [from, to] = [dayArgument("from", args.from, undefined), dayArgument("to", args.to, undefined)];
  const rows = await app.runs(athlete, {
    limit: limit + 1,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(sport === undefined ? {} : { sport }),
    ...(text === undefined ? {} : { text }),
    ...(flagged === undefined ? {} : { flagged }),
    ...(cursor === undefined ? {} : { before: cursor as ActivityId }),
  });
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? (shown.at(-1)?.id ?? null) : null;
  const more = next === null ? "" : " There are more: ask again with cursor.";
  return {
    text: `${shown.length} sessions, newest first. Distances are metres, durations seconds.${more}`,
    data: { runs: shown.map(forms.runRow) },
    unknown: shown.some(({ distanceM, durationS }) => distanceM === null || durationS === null)
      ? ["A distance or a duration that is null was not recorded: it is not 0."]
      : [],
    next,
  };
};

const run: Teller = async ({ app, forms }, { athlete, args }) => {
  const { run: named = "last" } = args;
  const last = named === "last" ? await app.runs(athlete, { limit: 1, sport: "run" }) : [];
  const id = named === "last" ? last[0]?.id : (named as ActivityId);
  const found = id === undefined ? null : await app.run(athlete, id);
  if (found === null) throw new AssistantRefusal(`there is no run ${named}: the tool runs lists them with their ids`);
  return {
    text: `One session of ${formatLocalDay(found.day)}. Distances are metres, durations seconds.`,
    data: forms.runDetail(found) as JsonObject,
    unknown: ["What is null was not recorded."],
  };
};

const body: Teller = async ({ app }, { athlete, asOf, args }) => {
  const whole = bodyJson(await app.bodyReport(athlete, asOf));
  const places = whole.places.map(({ days, episodes, ...place }) => ({
    ...place,
    days: days.slice(-MOST_PLACE_DAYS),
    daysInAll: days.length,
    episodes: episodes.slice(0, MOST_EPISODES),
    episodesInAll: episodes.length,
  }));
  const weekly = cutList(whole.weeklyAnswers.toReversed(), args.cursor, MOST_ROWS);
  const sentences = places.flatMap(({ region, side, limit }) =>
    limit === null ? [] : [`${[side, region].filter(Boolean).join(" ")}: ${limit.text}`],
  );
  return {
    text: sentences.length === 0 ? "No place has hurt, as far as the runner said." : sentences.join("\n"),
    data: { ...whole, places, weeklyAnswers: weekly.items, cut: [cutOf("weeklyAnswers", weekly)] },
    unknown: [
      "Days without an answer are not known to be free of pain. What came before a pain need not be its cause.",
    ],
    next: weekly.next,
  };
};

const therapy: Teller = async ({ app }, { athlete, asOf, args }) => {
  const report = await app.therapyReport(athlete, asOf);
  const whole = therapyJson(report);
  const sessions = cutList(whole.sessions, args.cursor, MOST_ROWS);
  const effects = report.effects.flatMap((effect) => (effect.kind === "cannot-tell" ? [] : [effect.text]));
  const { massage } = report;
  return {
    text: [...(massage === null ? [] : [massage.text]), ...effects, `${sessions.of} sessions in the last year.`].join(
      "\n",
    ),
    data: { ...whole, sessions: sessions.items, cut: [cutOf("sessions", sessions)] },
    unknown: whole.safetyQuestions === null ? ["The questions before a massage were never answered."] : [],
    next: sessions.next,
  };
};

const plan: Teller = async ({ app, forms }, { athlete, asOf, args }) => {
  const report = await app.planReport(athlete, asOf);
  const whole = planJson(report) as JsonObject;
  const planned = cutList((whole["planned"] as readonly unknown[]).toReversed(), args.cursor, MOST_PLANNED);
  return {
    text: forms.plan(report),
    data: { ...whole, planned: planned.items.toReversed(), cut: [cutOf("planned", planned)] },
    next: planned.next,
  };
};

const link: Teller = async ({ app, forms }, { athlete, asOf }) => {
  const report = await app.linkReport(athlete, asOf);
  return { text: forms.link(report), data: linkJson(report) };
};

const backtest: Teller = async ({ app, forms }, { athlete, asOf, args }) => {
  const report = await app.backtest(athlete, { asOf, horizonDays: args.horizonDays ?? 7 });
  return { text: forms.backtest(report), data: backtestJson(report) };
};

/** What each tool that reads has to say. */
export const TELLERS = {
  week_report: week,
  explain,
  runs,
  run,
  pain_log: answeredDays,
  body_places: body,
  therapy,
  plan,
  link,
  backtest,
} as const satisfies Readonly<Record<string, Teller>>;
