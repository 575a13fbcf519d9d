import type { ExerciseDone, ExercisePlan } from "../domain/exercise.ts";
import { isWithin, type LocalDay } from "../domain/local-day.ts";
import { THERAPY_KINDS, type TherapySession } from "../domain/therapy.ts";
import { regionLabel } from "../messages/region-words.ts";
import type { Words } from "../messages/words.ts";
import { type CareRow, LABEL_PX, ROW_PX, rowLinePx } from "./care-row.ts";
import type { Chart, ChartTable } from "./chart.ts";
import type { Layer } from "./chart-spec.ts";
import { type ExerciseDay, exerciseDays, exerciseLayers } from "./exercise-ticks.ts";
import { type ChartFrame, columnEdges, columnWidthPx, frameDays, millisOf, timeDomain } from "./frame.ts";
import { pixelY, stackChart, timeAxis } from "./stack-chart.ts";

const HALF_DAY_MS = 43_200_000;

const nrsWords = (nrs: number | null): string => (nrs === null ? "–" : `${nrs} / 10`);

const regionsOf = ({ regions }: TherapySession, words: Words): string =>
  regions.map((region) => regionLabel(region, words)).join(", ");

function said(session: TherapySession, words: Words): string {
  const { say, day } = words;
  const regions = regionsOf(session, words);
  const change =
    session.nrsBefore === null || session.nrsAfter === null
      ? ""
      : `, ${say("chart.care.change", { before: session.nrsBefore, after: session.nrsAfter })}`;
  const kind = say(`therapy.kind.${session.kind}`);
  return `${day(session.day, "weekday-short")}: ${kind}${regions === "" ? "" : ` (${regions})`}${change}`;
}

/** What was done about pain, and at home. */
export interface Care {
  readonly therapy: readonly TherapySession[];
  readonly exercisesDone: readonly ExerciseDone[];
  readonly exercisePlans: readonly ExercisePlan[];
}

/** Massage and other care as diamonds on the shared time axis, exercises as ticks under them. */
export function therapyTicksChart(frame: ChartFrame, care: Care, asOf: LocalDay): Chart {
  const { from, to } = frameDays(frame);
  const shown = { from, to: to < asOf ? to : asOf };
  const sessions = care.therapy.filter(({ day }) => isWithin(day, shown));
  const exercises = exerciseDays(care.exercisesDone, care.exercisePlans, shown);
  // The rows are those of the whole history: a chart has the same whatever time it shows.
  const kinds = THERAPY_KINDS.filter((kind) => care.therapy.some((session) => session.kind === kind));
  const hasExercises = care.exercisesDone.length > 0;
  const { words } = frame;
  const { say } = words;
  const description = describe(sessions, exercises, words);
  const common = {
    id: "therapy-ticks",
    title: say(hasExercises ? "chart.care.title.exercises" : "chart.care.title"),
    hint: say(hasExercises ? "chart.care.hint.exercises" : "chart.care.hint"),
    empty: say("chart.care.empty"),
    description,
    table: tableOf(sessions, exercises, words),
  } as const;
  const rowCount = kinds.length + (hasExercises ? 1 : 0);
  if (rowCount === 0) return { ...common, spec: null };
  const heightPx = rowCount * ROW_PX;
  const timeX = timeAxis(frame, true);
  const layers = kinds.flatMap((kind, index) => {
    const own = sessions.filter((session) => session.kind === kind);
    const row = { label: say(`therapy.kind.${kind}`), top: index * ROW_PX, heightPx, frame, timeX };
    return [...rowLayers(row), sessionLayer(own, row)];
  });
  const last = { label: say("chart.care.exercises"), top: kinds.length * ROW_PX, heightPx, frame, timeX };
  const atHome = hasExercises ? [...rowLayers(last), ...exerciseLayers(exercises, last)] : [];
  return {
    ...common,
    spec: stackChart({ frame, description, heightPx, showMonths: true, layers: [...layers, ...atHome] }),
  };
}

function rowLayers(row: CareRow): readonly Layer[] {
  const { label, top, heightPx, frame, timeX } = row;
  const [x1, x2] = timeDomain(frame);
  const first = frame.columns[0];
  const labelX = first === undefined ? x1 : columnEdges(first).x1;
  return [
    {
      data: { values: [{ x1, x2, y: rowLinePx(row) }] },
      mark: { type: "rule", style: "therapy-rule" },
      encoding: { x: timeX("x1"), x2: { field: "x2" }, y: pixelY("y", heightPx) },
    },
    {
      data: { values: [{ x: labelX, y: top + LABEL_PX / 2, label }] },
      mark: { type: "text", style: "therapy-label", align: "left", baseline: "middle" },
      encoding: { x: timeX("x"), y: pixelY("y", heightPx), text: { field: "label" } },
    },
  ];
}

function sessionLayer(own: readonly TherapySession[], row: CareRow): Layer {
  const y = rowLinePx(row);
  return {
    data: {
      values: own.map((session) => ({
        at: millisOf(session.day) + HALF_DAY_MS,
        y,
        said: said(session, row.frame.words),
      })),
    },
    mark: {
      type: "point",
      style: "therapy-mark",
      shape: "diamond",
      filled: true,
      size: columnWidthPx(row.frame) < 6 ? 60 : 110,
    },
    encoding: { x: row.timeX("at"), y: pixelY("y", row.heightPx), tooltip: { field: "said" } },
  };
}

function describe(sessions: readonly TherapySession[], exercises: readonly ExerciseDay[], { say, day }: Words): string {
  const last = sessions.at(-1);
  const care =
    last === undefined
      ? say("chart.care.none")
      : say("chart.care.sessions", { count: sessions.length, day: day(last.day, "short") });
  if (exercises.length === 0) return care;
  return `${care} ${say("chart.care.days", { count: exercises.length })}`;
}

const COLUMNS = ["kind", "what", "before", "after"] as const;

function tableOf(sessions: readonly TherapySession[], exercises: readonly ExerciseDay[], words: Words): ChartTable {
  const { say } = words;
  const rows = [
    ...sessions.map((session) => ({
      day: session.day,
      cells: [
        say(`therapy.kind.${session.kind}`),
        regionsOf(session, words) || "–",
        nrsWords(session.nrsBefore),
        nrsWords(session.nrsAfter),
      ],
    })),
    ...exercises.map(({ day, titles }) => ({ day, cells: [say("chart.care.exercises"), titles.join(", "), "–", "–"] })),
  ];
  return {
    headers: [say("chart.table.day"), ...COLUMNS.map((name) => say(`chart.care.table.${name}`))],
    rows: rows.sort((a, b) => b.day - a.day).map(({ day, cells }) => [words.day(day, "short-year"), ...cells]),
  };
}
