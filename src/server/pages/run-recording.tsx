import { RUN_AXES, type RunAxisKind } from "../../charts/run-axis.ts";
import type { RunDetail } from "../../usecases/app.ts";
import type { DrawnRun } from "../draw-run-charts.ts";
import { ChartFigure } from "./chart-stack.tsx";
import { FilterLinks } from "./filter-links.tsx";
import { useWords } from "./words-context.ts";

/** What a page shows of a run's recording: charts, or a sentence in their place. */
export type ShownRecording =
  | (DrawnRun & { readonly kind: "charts"; readonly by: RunAxisKind; readonly canBy: readonly RunAxisKind[] })
  | { readonly kind: "none" }
  | { readonly kind: "unreadable" };

interface RunRecordingProps {
  readonly run: RunDetail;
  readonly recording: ShownRecording;
}

/** The run as it was recorded, second by second. */
export function RunRecording({ run, recording }: RunRecordingProps) {
  const { say } = useWords();
  switch (recording.kind) {
    case "none":
    case "unreadable":
      return (
        <section class="card" id="recording" aria-labelledby="recording-title">
          <h2 id="recording-title">{say("run.along")}</h2>
          <p class="small">{say(`run.along.${recording.kind}`)}</p>
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
  const { say } = useWords();
  const address = `/runs/${encodeURIComponent(run.id)}`;
  const links = RUN_AXES.filter((axis) => recording.canBy.includes(axis)).map((axis) => ({
    href: axis === "time" ? `${address}#recording` : `${address}?by=${axis}#recording`,
    words: say(`run.along.${axis}`),
    isCurrent: axis === recording.by,
  }));
  const isCorrected = run.corrections.some(({ field }) => field === "distanceM" || field === "durationS");
  return (
    <section
      class="card charts run-charts"
      id="recording"
      aria-label={say("run.along")}
      data-charts={run.id}
      data-charts-from={`/api/v1/runs/${encodeURIComponent(run.id)}/charts?by=${recording.by}`}
    >
      {links.length > 1 && <FilterLinks label={say("run.along.label")} links={links} />}
      {isCorrected && <p class="small">{say("run.along.corrected")}</p>}
      {recording.hasGaps && <p class="small">{say("run.along.gaps")}</p>}
      {recording.charts.map((drawn) => (
        <ChartFigure key={drawn.chart.id} drawn={drawn} />
      ))}
    </section>
  );
}
