import type { LocalDay } from "../../domain/local-day.ts";
import type { PainEntry } from "../../domain/pain.ts";
import type { CareToday } from "../../usecases/care-today.ts";
import type { FormKind } from "../entries/form-entries.ts";
import { AgainForm } from "./again-form.tsx";
import { Document } from "./document.tsx";
import { ExerciseCard } from "./exercise-card.tsx";
import type { LogState } from "./log-state.ts";
import { NoPainForm } from "./no-pain-form.tsx";
import { Notice } from "./notice.tsx";
import { PainForm } from "./pain-form.tsx";
import { ProblemSummary } from "./problem-summary.tsx";
import { RestForm } from "./rest-form.tsx";
import { RpeForm } from "./rpe-form.tsx";
import { SafetyForm } from "./safety-form.tsx";
import { SleepForm } from "./sleep-form.tsx";
import { TherapyForm } from "./therapy-form.tsx";
import { useWords } from "./words-context.ts";

interface LogPageProps {
  readonly state: LogState;
  readonly today: LocalDay;
  readonly pain: readonly PainEntry[];
  readonly care: CareToday;
  readonly done: FormKind | null;
}

/** The ten-second log. */
export function LogPage({ state, today, pain, care, done }: LogPageProps) {
  const { say } = useWords();
  return (
    <Document title={say("frame.log")} current="/log">
      <Notice done={done} />
      <ProblemSummary state={state} />
      <h1 class="title">{say("log.heading")}</h1>
      {state.kind === "safety" && (
        <section class="card" aria-labelledby="safety-title">
          <h2 id="safety-title">{say("safety.title")}</h2>
          <SafetyForm form={state.form} problems={state.problems} today={today} />
        </section>
      )}
      <div class="columns log">
        <div class="column">
          <NoPainForm today={today} />
          <AgainForm today={today} pain={pain} />
          <PainForm state={state} today={today} pain={pain} />
        </div>
        <div class="column">
          <RpeForm state={state} today={today} />
          <SleepForm state={state} today={today} sleepS={care.sleepS} />
          <ExerciseCard care={care} today={today} />
          <TherapyForm state={state} today={today} />
          <RestForm state={state} today={today} />
        </div>
      </div>
    </Document>
  );
}
