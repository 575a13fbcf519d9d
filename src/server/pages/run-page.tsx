import type { QualityFlag } from "../../domain/activity.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import type { RunDetail } from "../../usecases/app.ts";
import type { RunEffect } from "../../usecases/run-effect.ts";
import type { FieldProblem } from "../problem.ts";
import { clockWords } from "../words/clock-words.ts";
import { paceWords } from "../words/measure-words.ts";
import { runTitle } from "../words/run-words.ts";
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
import { useWords } from "./words-context.ts";

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
  const words = useWords();
  const { say } = words;
  return (
    <Document title={runTitle(run, words)} current="/runs">
      <Notice done={done} />
      {problems.length > 0 && (
        <div class="notice wrong" role="alert">
          <p>{say("run.not-changed", { problems: problems.map(({ message }) => message).join(" ") })}</p>
        </div>
      )}
      {splitFrom !== null && <Rejoin run={run} other={splitFrom} />}
      <p class="eyebrow">
        <a class="link" href="/runs">
          {say("runs.title")}
        </a>
      </p>
      <h1 class="title">{runTitle(run, words)}</h1>
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
function momentWords(day: LocalDay, run: Pick<RunDetail, "startedAt" | "utcOffsetMin">, { say }: Words): string {
  const date = say("run.date", { weekday: { day, as: "weekday" }, date: { day, as: "short-year" } });
  if (run.startedAt === null || run.utcOffsetMin === null) return date;
  return say("run.moment", { date, clock: clockWords(run.startedAt, run.utcOffsetMin) });
}

/** What a session came to. */
export function Totals({ run }: { readonly run: RunDetail }) {
  const words = useWords();
  const { say } = words;
  const lead = [
    run.distanceM === null ? null : words.distance(run.distanceM, 2),
    run.durationS === null ? null : words.clock(run.durationS),
    run.sport === "run" ? paceWords(run.distanceM, run.durationS, words) : null,
  ].filter((part) => part !== null);
  const rest = saidTotals(run, words).filter(({ total }) => total !== "distanceM" && total !== "durationS");
  return (
    <section class="card totals" aria-label={say("run.totals")}>
      <p class="small">{`${momentWords(run.day, run, words)} · ${say(`sport.${run.sport}`)}`}</p>
      {run.isDeleted && <p class="pill level-grey">{say("run.deleted")}</p>}
      <p class="big">{lead.length === 0 ? say("run.nothing-known") : lead.join(" · ")}</p>
      <dl class="figures">
        {rest.map(({ total, name, words: value }) => (
          <div key={total}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {run.rpe0To10 !== null && (
          <div>
            <dt>{say("run.rpe")}</dt>
            <dd>{say("run.rpe.of", { score: run.rpe0To10 })}</dd>
          </div>
        )}
        {run.device !== null && (
          <div>
            <dt>{say("run.device")}</dt>
            <dd>{run.device}</dd>
          </div>
        )}
      </dl>
      {run.note !== null && <p class="change">{run.note}</p>}
    </section>
  );
}

/** What is odd about a recording. */
export function Flags({ run }: { readonly run: RunDetail }) {
  const { say } = useWords();
  if (run.flags.length === 0) return null;
  return (
    <section class="card side" aria-labelledby="flags-title">
      <h2 id="flags-title">{say("run.flags")}</h2>
      <dl class="facts stacked">
        {run.flags.map((flag) => (
          <div key={flag}>
            <dt>{say(`run.flag.${flag}.name`)}</dt>
            <dd>
              <FlagMeaning flag={flag} detail={run.flagDetails?.[flag]} /> <code class="code">{flag}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What a flag means for this run, in the words of its file where it says more. */
function FlagMeaning({ flag, detail }: { readonly flag: QualityFlag; readonly detail: string | undefined }) {
  const { say } = useWords();
  return <>{detail === undefined ? say(`run.flag.${flag}.means`) : say("run.flag.detail", { detail })}</>;
}

function Rejoin({ run, other }: { readonly run: RunDetail; readonly other: string }) {
  const { say } = useWords();
  return (
    <form class="notice" method="post" action={`/runs/${encodeURIComponent(run.id)}/rejoin`}>
      <input type="hidden" name="other" value={other} />
      <p class="small">{say("run.rejoin.why")}</p>
      <p class="actions tight">
        <a class="button" href={`/runs/${encodeURIComponent(other)}`}>
          {say("run.rejoin.look")}
        </a>
        <button class="button" type="submit">
          {say("run.rejoin.do")}
        </button>
      </p>
    </form>
  );
}
