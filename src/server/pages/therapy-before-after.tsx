import type { TherapyReport } from "../../usecases/therapy.ts";
import { ChartFigure, type DrawnChart } from "./chart-stack.tsx";
import { useWords } from "./words-context.ts";

interface TherapyBeforeAfterProps {
  readonly report: TherapyReport;
  readonly chart: DrawnChart;
}

/** What soreness did around sessions, beside what it does without one. */
export function TherapyBeforeAfter({ report, chart }: TherapyBeforeAfterProps) {
  const { say } = useWords();
  const told = report.brief.beforeAfter.filter(({ changes }) => changes.some(({ sessions }) => sessions !== null));
  const effects = report.effects.flatMap((effect) => (effect.kind === "estimated" ? [effect.text] : []));
  return (
    <section class="card charts" aria-label="Before and after">
      <ChartFigure drawn={chart} />
      {told.length > 0 && (
        <p class="caution">
          Soreness that is high today is lower tomorrow by itself, so the first number alone flatters every session.
          Only the days as sore without one can tell. <a href="/methods#before-and-after">How this is worked out</a>
        </p>
      )}
      {told.map(({ kind, changes }) => (
        <div key={kind} class="told">
          <h3>{say(`therapy.kind.${kind}`)}</h3>
          <ul>
            {changes
              .filter(({ sessions }) => sessions !== null)
              .map(({ horizon, text }) => (
                <li key={horizon}>{text}</li>
              ))}
            {kind === "massage" && effects.map((text) => <li key={text}>{text}</li>)}
          </ul>
        </div>
      ))}
    </section>
  );
}
