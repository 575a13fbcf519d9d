import type { RuleCode } from "../../domain/assessment.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import type { BodyQuestions } from "../../usecases/body-questions.ts";
import type { LookBack } from "../../usecases/look-back.ts";
import type { ShownNote } from "../../usecases/notes-to.ts";
import type { ChartWindow } from "../chart-window.ts";
import type { OpenProposal } from "../sharing/open-proposals.ts";
import { AllRules } from "./all-rules.tsx";
import { ChartStack, type DrawnChart } from "./chart-stack.tsx";
import { Document } from "./document.tsx";
import { FeelCard, hasNoAnswers } from "./feel-card.tsx";
import { FirstVisit } from "./first-visit.tsx";
import { FlagRecord, rulesNoBetter } from "./flag-record.ts";
import { KnownDaysCard } from "./known-days-card.tsx";
import { LongestRunCard } from "./longest-run-card.tsx";
import { MassageCard } from "./massage-card.tsx";
import { NoRunsCard } from "./no-runs-card.tsx";
import { NotesCard } from "./notes-card.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { OstrcCard } from "./ostrc-card.tsx";
import { ProposalsCard } from "./proposals-card.tsx";
import { SoreSpellsCard } from "./sore-spells-card.tsx";
import { VerdictCard } from "./verdict-card.tsx";
import { useWords } from "./words-context.ts";

export interface WeekPageProps {
  /** What others wrote to the runner; none on an earlier week. */
  readonly notes?: readonly ShownNote[];
  /** Exercises that somebody proposed and the runner has not answered; none on an earlier week. */
  readonly proposals?: readonly OpenProposal[];
  readonly report: WeeklyReport;
  readonly charts: readonly DrawnChart[];
  /** The time the charts show; it moves without changing the verdict. */
  readonly window: ChartWindow;
  readonly today: LocalDay;
  readonly done: DoneKind | null;
  /** Null for an earlier week: nothing is asked about it any more. */
  readonly questions: BodyQuestions | null;
  /** Null for an earlier week, and before anything is known. */
  readonly lookBack: LookBack | null;
}

/** Whether anything at all is known about this runner. */
export const isFirstVisit = (report: WeeklyReport): boolean =>
  report.days.length === 0 && report.pain.length === 0 && report.therapy.length === 0;

const hasOpenSigns = (questions: BodyQuestions | null): boolean =>
  questions !== null && questions.signs.length + questions.nights.length > 0;

const NONE: ReadonlySet<RuleCode> = new Set();

/** This week: the verdict, its reasons, what to do, and the pictures behind it. */
export function WeekPage(props: WeekPageProps) {
  const { notes = [], proposals = [], report, charts, window, today, done, questions, lookBack } = props;
  const { say } = useWords();
  if (isFirstVisit(report)) {
    return (
      <Document title={say("first.welcome")} current="/">
        <Notice done={done} />
        <FirstVisit today={today} />
      </Document>
    );
  }
  const { assessment, asOf } = report;
  const noBetter = lookBack?.backtest.kind === "ready" ? rulesNoBetter(lookBack.backtest.value) : NONE;
  return (
    <Document title={say("week.title")} current="/">
      <Notice done={done} />
      <div class="columns">
        <div class="column">
          <FlagRecord.Provider value={noBetter}>
            <VerdictCard assessment={assessment} today={today} hasOpenSigns={hasOpenSigns(questions)} />
          </FlagRecord.Provider>
          <NotesCard notes={notes} back="/" />
          <ProposalsCard proposals={proposals} back="/" />
          {asOf === today && hasNoAnswers(report) && <FeelCard today={today} />}
          {report.days.length === 0 && <NoRunsCard />}
          {questions !== null && <OstrcCard questions={questions} back="/" />}
          <ChartStack report={report} charts={charts} window={window} today={today} />
          <AllRules findings={assessment.findings} ruleSet={assessment.ruleSet} today={today} asOf={report.asOf} />
        </div>
        <div class="column">
          <LongestRunCard report={report} />
          <MassageCard assessment={assessment} therapy={report.therapy} today={today} />
          {lookBack !== null && <SoreSpellsCard link={lookBack.link} />}
          <KnownDaysCard report={report} />
        </div>
      </div>
    </Document>
  );
}
