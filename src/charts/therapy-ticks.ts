import type { LocalDay } from "../domain/local-day.ts";
import { regionWords } from "../domain/site-words.ts";
import { THERAPY_KINDS, type TherapyKind, type TherapySession } from "../domain/therapy.ts";
import type { Chart, ChartTable } from "./chart.ts";
import { shortDay, shortDayAndYear, weekdayAndDay } from "./day-words.ts";
import { type ChartFrame, frameDays, millisOf, timeDomain, weekColumn } from "./frame.ts";
import { type Layer, pixelY, stackChart, type TimeX, timeAxis } from "./stack-chart.ts";

const ROW_PX = 38;
const LABEL_PX = 17;
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

/** Massage and other care as diamonds on the shared time axis. */
export function therapyTicksChart(frame: ChartFrame, therapy: readonly TherapySession[], asOf: LocalDay): Chart {
  const { from } = frameDays(frame);
  const sessions = therapy.filter((session) => session.day >= from && session.day <= asOf);
  const kinds = THERAPY_KINDS.filter((kind) => sessions.some((session) => session.kind === kind));
  const description = describe(sessions);
  const common = {
    id: "therapy-ticks",
    title: "Therapy",
    hint: "◆ a session",
    empty: "No sessions logged in these weeks.",
    description,
    table: tableOf(sessions),
  } as const;
  if (sessions.length === 0) return { ...common, spec: null };
  const heightPx = kinds.length * ROW_PX;
  const timeX = timeAxis(frame, true);
  const layers = kinds.flatMap((kind, index) => {
    const own = sessions.filter((session) => session.kind === kind);
    return rowLayers({ own, label: KIND_WORDS[kind], top: index * ROW_PX, heightPx, frame, timeX });
  });
  return { ...common, spec: stackChart({ frame, description, heightPx, showMonths: true, layers }) };
}

interface KindRow {
  readonly own: readonly TherapySession[];
  readonly label: string;
  readonly top: number;
  readonly heightPx: number;
  readonly frame: ChartFrame;
  readonly timeX: TimeX;
}

function rowLayers({ own, label, top, heightPx, frame, timeX }: KindRow): readonly Layer[] {
  const [x1, x2] = timeDomain(frame);
  const first = frame.weekStarts[0];
  const labelX = first === undefined ? x1 : weekColumn(first).x1;
  const y = top + LABEL_PX + 10;
  return [
    {
      data: { values: [{ x1, x2, y }] },
      mark: { type: "rule", style: "therapy-rule" },
      encoding: { x: timeX("x1"), x2: { field: "x2" }, y: pixelY("y", heightPx) },
    },
    {
      data: { values: [{ x: labelX, y: top + LABEL_PX / 2, label }] },
      mark: { type: "text", style: "therapy-label", align: "left", baseline: "middle" },
      encoding: { x: timeX("x"), y: pixelY("y", heightPx), text: { field: "label" } },
    },
    {
      data: { values: own.map((session) => ({ at: millisOf(session.day) + HALF_DAY_MS, y, said: said(session) })) },
      mark: { type: "point", style: "therapy-mark", shape: "diamond", filled: true, size: 110 },
      encoding: { x: timeX("at"), y: pixelY("y", heightPx), tooltip: { field: "said" } },
    },
  ];
}

function describe(sessions: readonly TherapySession[]): string {
  const last = sessions.at(-1);
  if (last === undefined) return "Therapy. No sessions logged in these weeks.";
  return `Therapy: ${sessions.length} ${sessions.length === 1 ? "session" : "sessions"} in these weeks, the last on ${shortDay(last.day)}.`;
}

function tableOf(sessions: readonly TherapySession[]): ChartTable {
  return {
    headers: ["Day", "Kind", "Where", "Before", "After"],
    rows: sessions
      .map((session) => [
        shortDayAndYear(session.day),
        KIND_WORDS[session.kind],
        session.regions.map(regionWords).join(", ") || "–",
        nrsWords(session.nrsBefore),
        nrsWords(session.nrsAfter),
      ])
      .reverse(),
  };
}
