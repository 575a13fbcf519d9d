import type { LocalDay } from "../../domain/local-day.ts";
import type { Therapist } from "../../domain/therapist.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import type { OpenProposal } from "../sharing/open-proposals.ts";
import type { DrawnChart } from "./chart-stack.tsx";
import { Document } from "./document.tsx";
import type { LogState } from "./log-state.ts";
import { type DoneKind, Notice } from "./notice.tsx";
import { ProblemSummary } from "./problem-summary.tsx";
import { ProposalsCard } from "./proposals-card.tsx";
import { TherapyBeforeAfter } from "./therapy-before-after.tsx";
import { TherapyBooking } from "./therapy-booking.tsx";
import { TherapyCalendar } from "./therapy-calendar.tsx";
import { TherapyExercises } from "./therapy-exercises.tsx";
import { TherapyForm } from "./therapy-form.tsx";
import { TherapyLater } from "./therapy-later.tsx";
import { TherapyRhythm } from "./therapy-rhythm.tsx";
import { TherapySessions } from "./therapy-sessions.tsx";
import { TherapySince } from "./therapy-since.tsx";
import { useWords } from "./words-context.ts";

export interface TherapyView {
  readonly report: TherapyReport;
  readonly therapist: Therapist | null;
  readonly chart: DrawnChart;
  /** The whole address of the private calendar; null while there is none. */
  readonly calendarUrl: string | null;
}

interface TherapyPageProps {
  readonly view: TherapyView;
  readonly state: LogState;
  readonly today: LocalDay;
  readonly done: DoneKind | null;
  /** Exercises that somebody proposed and the runner has not answered. */
  readonly proposals?: readonly OpenProposal[];
}

/** Everything that is done about pain: sessions, exercises, whom to book with, and what to bring along. */
export function TherapyPage({ view, state, today, done, proposals = [] }: TherapyPageProps) {
  const { say } = useWords();
  const { report, therapist } = view;
  const { brief } = report;
  return (
    <Document title={say("frame.therapy")} current="/therapy">
      <Notice done={done} />
      <ProblemSummary state={state} />
      <h1 class="title">{say("therapy.heading")}</h1>
      <WarningSigns report={report} />
      <p class="actions care-actions">
        <a class="button primary" href="/therapy/brief">
          {say("brief.title")}
        </a>
        {brief.redFlags.length === 0 && (
          <a class="button" href="#booking">
            {say("therapy.book")}
          </a>
        )}
        <a class="button" href="#therapy">
          {say("massage.log")}
        </a>
      </p>
      <div class="columns">
        <div class="column">
          <ProposalsCard proposals={proposals} back="/therapy" />
          <TherapyLater sessions={brief.sessions} state={state} today={today} />
          <TherapyExercises exercises={brief.exercises} doneToday={report.doneToday} state={state} today={today} />
          <TherapySessions sessions={brief.sessions} today={today} />
          <TherapyBeforeAfter report={report} chart={view.chart} />
          <TherapyForm state={state} today={today} back="/therapy" />
        </div>
        <div class="column">
          <TherapyRhythm report={report} state={state} today={today} />
          <TherapyBooking report={report} therapist={therapist} state={state} today={today} />
          <TherapySince rows={brief.daysSince} />
          <TherapyCalendar url={view.calendarUrl} />
        </div>
      </div>
    </Document>
  );
}

/** Red flags come before any care. */
function WarningSigns({ report }: { readonly report: TherapyReport }) {
  const { say, tell } = useWords();
  const { redFlags } = report.brief;
  if (redFlags.length === 0) return null;
  return (
    <section class="card warning" aria-labelledby="warning-title">
      <h2 id="warning-title">{say("therapy.warning")}</h2>
      <ul>
        {redFlags.map((finding) => (
          <li key={`${finding.rule} ${finding.about}`}>{tell(finding.said?.text ?? finding.text)}</li>
        ))}
      </ul>
      <p class="small">{say("therapy.warning.wait")}</p>
    </section>
  );
}
