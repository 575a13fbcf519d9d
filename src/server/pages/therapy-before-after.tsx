import type { TherapyReport } from "../../usecases/therapy.ts";
import { ChartFigure, type DrawnChart } from "./chart-stack.tsx";
import { RichText } from "./rich-text.tsx";
import { useWords } from "./words-context.ts";

interface TherapyBeforeAfterProps {
  readonly report: TherapyReport;
  readonly chart: DrawnChart;
}

/** What soreness did around sessions, beside what it does without one. */
export function TherapyBeforeAfter({ report, chart }: TherapyBeforeAfterProps) {
  const { say, tell } = useWords();
  const told = report.brief.beforeAfter.filter(({ changes }) => changes.some(({ sessions }) => sessions !== null));
  const effects = report.effects.flatMap((effect) => (effect.kind === "estimated" ? [tell(effect.said)] : []));
  return (
    <section class="card charts" aria-label={say("therapy.before-after")}>
      <ChartFigure drawn={chart} />
      {told.length > 0 && (
        <p class="caution">
          <RichText
            text={say("therapy.before-after.caution")}
            parts={{ link: (inside) => <a href="/methods#before-and-after">{inside}</a> }}
          />
        </p>
      )}
      {told.map(({ kind, changes }) => (
        <div key={kind} class="told">
          <h3>{say(`therapy.kind.${kind}`)}</h3>
          <ul>
            {changes
              .filter(({ sessions }) => sessions !== null)
              .map(({ horizon, said }) => (
                <li key={horizon}>{tell(said)}</li>
              ))}
            {kind === "massage" && effects.map((text) => <li key={text}>{text}</li>)}
          </ul>
        </div>
      ))}
    </section>
  );
}
