import { shortDayAndYear, weekdayWord } from "../../domain/day-words.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { RunDetail } from "../../usecases/app.ts";
import type { RunEffect } from "../../usecases/run-effect.ts";
import type { FieldProblem } from "../problem.ts";
import { clockWords } from "../words/clock-words.ts";
import { distanceWords, durationWords, paceWords } from "../words/measure-words.ts";
import { FLAG_WORDS, runTitle, SPORT_WORDS } from "../words/run-words.ts";
import { saidTotals } from "../words/total-words.ts";
import { CorrectionForms } from "./correction-forms.tsx";
import { Document } from "./document.tsx";
import { LapTable } from "./lap-table.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { RunEffectCard } from "./run-effect.tsx";
import { RunNeighbours } from "./run-neighbours.tsx";
import { RunRecording, type ShownRecording } from "./run-recording.tsx";
import { RunSources } from "./run-sources.tsx";
import { RunSplits } from "./run-splits.tsx";
import { RunZonesCard } from "./run-zones.tsx";

interface RunPageProps {
  readonly run: RunDetail;
  readonly recording: ShownRecording;
  readonly effect: RunEffect;
  readonly done: DoneKind | null;
  /** The run that this one was split from a moment ago, so that the split can be taken back. */
  readonly splitFrom: string | null;
  readonly problems: readonly FieldProblem[];
}

/** One session with everything known about it. */
export function RunPage({ run, recording, effect, done, splitFrom, problems }: RunPageProps) {
  return (
    <Document title={runTitle(run)} current="/runs">
      <Notice done={done} />
      {problems.length > 0 && (
        <div class="notice wrong" role="alert">
          <p>{`Not changed. ${problems.map(({ message }) => message).join(" ")}`}</p>
        </div>
      )}
      {splitFrom !== null && <Rejoin run={run} other={splitFrom} />}
      <p class="eyebrow">
        <a class="link" href="/runs">
          Runs
        </a>
      </p>
      <h1 class="title">{runTitle(run)}</h1>
      <RunNeighbours run={run} />
      <div class="columns">
        <div class="column">
          <Totals run={run} />
          <RunRecording run={run} recording={recording} />
          <RunZonesCard zones={effect.zones} />
          {run.laps.length > 1 && <LapTable laps={run.laps} />}
          <RunEffectCard run={run} effect={effect} />
          <RunSources run={run} />
        </div>
        <div class="column">
          <Flags run={run} />
          <RunSplits run={run} />
          <CorrectionForms run={run} problems={problems} />
        </div>
      </div>
    </Document>
  );
}

/** `Sunday, 22 Nov 2026, 07:15`. */
function momentWords(day: LocalDay, run: Pick<RunDetail, "startedAt" | "utcOffsetMin">): string {
  const date = `${weekdayWord(day)}, ${shortDayAndYear(day)}`;
  if (run.startedAt === null || run.utcOffsetMin === null) return date;
  return `${date}, ${clockWords(run.startedAt, run.utcOffsetMin)}`;
}

function Totals({ run }: { readonly run: RunDetail }) {
  const lead = [
    run.distanceM === null ? null : distanceWords(run.distanceM),
    run.durationS === null ? null : durationWords(run.durationS),
    run.sport === "run" ? paceWords(run.distanceM, run.durationS) : null,
  ].filter((words) => words !== null);
  const rest = saidTotals(run).filter(({ total }) => total !== "distanceM" && total !== "durationS");
  return (
    <section class="card totals" aria-label="Totals">
      <p class="small">{`${momentWords(run.day, run)} · ${SPORT_WORDS[run.sport]}`}</p>
      {run.isDeleted && <p class="pill level-grey">Deleted: it counts for nothing</p>}
      <p class="big">{lead.length === 0 ? "Neither distance nor time is known" : lead.join(" · ")}</p>
      <dl class="figures">
        {rest.map(({ total, name, words }) => (
          <div key={total}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        {run.rpe0To10 !== null && (
          <div>
            <dt>How hard it was</dt>
            <dd>{`${run.rpe0To10} of 10`}</dd>
          </div>
        )}
        {run.device !== null && (
          <div>
            <dt>Device</dt>
            <dd>{run.device}</dd>
          </div>
        )}
      </dl>
      {run.note !== null && <p class="change">{run.note}</p>}
    </section>
  );
}

function Flags({ run }: { readonly run: RunDetail }) {
  if (run.flags.length === 0) return null;
  return (
    <section class="card side" aria-labelledby="flags-title">
      <h2 id="flags-title">What to know about this recording</h2>
      <dl class="facts stacked">
        {run.flags.map((flag) => (
          <div key={flag}>
            <dt>{FLAG_WORDS[flag].name}</dt>
            <dd>
              {run.flagDetails?.[flag] ?? FLAG_WORDS[flag].means} <code class="code">{flag}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Rejoin({ run, other }: { readonly run: RunDetail; readonly other: string }) {
  return (
    <form class="notice" method="post" action={`/runs/${encodeURIComponent(run.id)}/rejoin`}>
      <input type="hidden" name="other" value={other} />
      <p class="small">The other one is a run of its own in the list now, and stays one when files come in again.</p>
      <p class="actions tight">
        <a class="button" href={`/runs/${encodeURIComponent(other)}`}>
          Look at the other run
        </a>
        <button class="button" type="submit">
          They are one run after all
        </button>
      </p>
    </form>
  );
}
