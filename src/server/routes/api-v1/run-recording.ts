import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import { RUN_AXES } from "../../../charts/run-axis.ts";
import { runCharts } from "../../../charts/run-charts.ts";
import { chartConfig, pagePalette } from "../../../charts/theme.ts";
import { formatLocalDay } from "../../../domain/local-day.ts";
import { type RunSamples, SAMPLE_COLUMNS } from "../../../domain/run-samples.ts";
import { ENGLISH } from "../../../messages/words.ts";
import type { RunRecording } from "../../../usecases/run-samples.ts";
import { own } from "../../access/access.ts";
import { Charts, DayText, orNull, reads, shape, WidthPx } from "../../api/api-schema.ts";
import { chartWidthPx } from "../../chart-width.ts";
import { HttpProblem } from "../../problem.ts";
import { ofRequest, type ServerOptions } from "../../server-options.ts";
import { wordsOf } from "../../words-of.ts";
import { RunParams, runOf } from "../runs.tsx";

const MOST_POINTS = 1_000_000;

const SamplesQuery = Type.Object({ points: Type.Optional(Type.String({ pattern: "^\\d{1,7}$" })) });
const ChartsQuery = Type.Object({
  by: Type.Optional(Type.Enum([...RUN_AXES])),
  widthPx: WidthPx,
});

const Column = Type.Array(Type.Union([Type.Number(), Type.Null()]));
/** Columns of equal length, null where nothing was recorded. A quantity that was not recorded at all has no column. */
const Samples = Type.Object(
  {
    runId: Type.String(),
    /** The source whose original they come from; null without a recording. */
    sourceId: Type.Union([Type.String(), Type.Null()]),
    /** How many the original holds; `timeS` has fewer when `points` asks for fewer. */
    samples: Type.Integer(),
    timeS: Type.Array(Type.Number()),
    weightS: Type.Array(Type.Number()),
    columns: Type.Object(Object.fromEntries(SAMPLE_COLUMNS.map((name) => [name, Type.Optional(Column)]))),
  },
  { title: "Samples" },
);

/** What a run did to the numbers; what is not known is null, with the reason beside it. */
const Effect = shape(
  Type.Object(
    {
      runId: Type.String(),
      loads: Type.Optional(orNull(Type.Record(Type.String(), Type.Unknown()))),
      zones: Type.Optional(Type.Unknown()),
      runsOfDay: Type.Optional(Type.Integer()),
      ratios: Type.Optional(Type.Array(Type.Unknown())),
      spike: orNull(Type.Object({ day: DayText })),
    },
    { title: "RunEffect" },
  ),
);

const samplesSchema = {
  operationId: "getRunSamples",
  summary: "A run second by second, in columns.",
  tags: ["runs"],
  params: RunParams,
  querystring: SamplesQuery,
  response: reads(Samples),
};
const chartsSchema = {
  operationId: "getRunCharts",
  summary: "The charts of a run as Vega-Lite specifications.",
  tags: ["charts"],
  params: RunParams,
  querystring: ChartsQuery,
  response: reads(Charts),
};
const effectSchema = {
  operationId: "getRunEffect",
  summary: "What a run did to the numbers.",
  tags: ["runs"],
  params: RunParams,
  response: reads(Effect),
};

type RunRequest = Pick<FastifyRequest<{ Params: Static<typeof RunParams> }>, "athlete" | "params">;

/** A run second by second, its charts, and what it did to the numbers. */
export function runRecordingApi(fastify: FastifyInstance, options: ServerOptions): void {
  const { app } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const recordingOf = async (
    request: RunRequest,
  ): Promise<{ readonly runId: string; readonly recording: RunRecording }> => {
    const run = await runOf(ofRequest(options, request), request.params.id);
    const recording = await app.runRecording(request.athlete, run.id);
    if (recording?.kind === "unreadable") throw new HttpProblem(409, ENGLISH.say("run.along.unreadable"));
    return { runId: run.id, recording: recording ?? { kind: "none" } };
  };

  api.get("/runs/:id/samples", { schema: samplesSchema, ...own("runs") }, async (request) => {
    const points = Number(request.query.points ?? MOST_POINTS);
    if (points < 2 || points > MOST_POINTS)
      throw new HttpProblem(400, `invalid points: ${points} (want 2…${MOST_POINTS})`);
    const { runId, recording } = await recordingOf(request);
    if (recording.kind !== "recorded")
      return { runId, sourceId: null, samples: 0, timeS: [], weightS: [], columns: {} };
    return { runId, sourceId: recording.source, ...samplesJson(recording.samples, points) };
  });

  api.get("/runs/:id/charts", { schema: chartsSchema, ...own("runs") }, async (request) => {
    const widthPx = chartWidthPx(request.query.widthPx);
    const { recording } = await recordingOf(request);
    const charts =
      recording.kind === "recorded"
        ? runCharts(recording.samples, {
            by: request.query.by ?? "time",
            widthPx,
            isLive: true,
            words: wordsOf(request),
          })
        : [];
    return { config: chartConfig(pagePalette), charts: charts.map(({ id, spec }) => ({ id, spec })) };
  });

  api.get("/runs/:id/effect", { schema: effectSchema, ...own("runs") }, async (request) => {
    const run = await runOf(ofRequest(options, request), request.params.id);
    const effect = await app.runEffect(request.athlete, run.id);
    const { spike } = effect ?? { spike: null };
    return { runId: run.id, ...effect, spike: spike === null ? null : { ...spike, day: formatLocalDay(spike.day) } };
  });
}

/** Every so-many-th sample, so that there are no more than asked for. What lies between them is left out, not averaged. */
function samplesJson({ timeS, weightS, columns }: RunSamples, points: number) {
  const every = Math.max(1, Math.ceil(timeS.length / points));
  const places = Array.from({ length: Math.ceil(timeS.length / every) }, (_, i) => i * every);
  const of = (column: Float64Array): number[] => places.map((place) => column[place] ?? 0);
  const known = (column: Float64Array): (number | null)[] =>
    of(column).map((value) => (Number.isNaN(value) ? null : value));
  return {
    samples: timeS.length,
    timeS: of(timeS),
    weightS: of(weightS),
    columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, known(column)])),
  };
}
