import type { LocalDay } from "../../domain/local-day.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import type { FormKind } from "../entries/form-entries.ts";
import { AllRules } from "./all-rules.tsx";
import { ChartStack, type DrawnChart } from "./chart-stack.tsx";
import { Document } from "./document.tsx";
import { FirstVisit } from "./first-visit.tsx";
import { KnownDaysCard } from "./known-days-card.tsx";
import { LongestRunCard } from "./longest-run-card.tsx";
import { MassageCard } from "./massage-card.tsx";
import { Notice } from "./notice.tsx";
import { VerdictCard } from "./verdict-card.tsx";

interface WeekPageProps {
  readonly report: WeeklyReport;
  readonly charts: readonly DrawnChart[];
  readonly today: LocalDay;
  readonly done: FormKind | null;
}

/** Whether anything at all is known about this runner. */
export const isFirstVisit = (report: WeeklyReport): boolean =>
  report.days.length === 0 && report.pain.length === 0 && report.therapy.length === 0;

/** This week: the verdict, its reasons, what to do, and the pictures behind it. */
export function WeekPage({ report, charts, today, done }: WeekPageProps) {
  if (isFirstVisit(report)) {
    return (
      <Document title="Welcome" current="/">
        <Notice done={done} />
        <FirstVisit />
      </Document>
    );
  }
  const { assessment } = report;
  return (
    <Document title="This week" current="/">
      <Notice done={done} />
      <div class="columns">
        <div class="column">
          <VerdictCard assessment={assessment} today={today} />
          <ChartStack asOf={report.asOf} charts={charts} />
          <AllRules findings={assessment.findings} ruleSet={assessment.ruleSet} today={today} />
        </div>
        <div class="column">
          <LongestRunCard report={report} />
          <MassageCard assessment={assessment} therapy={report.therapy} today={today} />
          <KnownDaysCard report={report} />
        </div>
      </div>
    </Document>
  );
}
