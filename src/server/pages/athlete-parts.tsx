import type { AthleteId } from "../../domain/ids.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { PainEntry } from "../../domain/pain.ts";
import type { RunDetail, RunRow } from "../../usecases/app.ts";
import type { FormKind } from "../entries/form-entries.ts";
import type { SharedPart } from "../sharing/seen-by.ts";
import { runTitle } from "../words/run-words.ts";
import { athleteAddress } from "./athlete-page.tsx";
import { BriefSheet, type BriefSheetProps } from "./brief-page.tsx";
import { Document } from "./document.tsx";
import { LapTable } from "./lap-table.tsx";
import { StillCharts } from "./link-pages.tsx";
import { LogAddress } from "./log-address.ts";
import type { LogState } from "./log-state.ts";
import { NoPainForm } from "./no-pain-form.tsx";
import { Notice } from "./notice.tsx";
import { PainForm } from "./pain-form.tsx";
import { ProblemSummary } from "./problem-summary.tsx";
import { RestForm } from "./rest-form.tsx";
import { RpeForm } from "./rpe-form.tsx";
import { Flags, Totals } from "./run-page.tsx";
import type { ShownRecording } from "./run-recording.tsx";
import { Row } from "./runs-page.tsx";
import { TherapyForm } from "./therapy-form.tsx";
import { useWords } from "./words-context.ts";

interface OfAthlete {
  readonly athlete: AthleteId;
  readonly name: string;
}

/** The way back to everything that is shared of an athlete. */
function Back({ athlete, name }: OfAthlete) {
  return (
    <p class="eyebrow">
      <a class="link" href={athleteAddress(athlete)}>
        {name}
      </a>
    </p>
  );
}

interface AthleteRunsProps extends OfAthlete {
  readonly rows: readonly RunRow[];
  /** Where the next page goes on; null on the last. */
  readonly next: string | null;
}

/** Every session of an athlete, newest first. */
export function AthleteRunsPage({ athlete, name, rows, next }: AthleteRunsProps) {
  const { say } = useWords();
  const under = `${athleteAddress(athlete)}/runs`;
  return (
    <Document title={say("shared.runs-of", { name })} current="/squad">
      <Back athlete={athlete} name={name} />
      <h1 class="title">{say("runs.title")}</h1>
      <section class="card month" aria-label={say("runs.title")}>
        {rows.length === 0 && <p>{say("shared.no-runs")}</p>}
        <ul>
          {rows.map((row) => (
            <Row key={row.id} row={row} under={under} />
          ))}
        </ul>
      </section>
      {next !== null && (
        <p class="actions">
          <a class="button" href={`${under}?before=${encodeURIComponent(next)}`}>
            {say("runs.older")}
          </a>
        </p>
      )}
    </Document>
  );
}

interface AthleteRunProps extends OfAthlete {
  readonly run: RunDetail;
  readonly recording: ShownRecording;
}

/** One session of an athlete, to look at. */
export function AthleteRunPage({ athlete, name, run, recording }: AthleteRunProps) {
  const words = useWords();
  return (
    <Document title={runTitle(run, words)} current="/squad">
      <Back athlete={athlete} name={name} />
      <h1 class="title">{runTitle(run, words)}</h1>
      <div class="columns">
        <div class="column">
          <Totals run={run} />
          {recording.kind === "charts" && <StillCharts charts={recording.charts} />}
          {run.laps.length > 1 && <LapTable laps={run.laps} />}
        </div>
        <div class="column">
          <Flags run={run} />
        </div>
      </div>
    </Document>
  );
}

/** The brief of an athlete: as much of it as is shared. */
export function AthleteBriefPage({ athlete, name, ...sheet }: OfAthlete & BriefSheetProps) {
  const { say } = useWords();
  return (
    <Document title={say("shared.brief")} current="/squad">
      <Back athlete={athlete} name={name} />
      <BriefSheet {...sheet} />
    </Document>
  );
}

interface AthleteLogProps extends OfAthlete {
  readonly logs: readonly SharedPart[];
  readonly state: LogState;
  readonly today: LocalDay;
  /** Empty where pain is not shared. */
  readonly pain: readonly PainEntry[];
  readonly done: FormKind | null;
}

/** The log of an athlete, for those who may write in it. The journal names who did. */
export function AthleteLogPage({ athlete, name, logs, state, today, pain, done }: AthleteLogProps) {
  const { say } = useWords();
  return (
    <LogAddress.Provider value={`${athleteAddress(athlete)}/log`}>
      <Document title={say("shared.log-for", { name })} current="/squad">
        <Notice done={done} />
        <ProblemSummary state={state} />
        <Back athlete={athlete} name={name} />
        <h1 class="title">{say("shared.log-for", { name })}</h1>
        <p class="lead">{say("shared.log-hint")}</p>
        <div class="columns log">
          <div class="column">
            {logs.includes("pain") && <NoPainForm today={today} />}
            {logs.includes("pain") && <PainForm state={state} today={today} pain={pain} />}
          </div>
          <div class="column">
            {logs.includes("runs") && <RpeForm state={state} today={today} />}
            {logs.includes("runs") && <RestForm state={state} today={today} />}
            {logs.includes("therapy") && <TherapyForm state={state} today={today} />}
          </div>
        </div>
      </Document>
    </LogAddress.Provider>
  );
}
