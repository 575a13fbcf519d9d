import type { AssessmentLevel } from "../../domain/assessment.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";
import { findingTitle, findingValue } from "../../messages/finding-words.ts";
import type { Words } from "../../messages/words.ts";
import type { SquadEntry } from "../../usecases/squad-overview.ts";
import { painPath, SPARK } from "../squad/pain-spark.ts";
import { LEVEL_SHAPES } from "../words/headline-words.ts";
import { contactWords } from "../words/squad-words.ts";
import { LevelMark } from "./level-mark.tsx";
import { SquadNoteForm } from "./squad-note-form.tsx";
import { useWords } from "./words-context.ts";

export interface SquadRowProps {
  readonly entry: SquadEntry;
  /** Its number on the page: names parts of the row. */
  readonly place: number;
  readonly asOf: LocalDay;
  /** The query of the list, to come back to. */
  readonly query: string;
}

/** One athlete in one line; behind it everything that the list knows of them. */
export function SquadRow({ entry, place, asOf, query }: SquadRowProps) {
  const { say } = useWords();
  const level = entry.now?.level ?? "grey";
  return (
    <li class="squad-row" id={`a${place}`}>
      <label class="check squad-choose">
        <input type="checkbox" name="athlete" value={entry.athlete} form="chosen" />
        <span class="unseen">{say("squad.choose", { name: entry.name })}</span>
      </label>
      <details>
        <summary>
          <span class={`pill squad-verdict level-${level}`}>
            <Verdict entry={entry} level={level} />
          </span>
          <span class="squad-name">{entry.name}</span>
          <Why entry={entry} />
          <WeekAgo entry={entry} />
          <Pain entry={entry} place={place} />
          <Cell name="coverage">
            {entry.knownDaysOf28 === null ? "–" : say("squad.coverage", { known: entry.knownDaysOf28 })}
          </Cell>
          <Cell name="contact">{contactWords(entry.silentDays, { say })}</Cell>
        </summary>
        <div class="squad-more">
          <p class="actions">
            <a class="button" href={`/athletes/${encodeURIComponent(entry.athlete)}`}>
              {say("squad.open", { name: entry.name })}
            </a>
          </p>
          <Findings entry={entry} />
          <Figures entry={entry} />
          {entry.painNrs !== null && <PainLarge entry={entry} place={place} asOf={asOf} />}
          {entry.mayComment && <SquadNoteForm athlete={entry.athlete} name={entry.name} place={place} query={query} />}
        </div>
      </details>
    </li>
  );
}

interface EntryProps {
  readonly entry: SquadEntry;
}

function Verdict({ entry, level }: EntryProps & { readonly level: AssessmentLevel }) {
  const { say, day } = useWords();
  const { now, issuedFor, isStale } = entry;
  return (
    <>
      <LevelMark shape={LEVEL_SHAPES[level]} />
      <span>
        {say(now === null ? "squad.no-verdict" : `headline.${now.headline}`)}
        {isStale && issuedFor !== null && (
          <span class="squad-stale"> {say("squad.stale", { day: day(issuedFor, "short") })}</span>
        )}
      </span>
    </>
  );
}

interface CellProps {
  readonly name: "change" | "coverage" | "contact" | "pain";
  readonly children: preact.ComponentChildren;
}

/** A cell that says itself what it is about: on a phone there is no head of a table above it. */
function Cell({ name, children }: CellProps) {
  const { say } = useWords();
  return (
    <span class={`squad-cell squad-${name}`}>
      <span class="squad-label">{say(`squad.column.${name}`)}: </span>
      {children}
    </span>
  );
}

function Why({ entry }: EntryProps) {
  const words = useWords();
  const [first] = entry.findings;
  return (
    <span class="squad-why">
      {words.tell(entry.why)}
      {first !== undefined && <span class="squad-first"> {findingTitle(first, words)}</span>}
      {first === undefined && entry.hidesFindings && (
        <span class="squad-first"> {words.say("squad.reason-hidden")}</span>
      )}
    </span>
  );
}

