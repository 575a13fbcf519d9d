import type { Headline } from "../../domain/assessment.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";
import { findingTitle, findingValue } from "../../messages/finding-words.ts";
import type { Words } from "../../messages/words.ts";
import type { SquadEntry } from "../../usecases/squad-overview.ts";
import { html, type Markup } from "../markup.ts";
import { renderPart } from "../render-page.tsx";
import { painPath, SPARK } from "../squad/pain-spark.ts";
import { LEVEL_SHAPES, type LevelShape } from "../words/headline-words.ts";
import { contactWords } from "../words/squad-words.ts";
import { LevelMark } from "./level-mark.tsx";

/** What every row of a list is written with. */
export interface SquadRowsFor {
  readonly asOf: LocalDay;
  /** The query of the list, to come back to. */
  readonly query: string;
  readonly words: Words;
}

interface RowFor extends SquadRowsFor {
  /** Cells that say the same for many athletes: each is put into words once. */
  readonly coverage: (knownDays: number | null) => Markup;
  readonly contact: (silentDays: number | null) => Markup;
  readonly painRead: (of: PainRead) => string;
  readonly weekAgo: (headline: Headline | "same" | null) => Markup;
  /** What stands under the large picture of pain. */
  readonly painAxis: string;
  /** Its number on the page: names parts of the row. */
  readonly place: number;
}

/**
 * Each athlete in one line; behind it everything that the list knows of them. Hundreds of rows are written as text: a
 * component for each cell would take most of the time that the page takes.
 */
export function squadRows(entries: readonly SquadEntry[], of: SquadRowsFor): Markup {
  const { words } = of;
  const cells = {
    coverage: once((known: number | null) => coverageCell(known, words)),
    contact: once((days: number | null) => cell("contact", html`${contactWords(days, words)}`, words)),
    painRead: once((read: PainRead) => painWords(read, words), JSON.stringify),
    weekAgo: once((headline: Headline | "same" | null) => weekAgoCell(headline, words)),
    painAxis: painAxis(of),
  };
  return html`${entries.map((entry, place) => squadRow(entry, { ...of, ...cells, place }))}`;
}

/** Makes each value once. @param keyOf what tells two apart */
function once<K, V>(make: (of: K) => V, keyOf: (of: K) => unknown = (of) => of): (of: K) => V {
  const made = new Map<unknown, V>();
  return (of) => {
    const key = keyOf(of);
    const value = made.get(key) ?? make(of);
    made.set(key, value);
    return value;
  };
}

function squadRow(entry: SquadEntry, row: RowFor): Markup {
  const { place, words } = row;
  const { athlete, name } = entry;
  return html`<li class="squad-row" id="a${place}"><label class="check squad-choose"><input type="checkbox" name="athlete" value="${athlete}" form="chosen"/><span class="unseen">${words.say("squad.choose", { name })}</span></label><details><summary>${verdict(entry, words)}<span class="squad-name">${name}</span>${why(entry, words)}${row.weekAgo(stoodWeekAgo(entry))}${pain(entry, row)}${row.coverage(entry.knownDaysOf28)}${row.contact(entry.silentDays)}</summary>${more(entry, row)}</details></li>`;
}

/** What is behind the line. */
function more(entry: SquadEntry, row: RowFor): Markup {
  const { words } = row;
  const { athlete, name, painNrs, mayComment } = entry;
  return html`<div class="squad-more"><p class="actions"><a class="button" href="/athletes/${encodeURIComponent(athlete)}">${words.say("squad.open", { name })}</a></p>${findings(entry, words)}${figures(entry, words)}${painNrs === null ? null : painLarge(row)}${mayComment ? noteForm(entry, row) : null}</div>`;
}

function verdict({ now, issuedFor, isStale }: SquadEntry, { say, day }: Words): Markup {
  const level = now?.level ?? "grey";
  const text = say(now === null ? "squad.no-verdict" : `headline.${now.headline}`);
  const stale =
    isStale && issuedFor !== null
      ? html`<span class="squad-stale"> ${say("squad.stale", { day: day(issuedFor, "short") })}</span>`
      : null;
  return html`<span class="pill squad-verdict level-${level}">${mark(LEVEL_SHAPES[level])}<span>${text}${stale}</span></span>`;
}

const marks = new Map<LevelShape, Markup>();

function mark(shape: LevelShape): Markup {
  const known = marks.get(shape) ?? { markup: renderPart(<LevelMark shape={shape} />) };
  marks.set(shape, known);
  return known;
}

type CellName = "change" | "coverage" | "contact" | "pain";

/** A cell that says itself what it is about: on a phone there is no head of a table above it. */
function cell(name: CellName, inside: Markup, { say }: Words): Markup {
  return html`<span class="squad-cell squad-${name}"><span class="squad-label">${say(`squad.column.${name}`)}: </span>${inside}</span>`;
}

function coverageCell(known: number | null, words: Words): Markup {
  return cell("coverage", html`${known === null ? "–" : words.say("squad.coverage", { known })}`, words);
}

function why({ why: text, findings: [first], hidesFindings }: SquadEntry, words: Words): Markup {
  const reason =
    first !== undefined ? findingTitle(first, words) : hidesFindings ? words.say("squad.reason-hidden") : null;
  return html`<span class="squad-why">${words.tell(text)}${reason === null ? null : html`<span class="squad-first"> ${reason}</span>`}</span>`;
}

