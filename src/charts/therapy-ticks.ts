import { shortDay, shortDayAndYear, weekdayAndDay } from "../domain/day-words.ts";
import type { ExerciseDone, ExercisePlan } from "../domain/exercise.ts";
import { isWithin, type LocalDay } from "../domain/local-day.ts";
import { regionWords } from "../domain/site-words.ts";
import { THERAPY_KINDS, type TherapyKind, type TherapySession } from "../domain/therapy.ts";
import { type CareRow, LABEL_PX, ROW_PX, rowLinePx } from "./care-row.ts";
import type { Chart, ChartTable } from "./chart.ts";
import type { Layer } from "./chart-spec.ts";
import { type ExerciseDay, exerciseDays, exerciseLayers } from "./exercise-ticks.ts";
import { type ChartFrame, columnEdges, columnWidthPx, frameDays, millisOf, timeDomain } from "./frame.ts";
import { pixelY, stackChart, timeAxis } from "./stack-chart.ts";

const HALF_DAY_MS = 43_200_000;

const KIND_WORDS: Readonly<Record<TherapyKind, string>> = { massage: "Massage", physio: "Physio", other: "Other care" };

const nrsWords = (nrs: number | null): string => (nrs === null ? "–" : `${nrs} / 10`);

function said(session: TherapySession): string {
  const regions = session.regions.map(regionWords).join(", ");
  const change =
    session.nrsBefore === null || session.nrsAfter === null
      ? ""
      : `, soreness ${session.nrsBefore} before and ${session.nrsAfter} after`;
  return `${weekdayAndDay(session.day)}: ${KIND_WORDS[session.kind]}${regions === "" ? "" : ` (${regions})`}${change}`;
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
  const description = describe(sessions, exercises);
  const common = {
    id: "therapy-ticks",
    title: hasExercises ? "Therapy and exercises" : "Therapy",
    hint: hasExercises ? "◆ a session · line: a day with exercises" : "◆ a session",
    empty: "No sessions or exercises logged in this time.",
    description,
    table: tableOf(sessions, exercises),
  } as const;
  const rowCount = kinds.length + (hasExercises ? 1 : 0);
  if (rowCount === 0) return { ...common, spec: null };
  const heightPx = rowCount * ROW_PX;
  const timeX = timeAxis(frame, true);
  const layers = kinds.flatMap((kind, index) => {
    const own = sessions.filter((session) => session.kind === kind);
    const row = { label: KIND_WORDS[kind], top: index * ROW_PX, heightPx, frame, timeX };
    return [...rowLayers(row), sessionLayer(own, row)];
  });
  const last = { label: "Exercises", top: kinds.length * ROW_PX, heightPx, frame, timeX };
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
    data: { values: own.map((session) => ({ at: millisOf(session.day) + HALF_DAY_MS, y, said: said(session) })) },
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

function describe(sessions: readonly TherapySession[], exercises: readonly ExerciseDay[]): string {
  const last = sessions.at(-1);
  const care =
    last === undefined
      ? "Therapy. No sessions logged in this time."
      : `Therapy: ${sessions.length} ${sessions.length === 1 ? "session" : "sessions"} in this time, the last on ${shortDay(last.day)}.`;
  if (exercises.length === 0) return care;
  return `${care} Exercises on ${exercises.length} ${exercises.length === 1 ? "day" : "days"}.`;
}

function tableOf(sessions: readonly TherapySession[], exercises: readonly ExerciseDay[]): ChartTable {
  const rows = [
    ...sessions.map((session) => ({
      day: session.day,
      cells: [
        KIND_WORDS[session.kind],
        session.regions.map(regionWords).join(", ") || "–",
        nrsWords(session.nrsBefore),
        nrsWords(session.nrsAfter),
      ],
    })),
    ...exercises.map(({ day, titles }) => ({ day, cells: ["Exercises", titles.join(", "), "–", "–"] })),
  ];
  return {
    headers: ["Day", "Kind", "Where or what", "Before", "After"],
    rows: rows.sort((a, b) => b.day - a.day).map(({ day, cells }) => [shortDayAndYear(day), ...cells]),
  };
}