function WeekAgo({ entry: { weekAgo, isChanged } }: EntryProps) {
  const { say } = useWords();
  return (
    <Cell name="change">
      {weekAgo === null
        ? say("squad.no-week-ago")
        : isChanged
          ? say("squad.was", { headline: say(`headline.${weekAgo.headline}`) })
          : say("squad.same")}
    </Cell>
  );
}

function Pain({ entry: { painNrs, worstNrs }, place }: EntryProps & { readonly place: number }) {
  const { say } = useWords();
  if (painNrs === null) return <Cell name="pain">{say("squad.not-shared")}</Cell>;
  const answered = painNrs.filter((nrs) => nrs !== null).length;
  return (
    <Cell name="pain">
      <svg class="spark" viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} aria-hidden="true" focusable="false">
        <path id={`p${place}`} d={painPath(painNrs)} />
      </svg>
      <span aria-hidden="true">{answered === 0 ? "–" : (worstNrs.now ?? "–")}</span>
      <span class="unseen">{painWords(worstNrs, answered, say)}</span>
    </Cell>
  );
}

function painWords({ now, before }: SquadEntry["worstNrs"], answered: number, say: Words["say"]): string {
  const of = (nrs: number | null) => (nrs === null ? say("squad.pain.none") : say("squad.pain.of-ten", { nrs }));
  return say("squad.pain.words", { now: of(now), before: of(before), answered });
}

function Findings({ entry: { findings, hidesFindings } }: EntryProps) {
  const words = useWords();
  return (
    <section>
      <h2>{words.say("squad.findings")}</h2>
      {findings.length === 0 && (
        <p class="small">{words.say(hidesFindings ? "squad.reason-hidden" : "squad.no-findings")}</p>
      )}
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.about}`}>
            <span class="squad-finding">
              <span class={`tone-${finding.level}`}>
                <LevelMark shape={finding.level === null ? "ring" : SHAPES[finding.level]} />
              </span>
              <span>
                {findingTitle(finding, words)}
                {finding.unit !== undefined && finding.value !== null && (
                  <b> {findingValue({ rule: finding.rule, unit: finding.unit }, finding.value, words)}</b>
                )}
              </span>
            </span>
            {finding.said !== undefined && <span class="small">{words.tell(finding.said.text)}</span>}
          </li>
        ))}
      </ul>
      {findings.length > 0 && hidesFindings && <p class="small">{words.say("squad.more-hidden")}</p>}
    </section>
  );
}

const SHAPES = { clinician: "cross", red: "square", amber: "triangle", note: "ring" } as const;

function Figures({ entry: { figures, knownDaysOf28, race } }: EntryProps) {
  const { say, distance, day } = useWords();
  const metres = (distanceM: number | null) => (distanceM === null ? say("squad.figure.unknown") : distance(distanceM));
  const rows: readonly (readonly [string, string] | null)[] = [
    figures && [say("squad.figure.week"), metres(figures.distance7dM)],
    figures && [say("squad.figure.month"), metres(figures.distance30dM)],
    figures && [say("squad.figure.longest"), metres(figures.longestRun30dM)],
    [say("squad.figure.known"), knownDaysOf28 === null ? say("squad.figure.unknown") : String(knownDaysOf28)],
    race && [
      say("squad.figure.race"),
      say("squad.race", { distance: distance(race.distanceM), day: day(race.day, "short-year") }),
    ],
  ];
  return (
    <section>
      <h2>{say("squad.figures")}</h2>
      <dl class="figures">
        {rows.map(
          (row) =>
            row && (
              <div key={row[0]}>
                <dt>{row[0]}</dt>
                <dd>{row[1]}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

/** The same strokes, larger, with their days. The words of the small picture stand for both. */
function PainLarge({ place, asOf }: Pick<SquadRowProps, "place" | "asOf"> & EntryProps) {
  const { say, day } = useWords();
  return (
    <section>
      <h2>{say("squad.column.pain")}</h2>
      <svg
        class="spark large"
        viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <use href={`#p${place}`} />
      </svg>
      <p class="small">{say("squad.pain.axis", { from: day(addDays(asOf, -27), "short"), to: day(asOf, "short") })}</p>
    </section>
  );
}
