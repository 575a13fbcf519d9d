import type { FastifyRequest } from "fastify";
import type { AthleteId } from "../../domain/ids.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { AccountId, Note, SavedView, SquadGroup } from "../../domain/people.ts";
import { capitalised } from "../../domain/site-words.ts";
import { said } from "../../messages/said.ts";
import { HttpProblem } from "../problem.ts";
import { sharedAmong } from "./compared-athlete.ts";
import { choiceQuery, squadChoice } from "./squad-choice.ts";
import type { SquadSite } from "./squad-site.ts";

/** Who writes, and the name of the write where they gave one. */
export interface Keeping {
  readonly account: AccountId;
  readonly key?: string | undefined;
}

/** A note to somebody who allows it. @throws HttpProblem 404 for whoever does not; nobody learns whether they are there */
export async function sendNote(
  { app, people }: SquadSite,
  { viewer }: Pick<FastifyRequest, "viewer">,
  note: { readonly athlete: string; readonly text: string; readonly about: LocalDay | null },
  { account, key }: Keeping,
): Promise<Note> {
  const to = (await app.squadOf(viewer, people)).find(({ athlete }) => athlete === note.athlete);
  if (to?.mayComment !== true) throw new HttpProblem(404, said("squad.compare.gone"));
  return meant(() => people.writeNote(account, to.athlete, { about: note.about, text: note.text }, key));
}

/** A group as it stands after it was kept: of those alone who share. @throws HttpProblem 404 */
export async function keepGroup(
  { app, people }: SquadSite,
  { viewer }: Pick<FastifyRequest, "viewer">,
  { name, athletes }: { readonly name: string; readonly athletes: readonly string[] },
  { account, key }: Keeping,
): Promise<SquadGroup> {
  const shared = sharedAmong(await app.squadOf(viewer, people), athletes).map(({ athlete }) => athlete);
  const group = { name: name.trim(), athletes: shared };
  await meant(() => people.saveGroup(account, group, key));
  return group;
}

/** A view as it is kept; an empty one says nothing that is worth a name. @throws HttpProblem 422 */
export async function keepView(
  { people }: Pick<SquadSite, "people">,
  { name, query }: SavedView,
  { account, key }: Keeping,
): Promise<SavedView> {
  if (isEmptyView(query)) throw new HttpProblem(422, said("squad.view.empty"));
  const view = { name: name.trim(), query: queryIn(query) };
  await meant(() => people.saveView(account, view, key));
  return view;
}

/** The choice that a query states, as it is always written. */
const queryIn = (query: string): string => choiceQuery(squadChoice(new URLSearchParams(query)));

export const isEmptyView = (query: string): boolean => queryIn(query) === "";

/** Those of a group who share now: whoever took it back is not named. */
export const sharingMembers = (
  { name, athletes }: SquadGroup,
  shared: readonly { readonly athlete: AthleteId }[],
): SquadGroup => ({ name, athletes: athletes.filter((one) => shared.some(({ athlete }) => athlete === one)) });

/** What nobody can mean is refused in the words of whoever refused it. */
async function meant<T>(write: () => Promise<T>): Promise<T> {
  return write().catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error;
    throw new HttpProblem(422, `${capitalised(error.message)}.`);
  });
}
