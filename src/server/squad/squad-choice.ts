import type { Headline } from "../../domain/assessment.ts";
import type { SquadGroup } from "../../domain/people.ts";
import { SILENT_AFTER_DAYS } from "../../domain/squad.ts";
import type { SquadEntry } from "../../usecases/squad-overview.ts";

export const HEADLINES = [
  "see-clinician",
  "rest",
  "ease",
  "book-massage",
  "carry-on",
  "cannot-say",
] as const satisfies readonly Headline[];
export const SQUAD_SORTS = ["attention", "name", "contact"] as const;
export type SquadSort = (typeof SQUAD_SORTS)[number];

/** Which athletes to show, and in which order. It is the query of an address, so a view of it can be kept and sent. */
export interface SquadChoice {
  readonly q: string | null;
  readonly headline: Headline | null;
  readonly group: string | null;
  readonly changed: boolean;
  readonly silent: boolean;
  readonly sort: SquadSort;
}

const MOST_CHARS = 80;

/** Reads a choice from a query; what is unknown in it chooses nothing. */
export function squadChoice(query: URLSearchParams): SquadChoice {
  const text = (name: string) => query.get(name)?.trim().slice(0, MOST_CHARS) || null;
  const [headline, sort] = [text("headline"), text("sort")];
  return {
    q: text("q"),
    headline: HEADLINES.find((known) => known === headline) ?? null,
    group: text("group"),
    changed: query.get("changed") === "yes",
    silent: query.get("silent") === "yes",
    sort: SQUAD_SORTS.find((known) => known === sort) ?? "attention",
  };
}

/** The query of a choice, always in the same order: the same choice is the same text. Empty when everybody is shown. */
export function choiceQuery({ q, headline, group, changed, silent, sort }: SquadChoice): string {
  const said: readonly (readonly [string, string | null])[] = [
    ["q", q],
    ["headline", headline],
    ["group", group],
    ["changed", changed ? "yes" : null],
    ["silent", silent ? "yes" : null],
    ["sort", sort === "attention" ? null : sort],
  ];
  return new URLSearchParams(said.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))).toString();
}

/** The address of a page of the squad under a choice. */
export function choiceAddress(path: "/squad" | "/squad.csv", choice: SquadChoice): string {
  const query = choiceQuery(choice);
  return query === "" ? path : `${path}?${query}`;
}

/** The entries that a choice shows, in its order. They come ordered by who needs a look. */
export function chosenEntries(
  entries: readonly SquadEntry[],
  choice: SquadChoice,
  groups: readonly SquadGroup[],
): readonly SquadEntry[] {
  const members = choice.group === null ? null : membersOf(choice.group, groups);
  const wanted = choice.q === null ? null : folded(choice.q);
  const shown = entries.filter(
    (entry) =>
      (wanted === null || folded(entry.name).includes(wanted)) &&
      (choice.headline === null || (entry.now?.headline ?? "cannot-say") === choice.headline) &&
      (members === null || members.has(entry.athlete)) &&
      (!choice.changed || entry.isChanged) &&
      (!choice.silent || isSilent(entry)),
  );
  return inOrder(shown, choice.sort);
}

/** Whether nothing was heard of an athlete for a week. */
const isSilent = ({ silentDays }: SquadEntry): boolean => silentDays === null || silentDays >= SILENT_AFTER_DAYS;

function inOrder(entries: readonly SquadEntry[], sort: SquadSort): readonly SquadEntry[] {
  switch (sort) {
    case "attention":
      return entries;
    case "name":
      return entries.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    case "contact":
      return entries.toSorted((a, b) => (b.silentDays ?? Number.MAX_VALUE) - (a.silentDays ?? Number.MAX_VALUE));
    default:
      return sort satisfies never;
  }
}

const membersOf = (name: string, groups: readonly SquadGroup[]): ReadonlySet<string> =>
  new Set(groups.find((group) => group.name === name)?.athletes ?? []);

/** Without case and accents: `Zoe` finds `Zoë`. */
const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
