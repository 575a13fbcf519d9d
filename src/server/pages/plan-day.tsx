import { kmWordsDown } from "../../charts/number-words.ts";
import type { Finding } from "../../domain/assessment.ts";
import { weekdayAndDay } from "../../domain/day-words.ts";
import { daysOf, formatLocalDay, isoWeekday, type LocalDay } from "../../domain/local-day.ts";
import { PLAN_KINDS, type PlannedRun } from "../../domain/plan.ts";
import { findingTitle, LEVEL_WORDS } from "../../domain/rule-words.ts";
import { kmFromM, minFromS } from "../../domain/units.ts";
import type { PlanReport } from "../../usecases/plan.ts";
import { chosenDayName, lineName, lineText } from "../entries/plan-forms.ts";
import { PLAN_KIND_WORDS } from "../words/plan-words.ts";
import { LevelMark } from "./level-mark.tsx";

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
  const name = weekdayAndDay(day.day);
  const isMonday = isoWeekday(day.day) === 1;
  const free = freeSlot(day.runs);
  return (
    <li class={`plan-day${isMonday ? " monday" : ""}`} data-day={formatLocalDay(day.day)} data-name={name}>
      <div class="plan-head">
        <h2>{day.day === asOf ? `Today, ${name}` : name}</h2>
        <p class="small">{limitWords(day)}</p>
      </div>
      {day.runs.map((run) => (
        <Line key={run.slot} day={day.day} slot={run.slot} run={run} name={name} canMove={{ asOf, last }} />
      ))}
      {day.runs.length === 0 ? (
        <Line day={day.day} slot={free} run={null} name={name} canMove={null} />
      ) : (
        <details class="more">
          <summary>
            A second run<span class="unseen"> on {name}</span>
          </summary>
          <Line day={day.day} slot={free} run={null} name={`${name}, second run`} canMove={null} />
        </details>
      )}
      <Says day={day} />
    </li>
  );
}

function freeSlot(runs: readonly PlannedRun[]): number {
  return Math.max(0, ...runs.map(({ slot }) => slot)) + 1;
}

function limitWords({ limit, restsOnPlan }: Day): string {
  if (limit === null) return "nothing to compare with";
  const words = `no spike up to ${kmWordsDown(limit.limitM)}`;
  return restsOnPlan ? `${words}, if you run the plan until then` : words;
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
  const line = lineName(day, slot);
  const id = line.replaceAll(" ", "-");
  return (
    <div class="plan-line" data-line={run === null ? undefined : line} data-name={name}>
      <input type="hidden" name="line" value={line} />
      <input type="hidden" name="was" value={lineText(run)} />
      <label class="plan-km" for={`km-${id}`}>
        <span class="unseen">{`Kilometres, ${name}`}</span>
        <input
          id={`km-${id}`}
          name="km"
          inputMode="decimal"
          pattern="[0-9]+([.,][0-9]{1,3})?"
          title="A number, such as 12.5"
          autocomplete="off"
          value={run === null ? "" : String(kmFromM(run.distanceM))}
          placeholder="–"
        />
        <span aria-hidden="true">km</span>
      </label>
      <label class="plan-kind">
        <span class="unseen">{`Kind of run, ${name}`}</span>
        <select name="runKind">
          {PLAN_KINDS.map((kind) => (
            <option key={kind} value={kind} selected={(run?.kind ?? "easy") === kind}>
              {PLAN_KIND_WORDS[kind]}
            </option>
          ))}
        </select>
      </label>
      <label class="plan-km">
        <span class="unseen">{`Minutes, if you like, ${name}`}</span>
        <input
          name="min"
          inputMode="decimal"
          pattern="[0-9]+([.,][0-9]{1,3})?"
          title="A number, such as 12.5"
          autocomplete="off"
          value={run?.durationS == null ? "" : String(minFromS(run.durationS))}
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
            aria-label={`Move the run of ${name} a day earlier`}
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
            aria-label={`Move the run of ${name} a day later`}
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
  return (
    <>
      <label>
        <span class="unseen">{`Another day for the run of ${name}`}</span>
        <select name={chosenDayName(line)}>
          {daysOf({ from: asOf, to: last }).map((day) => (
            <option key={day} value={formatLocalDay(day)} selected={day === run.day}>
              {weekdayAndDay(day)}
            </option>
          ))}
        </select>
      </label>
      <button
        class="button"
        type="submit"
        name="move"
        value={`${line} chosen`}
        aria-label={`Move the run of ${name} to the chosen day`}
      >
        Move
      </button>
    </>
  );
}

/** What speaks up about the day, and plain remarks. A quiet day says nothing. */
function Says({ day }: { readonly day: Day }) {
  const flagged = day.findings.flatMap((finding) => (finding.kind === "flagged" ? [finding] : []));
  const unsaid = day.findings.filter((finding) => finding.kind === "cannot-say");
  const ordered = flagged.toSorted((a, b) => LOUDEST_FIRST.indexOf(a.level) - LOUDEST_FIRST.indexOf(b.level));
  if (ordered.length + day.notes.length + unsaid.length === 0) return null;
  return (
    <ul class="plan-says">
      {ordered.map((finding) => (
        <FlagLine key={`${finding.rule} ${finding.about}`} finding={finding} />
      ))}
      {day.notes.map(({ text }) => (
        <li key={text} class="small">
          {text}
        </li>
      ))}
      {ordered.length === 0 &&
        unsaid.slice(0, 1).map(({ text }) => (
          <li key={text} class="small">
            {text}
          </li>
        ))}
    </ul>
  );
}

function FlagLine({ finding }: { readonly finding: Extract<Finding, { readonly kind: "flagged" }> }) {
  return (
    <li>
      <details>
        <summary>
          <span class={`tone-${finding.level}`}>
            <LevelMark shape={SHAPES[finding.level]} />
          </span>
          <span>
            <strong>{findingTitle(finding)}</strong>
            <span class="unseen"> ({LEVEL_WORDS[finding.level]})</span> <span class="small">{finding.text}</span>
          </span>
        </summary>
        <p class="small">
          {finding.evidence} {finding.wouldChangeIf}
        </p>
      </details>
    </li>
  );
}
