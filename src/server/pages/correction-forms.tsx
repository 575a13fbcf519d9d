import { SPORTS } from "../../domain/activity.ts";
import type { CorrectionField } from "../../domain/correction.ts";
import { kmFromM } from "../../domain/units.ts";
import type { RunDetail } from "../../usecases/app.ts";
import type { FieldProblem } from "../problem.ts";
import { distanceWords, durationWords } from "../words/measure-words.ts";
import { SPORT_WORDS } from "../words/run-words.ts";
import { CorrectionRow } from "./correction-row.tsx";

interface CorrectionFormsProps {
  readonly run: RunDetail;
  readonly problems: readonly FieldProblem[];
}

const problemOf = (field: CorrectionField | "rpe0To10", problems: readonly FieldProblem[]): string | undefined =>
  problems.find((problem) => problem.field === field)?.message;

/** What a person may say in place of the sources. The original stays beside it, and every word can be taken back. */
export function CorrectionForms({ run, problems }: CorrectionFormsProps) {
  return (
    <section class="card side" id="correct" aria-labelledby="correct-title">
      <h2 id="correct-title">Put something right</h2>
      <p class="small">The files stay as they are. Your value counts in their place until you take it back.</p>
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

const unknownOr = (value: number | null, words: (value: number) => string): string =>
  value === null ? "not known" : words(value);

function DistanceAndTime({ run, problems }: CorrectionFormsProps) {
  return (
    <>
      <CorrectionRow
        run={run}
        field="distanceM"
        label="Distance"
        hint="in km"
        original={unknownOr(original(run, "distanceM"), distanceWords)}
        corrected={unknownOr(run.distanceM, distanceWords)}
        problem={problemOf("distanceM", problems)}
      >
        <input
          id="correct-distanceM"
          name="value"
          inputMode="decimal"
          required
          value={run.distanceM === null ? "" : kmFromM(run.distanceM).toFixed(2)}
        />
      </CorrectionRow>
      <CorrectionRow
        run={run}
        field="durationS"
        label="Time"
        hint="as h:mm:ss"
        original={unknownOr(original(run, "durationS"), durationWords)}
        corrected={unknownOr(run.durationS, durationWords)}
        problem={problemOf("durationS", problems)}
      >
        <input
          id="correct-durationS"
          name="value"
          required
          value={run.durationS === null ? "" : durationWords(run.durationS)}
        />
      </CorrectionRow>
    </>
  );
}

function SportRow({ run }: { readonly run: RunDetail }) {
  const counting = run.sources.find((source) => source.counts) ?? run.sources[0];
  return (
    <CorrectionRow
      run={run}
      field="sport"
      label="Sport"
      original={counting === undefined ? "not known" : SPORT_WORDS[counting.sport]}
      corrected={SPORT_WORDS[run.sport]}
    >
      <select id="correct-sport" name="value">
        {SPORTS.map((sport) => (
          <option key={sport} value={sport} selected={sport === run.sport}>
            {SPORT_WORDS[sport]}
          </option>
        ))}
      </select>
    </CorrectionRow>
  );
}

function HeartRateRow({ run }: { readonly run: RunDetail }) {
  const recorded = original(run, "avgHeartRateBpm");
  if (recorded === null) return null;
  return (
    <CorrectionRow
      run={run}
      field="heartRate"
      label="Heart rate"
      original={`${Math.round(recorded)} bpm`}
      corrected="left out"
      action="Leave it out: the strap slipped"
    >
      <input type="hidden" name="value" value="excluded" />
    </CorrectionRow>
  );
}

function RpeRow({ run, problem }: { readonly run: RunDetail; readonly problem: string | undefined }) {
  return (
    <form class="correction" method="post" action={`/runs/${encodeURIComponent(run.id)}/rpe`}>
      <label for="correct-rpe">How hard it was, 0 to 10</label>
      <div class="correction-line">
        <select id="correct-rpe" name="rpe0To10" required>
          <option value="" selected={run.rpe0To10 === null}>
            Not said
          </option>
          {Array.from({ length: 11 }, (_, score) => (
            <option key={score} value={String(score)} selected={run.rpe0To10 === score}>
              {score}
            </option>
          ))}
        </select>
        <button class="button" type="submit">
          Save<span class="unseen"> how hard it was</span>
        </button>
      </div>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </form>
  );
}

function DeletedRow({ run }: { readonly run: RunDetail }) {
  return (
    <CorrectionRow
      run={run}
      field="deleted"
      label="Not a run of mine"
      original="it counts"
      corrected="deleted"
      action="Delete this run"
      back="Bring this run back"
    >
      <input type="hidden" name="value" value="true" />
    </CorrectionRow>
  );
}
