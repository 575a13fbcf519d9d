import type { Finding } from "../../domain/assessment.ts";
import { daysOf, formatLocalDay, isoWeekday, type LocalDay } from "../../domain/local-day.ts";
import { PLAN_KINDS, type PlannedRun } from "../../domain/plan.ts";
import { findingTitle } from "../../messages/finding-words.ts";
import { exactly } from "../../messages/said.ts";
import type { Words } from "../../messages/words.ts";
import type { PlanReport } from "../../usecases/plan.ts";
import { chosenDayName, lineFields, lineName, lineText } from "../entries/plan-forms.ts";
import { LevelMark } from "./level-mark.tsx";
import { useWords } from "./words-context.ts";

type Day = PlanReport["days"][number];

interface PlanDayProps {
  readonly day: Day;
  readonly asOf: LocalDay;
  readonly last: LocalDay;
}

const SHAPES = { clinician: "cross", red: "square", amber: "triangle", note: "ring" } as const;
const LOUDEST_FIRST = ["clinician", "red", "amber", "note"] as const;

/** One day of the fortnight: its limit, what is planned, and what the rules would say to that. */
export function PlanDay({ day, asOf, last }: PlanDayProps) {
  const words = useWords();
  const { say } = words;
  const name = words.day(day.day, "weekday-short");
  const isMonday = isoWeekday(day.day) === 1;
  const free = freeSlot(day.runs);
  return (
    <li class={`plan-day${isMonday ? " monday" : ""}`} data-day={formatLocalDay(day.day)} data-name={name}>
      <div class="plan-head">
        <h2>{day.day === asOf ? say("plan.today-is", { day: name }) : name}</h2>
        <p class="small">{limitWords(day, words)}</p>
      </div>
      {day.runs.map((run) => (
        <Line key={run.slot} day={day.day} slot={run.slot} run={run} name={name} canMove={{ asOf, last }} />
      ))}
      {day.runs.length === 0 ? (
        <Line day={day.day} slot={free} run={null} name={name} canMove={null} />
      ) : (
        <details class="more">
          <summary>
            {say("plan.second")}
            <span class="unseen"> {say("plan.second.on", { day: name })}</span>
          </summary>
          <Line day={day.day} slot={free} run={null} name={say("plan.second.line", { day: name })} canMove={null} />
        </details>
      )}
      <Says day={day} />
    </li>
  );
}

function freeSlot(runs: readonly PlannedRun[]): number {
  return Math.max(0, ...runs.map(({ slot }) => slot)) + 1;
}

function limitWords({ limit, restsOnPlan }: Day, { say, distanceDown }: Words): string {
  if (limit === null) return say("plan.limit.none");
  return say(restsOnPlan ? "plan.limit.if" : "plan.limit", { distance: distanceDown(limit.limitM) });
}

interface LineProps {
  readonly day: LocalDay;
  readonly slot: number;
  readonly run: PlannedRun | null;
  readonly name: string;
  /** The days between which the run can be moved; null for a line without one. */
  readonly canMove: { readonly asOf: LocalDay; readonly last: LocalDay } | null;
}

