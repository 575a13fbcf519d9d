import type { Viewer } from "../../domain/access.ts";
import { type AthleteId, athleteIdFrom } from "../../domain/ids.ts";
import type { AccountId } from "../../domain/people.ts";
import type { People } from "../people.ts";
import { ASSISTANT_NEEDS, type AssistantCall, AssistantRefusal } from "./assistant-call.ts";

/** Whose data a call is about, and the account that writes for somebody else. */
export interface AssistantReach {
  readonly athlete: AthleteId;
  /** Present when it acts on another person's data, by a grant. */
  readonly by?: AccountId;
}

const NOT_SHARED =
  "there is no such athlete, or nothing of the kind is shared with you: the athlete decides that on the page Sharing";

/**
 * Decides whose data a call reaches, by the same rule as the pages, and puts it on the athlete's record.
 * @throws AssistantRefusal
 */
export async function reachFor(people: People, call: AssistantCall): Promise<AssistantReach> {
  const viewer = await viewerOf(people, call);
  const named = call.args.athlete === undefined ? null : athleteIdFrom(call.args.athlete);
  if (call.args.athlete !== undefined && named === null) throw new AssistantRefusal(NOT_SHARED);
  const action = `mcp:${call.tool}`;
  if (viewer.kind === "local") {
    const { athlete } = localReach(call, named);
    await people.accessed({ athlete, by: { kind: "machine" }, via: "machine", action });
    return { athlete };
  }
  const { account } = viewer;
  const athlete = named ?? account.athlete;
  if (athlete === null)
    throw new AssistantRefusal("this account has no runs of its own: name one of the athletes who share with it");
  const reach = await people.reach(viewer, { athlete, ...ASSISTANT_NEEDS[call.tool] });
  if (reach.kind === "no") throw new AssistantRefusal(whyNot(reach.why, call));
  await people.accessed({ athlete, by: { kind: "account", account: account.id }, via: viewer.via, action });
  return reach.kind === "own" ? { athlete } : { athlete, by: account.id };
}

type Known = Extract<Viewer, { readonly kind: "local" | "account" }>;

async function viewerOf(people: People, { token }: AssistantCall): Promise<Known> {
  if (!(await people.hasAccounts())) return { kind: "local" };
  if (token === null)
    throw new AssistantRefusal(
      "this data folder has accounts: make a token on the page of your account and put it in the environment as NIGGLE_TOKEN",
    );
  const viewer = await people.viewerOfToken(token);
  if (viewer?.kind !== "account")
    throw new AssistantRefusal(
      "the token in NIGGLE_TOKEN opens nothing: it was revoked, is over or is mistyped. Make a new one on the page of your account",
    );
  return viewer;
}

function localReach({ localAthlete }: AssistantCall, named: AthleteId | null): AssistantReach {
  if (named !== null && named !== localAthlete)
    throw new AssistantRefusal(`this program reads the data of ${localAthlete} alone: leave athlete out`);
  return { athlete: localAthlete };
}

function whyNot(why: "not-signed-in" | "disabled" | "token" | "no-grant", { tool }: AssistantCall): string {
  if (why !== "token") return NOT_SHARED;
  const { scope, level } = ASSISTANT_NEEDS[tool];
  return `this token does not reach that: ${tool} takes the scope ${scope} at the level ${level}. Make a token that has both on the page of your account`;
}
