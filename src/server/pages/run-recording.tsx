import { RUN_AXES, type RunAxisKind } from "../../charts/run-axis.ts";
import type { RunDetail } from "../../usecases/app.ts";
import type { DrawnRun } from "../draw-run-charts.ts";
import { ChartFigure } from "./chart-stack.tsx";
import { FilterLinks } from "./filter-links.tsx";

/** What a page shows of a run's recording: charts, or a sentence in their place. */
export type ShownRecording =
  | (DrawnRun & { readonly kind: "charts"; readonly by: RunAxisKind; readonly canBy: readonly RunAxisKind[] })
  | { readonly kind: "none" }
  | { readonly kind: "unreadable" };

interface RunRecordingProps {
  readonly run: RunDetail;
  readonly recording: ShownRecording;
}

/** What to do when the kept original of a run cannot be read. */
export const UNREADABLE =
  "The kept file of this run is missing or damaged, so there is nothing to draw along it. Import the file again from the watch or its export; its numbers are not affected.";

const AXIS_WORDS: Readonly<Record<RunAxisKind, string>> = { time: "By time", distance: "By distance" };

/** The run as it was recorded, second by second. */
export function RunRecording({ run, recording }: RunRecordingProps) {
  switch (recording.kind) {
    case "none":
      return (
        <section class="card" id="recording" aria-labelledby="recording-title">
          <h2 id="recording-title">Along the run</h2>
          <p class="small">
            There is nothing to draw along this run: it came as a summary. With the watch's own file (FIT, TCX or GPX)
            its pace and heart rate appear here.
          </p>
        </section>
      );
    case "unreadable":
      return (
        <section class="card" id="recording" aria-labelledby="recording-title">
          <h2 id="recording-title">Along the run</h2>
          <p class="small">{UNREADABLE}</p>
        </section>
      );
    case "charts":
      return <Charts run={run} recording={recording} />;
    default:
      return recording satisfies never;
  }
}

interface ChartsProps {
  readonly run: RunDetail;
  readonly recording: Extract<ShownRecording, { kind: "charts" }>;
}

function Charts({ run, recording }: ChartsProps) {
  const address = `/runs/${encodeURIComponent(run.id)}`;
  const links = RUN_AXES.filter((axis) => recording.canBy.includes(axis)).map((axis) => ({
    href: axis === "time" ? `${address}#recording` : `${address}?by=${axis}#recording`,
    words: AXIS_WORDS[axis],
    isCurrent: axis === recording.by,
  }));
  const isCorrected = run.corrections.some(({ field }) => field === "distanceM" || field === "durationS");
  return (
    <section
      class="card charts run-charts"
      id="recording"
      aria-label="Along the run"
      data-charts={run.id}
      data-charts-from={`/api/v1/runs/${encodeURIComponent(run.id)}/charts?by=${recording.by}`}
    >
      {links.length > 1 && <FilterLinks label="Draw along" links={links} />}
      {isCorrected && <p class="small">The charts show what was recorded, without your correction.</p>}
      {recording.hasGaps && <p class="small">Pale bands are pauses, or stretches in which nothing was recorded.</p>}
      {recording.charts.map((drawn) => (
        <ChartFigure key={drawn.chart.id} drawn={drawn} />
      ))}
    </section>
  );
}