function Line({ day, slot, run, name, canMove }: LineProps) {
  const words = useWords();
  const { say } = words;
  const fields = lineFields(run, words);
  const example = say("plan.example", { example: exactly(12.5) });
  const line = lineName(day, slot);
  const id = line.replaceAll(" ", "-");
  return (
    <div class="plan-line" data-line={run === null ? undefined : line} data-name={name}>
      <input type="hidden" name="line" value={line} />
      <input type="hidden" name="was" value={lineText(run)} />
      <label class="plan-km" for={`km-${id}`}>
        <span class="unseen">{say(`plan.distance.${words.units}`, { line: name })}</span>
        <input
          id={`km-${id}`}
          name="km"
          inputMode="decimal"
          pattern="[0-9]+([.,][0-9]{1,3})?"
          title={example}
          autocomplete="off"
          value={fields.distance}
          placeholder="–"
        />
        <span aria-hidden="true">{words.distanceUnit}</span>
      </label>
      <label class="plan-kind">
        <span class="unseen">{say("plan.kind", { line: name })}</span>
        <select name="runKind">
          {PLAN_KINDS.map((kind) => (
            <option key={kind} value={kind} selected={(run?.kind ?? "easy") === kind}>
              {say(`plan.kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="plan-km">
        <span class="unseen">{say("plan.minutes", { line: name })}</span>
        <input
          name="min"
          inputMode="decimal"
          pattern="[0-9]+([.,][0-9]{1,3})?"
          title={example}
          autocomplete="off"
          value={fields.minutes}
          placeholder="–"
        />
        <span aria-hidden="true">min</span>
      </label>
      {run !== null && canMove !== null && <Movers line={line} run={run} name={name} {...canMove} />}
    </div>
  );
}

interface MoversProps {
  readonly line: string;
  readonly run: PlannedRun;
  readonly name: string;
  readonly asOf: LocalDay;
  readonly last: LocalDay;
}

/** A handle to drag by, and the way to another day for those who do not drag. */
function Movers({ line, run, name, asOf, last }: MoversProps) {
  const { say } = useWords();
  return (
    <span class="plan-move">
      <span class="plan-handle" aria-hidden="true">
        ⠿
      </span>
      <DayChoice line={line} run={run} name={name} asOf={asOf} last={last} />
      <span class="plan-arrows">
        {run.day > asOf && (
          <button
            class="button"
            type="submit"
            name="move"
            value={`${line} earlier`}
            aria-label={say("plan.move.earlier", { day: name })}
          >
            ↑
          </button>
        )}
        {run.day < last && (
          <button
            class="button"
            type="submit"
            name="move"
            value={`${line} later`}
            aria-label={say("plan.move.later", { day: name })}
          >
            ↓
          </button>
        )}
      </span>
    </span>
  );
}

/** Any day of the fortnight at once. */
function DayChoice({ line, run, name, asOf, last }: MoversProps) {
  const words = useWords();
  const { say } = words;
  return (
    <>
      <label>
        <span class="unseen">{say("plan.move.to", { day: name })}</span>
        <select name={chosenDayName(line)}>
          {daysOf({ from: asOf, to: last }).map((day) => (
            <option key={day} value={formatLocalDay(day)} selected={day === run.day}>
              {words.day(day, "weekday-short")}
            </option>
          ))}
        </select>
      </label>
      <button
        class="button"
        type="submit"
        name="move"
        value={`${line} chosen`}
        aria-label={say("plan.move.chosen", { day: name })}
      >
        {say("plan.move")}
      </button>
    </>
  );
}

/** What speaks up about the day, and plain remarks. A quiet day says nothing. */
function Says({ day }: { readonly day: Day }) {
  const { tell } = useWords();
  const flagged = day.findings.flatMap((finding) => (finding.kind === "flagged" ? [finding] : []));
  const unsaid = day.findings.filter((finding) => finding.kind === "cannot-say");
  const ordered = flagged.toSorted((a, b) => LOUDEST_FIRST.indexOf(a.level) - LOUDEST_FIRST.indexOf(b.level));
  if (ordered.length + day.notes.length + unsaid.length === 0) return null;
  return (
    <ul class="plan-says">
      {ordered.map((finding) => (
        <FlagLine key={`${finding.rule} ${finding.about}`} finding={finding} />
      ))}
      {day.notes.map(({ text, said }) => (
        <li key={text} class="small">
          {tell(said)}
        </li>
      ))}
      {ordered.length === 0 &&
        unsaid.slice(0, 1).map(({ text, said }) => (
          <li key={text} class="small">
            {tell(said?.text ?? text)}
          </li>
        ))}
    </ul>
  );
}

function FlagLine({ finding }: { readonly finding: Extract<Finding, { readonly kind: "flagged" }> }) {
  const words = useWords();
  const { say, tell } = words;
  return (
    <li>
      <details>
        <summary>
          <span class={`tone-${finding.level}`}>
            <LevelMark shape={SHAPES[finding.level]} />
          </span>
          <span>
            <strong>{findingTitle(finding, words)}</strong>
            <span class="unseen"> ({say(`finding.level.${finding.level}`)})</span>{" "}
            <span class="small">{tell(finding.said?.text ?? finding.text)}</span>
          </span>
        </summary>
        <p class="small">
          {say(`rule.${finding.rule}.evidence`)} {tell(finding.said?.wouldChangeIf ?? finding.wouldChangeIf)}
        </p>
      </details>
    </li>
  );
}