/** The headline of a week ago where it was another, `same`, or null for none. */
const stoodWeekAgo = ({ weekAgo, isChanged }: SquadEntry): Headline | "same" | null =>
  weekAgo === null ? null : isChanged ? weekAgo.headline : "same";

function weekAgoCell(stood: Headline | "same" | null, words: Words): Markup {
  const { say } = words;
  const text =
    stood === null
      ? say("squad.no-week-ago")
      : stood === "same"
        ? say("squad.same")
        : say("squad.was", { headline: say(`headline.${stood}`) });
  return cell("change", html`${text}`, words);
}

const SPARK_BOX = `0 0 ${SPARK.width} ${SPARK.height}`;

/** What a screen reader says of the picture. */
type PainRead = readonly [now: number | null, before: number | null, answered: number];

function pain({ painNrs, worstNrs }: SquadEntry, { place, words, painRead }: RowFor): Markup {
  if (painNrs === null) return cell("pain", html`${words.say("squad.not-shared")}`, words);
  const answered = painNrs.filter((nrs) => nrs !== null).length;
  const spark = html`<svg class="spark" viewBox="${SPARK_BOX}" aria-hidden="true" focusable="false"><path id="p${place}" d="${painPath(painNrs)}"></path></svg>`;
  const shown = answered === 0 ? "–" : (worstNrs.now ?? "–");
  const read = painRead([worstNrs.now, worstNrs.before, answered]);
  return cell("pain", html`${spark}<span aria-hidden="true">${shown}</span><span class="unseen">${read}</span>`, words);
}

function painWords([now, before, answered]: PainRead, { say }: Words): string {
  const of = (nrs: number | null) => (nrs === null ? say("squad.pain.none") : say("squad.pain.of-ten", { nrs }));
  return say("squad.pain.words", { now: of(now), before: of(before), answered });
}

function findings({ findings: all, hidesFindings }: SquadEntry, words: Words): Markup {
  const { say } = words;
  const none =
    all.length === 0
      ? html`<p class="small">${say(hidesFindings ? "squad.reason-hidden" : "squad.no-findings")}</p>`
      : null;
  const hidden = all.length > 0 && hidesFindings ? html`<p class="small">${say("squad.more-hidden")}</p>` : null;
  return html`<section><h2>${say("squad.findings")}</h2>${none}<ul>${all.map((one) => finding(one, words))}</ul>${hidden}</section>`;
}

const SHAPES = { clinician: "cross", red: "square", amber: "triangle", note: "ring" } as const;

function finding(one: SquadEntry["findings"][number], words: Words): Markup {
  const { rule, level, unit, value: number, said } = one;
  const value =
    unit !== undefined && number !== null ? html`<b> ${findingValue({ rule, unit }, number, words)}</b>` : null;
  const told = said === undefined ? null : html`<span class="small">${words.tell(said.text)}</span>`;
  const shape = mark(level === null ? "ring" : SHAPES[level]);
  return html`<li><span class="squad-finding"><span class="tone-${String(level)}">${shape}</span><span>${findingTitle(one, words)}${value}</span></span>${told}</li>`;
}

function figures({ figures: known, knownDaysOf28, race }: SquadEntry, { say, distance, day }: Words): Markup {
  const metres = (distanceM: number | null) => (distanceM === null ? say("squad.figure.unknown") : distance(distanceM));
  const row = (head: string, told: string) => html`<div><dt>${head}</dt><dd>${told}</dd></div>`;
  const ran =
    known === null
      ? []
      : [
          row(say("squad.figure.week"), metres(known.distance7dM)),
          row(say("squad.figure.month"), metres(known.distance30dM)),
          row(say("squad.figure.longest"), metres(known.longestRun30dM)),
        ];
  const days = knownDaysOf28 === null ? say("squad.figure.unknown") : String(knownDaysOf28);
  const next =
    race === null
      ? null
      : row(
          say("squad.figure.race"),
          say("squad.race", { distance: distance(race.distanceM), day: day(race.day, "short-year") }),
        );
  return html`<section><h2>${say("squad.figures")}</h2><dl class="figures">${ran}${row(say("squad.figure.known"), days)}${next}</dl></section>`;
}

/** The same strokes, larger, with their days. The words of the small picture stand for both. */
function painLarge({ place, painAxis: axis, words: { say } }: RowFor): Markup {
  return html`<section><h2>${say("squad.column.pain")}</h2><svg class="spark large" viewBox="${SPARK_BOX}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><use href="#p${place}"></use></svg><p class="small">${axis}</p></section>`;
}

const painAxis = ({ asOf, words: { say, day } }: SquadRowsFor): string =>
  say("squad.pain.axis", { from: day(addDays(asOf, -27), "short"), to: day(asOf, "short") });

/** A note to an athlete, without leaving the list. */
function noteForm({ athlete, name }: SquadEntry, { place, query, words: { say } }: RowFor): Markup {
  return html`<form class="squad-note" method="post" action="/squad/notes"><input type="hidden" name="athlete" value="${athlete}"/><input type="hidden" name="query" value="${query}"/><label for="n${place}">${say("squad.note.label", { name })}</label><textarea id="n${place}" name="text" rows="2" maxlength="2000"></textarea><p class="small">${say("squad.note.hint")}</p><button class="button" type="submit">${say("squad.note.send")}</button></form>`;
}
