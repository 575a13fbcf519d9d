import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { ExplainView } from "../explain-view.ts";
import { Document } from "./document.tsx";
import { Explanation } from "./explanation.tsx";
import { useWords } from "./words-context.ts";

interface ExplainPageProps {
  readonly view: ExplainView;
  readonly asOf: LocalDay;
  readonly today: LocalDay;
}

/** The explanation of one number on a page of its own. */
export function ExplainPage({ view, asOf, today }: ExplainPageProps) {
  const { say, day } = useWords();
  return (
    <Document title={view.title} current="/explain">
      <p class="back">
        <a class="link" href={asOf === today ? "/" : `/?asOf=${formatLocalDay(asOf)}`}>
          ‹ {say("explain.back")}
        </a>
      </p>
      <section class="card reading" aria-labelledby="explanation-title">
        <p class="eyebrow">{say("explain.as-of", { day: day(asOf, "short-year") })}</p>
        <Explanation view={view} level={1} />
      </section>
    </Document>
  );
}
