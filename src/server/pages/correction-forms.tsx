import { SPORTS } from "../../domain/activity.ts";
import type { CorrectionField } from "../../domain/correction.ts";
import type { Words } from "../../messages/words.ts";
import type { RunDetail } from "../../usecases/app.ts";
import type { FieldProblem } from "../problem.ts";
import { ButtonText, CorrectionRow } from "./correction-row.tsx";
import { useWords } from "./words-context.ts";

interface CorrectionFormsProps {
  readonly run: RunDetail;
  readonly problems: readonly FieldProblem[];
}

const problemOf = (field: CorrectionField | "rpe0To10", problems: readonly FieldProblem[]): string | undefined =>
  problems.find((problem) => problem.field === field)?.message;

/** What a person may say in place of the sources. The original stays beside it, and every word can be taken back. */
export function CorrectionForms({ run, problems }: CorrectionFormsProps) {
  const { say } = useWords();
  return (
    <section class="card side" id="correct" aria-labelledby="correct-title">
      <h2 id="correct-title">{say("run.correct")}</h2>
      <p class="small">{say("run.correct.why")}</p>
      <DistanceAndTime run={run} problems={problems} />
      <SportRow run={run} />
      <HeartRateRow run={run} />
      <RpeRow run={run} problem={problemOf("rpe0To10", problems)} />
      <DeletedRow run={run} />
    </section>
  );
}

/** What the sources say themselves: the one that counts, else the first that says anything. */
function original(run: RunDetail, total: "distanceM" | "durationS" | "avgHeartRateBpm"): number | null {
  const inOrder = [...run.sources].sort((a, b) => Number(b.counts) - Number(a.counts));
  return inOrder.map((source) => source[total]).find((value) => value !== null) ?? null;
}

const unknownOr = (value: number | null, words: (value: number) => string, { say }: Words): string =>
  value === null ? say("run.correct.unknown") : words(value);

function DistanceAndTime({ run, problems }: CorrectionFormsProps) {
  const words = useWords();
  const { say, clock, distanceUnit } = words;
  const length = (distanceM: number) => words.distance(distanceM, 2);
  return (
    <>
      <CorrectionRow
        run={run}
        field="distanceM"
        label={say("run.correct.distance")}
        hint={say("run.correct.distance.hint", { unit: distanceUnit })}
        original={unknownOr(original(run, "distanceM"), length, words)}
        corrected={unknownOr(run.distanceM, length, words)}
        problem={problemOf("distanceM", problems)}
      >
        <input
          id="correct-distanceM"
          name="value"
          inputMode="decimal"
          required
          value={run.distanceM === null ? "" : words.number(words.distanceIn(run.distanceM), 2)}
        />
      </CorrectionRow>
      <CorrectionRow
        run={run}
        field="durationS"
        label={say("run.correct.time")}
        hint={say("run.correct.time.hint")}
        original={unknownOr(original(run, "durationS"), clock, words)}
        corrected={unknownOr(run.durationS, clock, words)}
        problem={problemOf("durationS", problems)}
      >
        <input
          id="correct-durationS"
          name="value"
          required
          value={run.durationS === null ? "" : clock(run.durationS)}
        />
      </CorrectionRow>
    </>
  );
}

function SportRow({ run }: { readonly run: RunDetail }) {
  const { say } = useWords();
  const counting = run.sources.find((source) => source.counts) ?? run.sources[0];
  return (
    <CorrectionRow
      run={run}
      field="sport"
      label={say("run.correct.sport")}
      original={counting === undefined ? say("run.correct.unknown") : say(`sport.${counting.sport}`)}
      corrected={say(`sport.${run.sport}`)}
    >
      <select id="correct-sport" name="value">
        {SPORTS.map((sport) => (
          <option key={sport} value={sport} selected={sport === run.sport}>
            {say(`sport.${sport}`)}
          </option>
        ))}
      </select>
    </CorrectionRow>
  );
}

function HeartRateRow({ run }: { readonly run: RunDetail }) {
  const { say } = useWords();
  const recorded = original(run, "avgHeartRateBpm");
  if (recorded === null) return null;
  return (
    <CorrectionRow
      run={run}
      field="heartRate"
      label={say("run.correct.heart-rate")}
      original={`${Math.round(recorded)} bpm`}
      corrected={say("run.correct.heart-rate.out")}
      action={say("run.correct.heart-rate.do")}
    >
      <input type="hidden" name="value" value="excluded" />
    </CorrectionRow>
  );
}

function RpeRow({ run, problem }: { readonly run: RunDetail; readonly problem: string | undefined }) {
  const { say } = useWords();
  return (
    <form class="correction" method="post" action={`/runs/${encodeURIComponent(run.id)}/rpe`}>
      <label for="correct-rpe">{say("run.correct.rpe")}</label>
      <div class="correction-line">
        <select id="correct-rpe" name="rpe0To10" required>
          <option value="" selected={run.rpe0To10 === null}>
            {say("run.correct.rpe.none")}
          </option>
          {Array.from({ length: 11 }, (_, score) => (
            <option key={score} value={String(score)} selected={run.rpe0To10 === score}>
              {score}
            </option>
          ))}
        </select>
        <button class="button" type="submit">
          <ButtonText name="save" what={say("run.correct.rpe.what")} />
        </button>
      </div>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </form>
  );
}

function DeletedRow({ run }: { readonly run: RunDetail }) {
  const { say } = useWords();
  return (
    <CorrectionRow
      run={run}
      field="deleted"
      label={say("run.correct.deleted")}
      original={say("run.correct.deleted.counts")}
      corrected={say("run.correct.deleted.is")}
      action={say("run.correct.deleted.do")}
      back={say("run.correct.deleted.back")}
    >
      <input type="hidden" name="value" value="true" />
    </CorrectionRow>
  );
}
