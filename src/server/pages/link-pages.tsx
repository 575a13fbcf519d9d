import type { LocalDay } from "../../domain/local-day.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import type { Form } from "../form-body.ts";
import { sharedWeeks } from "../sharing/shared-weeks.ts";
import { BriefSheet, type BriefSheetProps } from "./brief-page.tsx";
import { ChartFigure, type DrawnChart } from "./chart-stack.tsx";
import { Document } from "./document.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { ProposeForm } from "./propose-form.tsx";
import { SharedVerdict } from "./shared-verdict.tsx";
import { SharedWeeks } from "./shared-weeks.tsx";
import { useWords } from "./words-context.ts";

const ALL = { pain: true, runs: true };

interface LinkBriefProps extends BriefSheetProps {
  /** Where an exercise may be proposed; null where the runner did not ask for that. */
  readonly proposeAt: string | null;
  readonly until: LocalDay;
  readonly sent: Form;
  readonly problems: readonly string[];
  readonly done: DoneKind | null;
}

/** A brief for whoever has its address. */
export function LinkBriefPage({ proposeAt, until, sent, problems, done, ...sheet }: LinkBriefProps) {
  const { say } = useWords();
  return (
    <Document title={say("shared.brief")} current="" isAlone>
      <Notice done={done} />
      <BriefSheet {...sheet} />
      {proposeAt !== null && <ProposeForm action={proposeAt} sent={sent} asksName problems={problems} />}
      <LinkNote until={until} />
    </Document>
  );
}

interface LinkWeekProps {
  readonly report: WeeklyReport;
  readonly charts: readonly DrawnChart[];
  readonly until: LocalDay;
}

/** A week for whoever has its address. */
export function LinkWeekPage({ report, charts, until }: LinkWeekProps) {
  const { say, day } = useWords();
  return (
    <Document title={say("shared.week-title")} current="" isAlone>
      <h1 class="title">{say("shared.week-of", { day: day(report.asOf, "short-year") })}</h1>
      <div class="columns">
        <div class="column">
          <SharedVerdict assessment={report.assessment} sees={ALL} />
          <StillCharts charts={charts} />
        </div>
        <div class="column">
          <SharedWeeks weeks={sharedWeeks(report.weeks, ALL)} knownDaysOf28={report.knownDaysOf28} />
        </div>
      </div>
      <LinkNote until={until} />
    </Document>
  );
}

function LinkNote({ until }: { readonly until: LocalDay }) {
  const { say, day } = useWords();
  return <p class="small">{say("shared.link-note", { day: day(until, "short-year") })}</p>;
}

/** Pictures without script and without a way to anything else. */
export function StillCharts({ charts }: { readonly charts: readonly DrawnChart[] }) {
  const { say } = useWords();
  if (charts.length === 0) return null;
  return (
    <section class="card charts" aria-label={say("charts.label")}>
      {charts.map((drawn) => (
        <ChartFigure key={drawn.chart.id} drawn={{ ...drawn, chart: { ...drawn.chart, places: [] } }} />
      ))}
    </section>
  );
}
