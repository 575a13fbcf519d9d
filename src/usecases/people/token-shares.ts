import { includesLevel, includesScope, tokenStands } from "../../domain/access.ts";
import type { UtcInstant } from "../../domain/instant.ts";
import type { AccountId, Grant, Level, Scope, TokenId } from "../../domain/people.ts";
import type { PeopleState } from "../../domain/people-state.ts";
import { NotAllowedError } from "../not-allowed-error.ts";
import type { DecidedFact } from "../record-facts.ts";
import { sharingFact } from "./given-grant.ts";
import { PersonError } from "./person-problem.ts";

/** What a program shares for its runner. */
interface SharedByToken {
  readonly scope: Scope;
  readonly level: Level;
  readonly endsAt: Grant["endsAt"];
  readonly at: UtcInstant;
}

/**
 * Refuses what a token would share beyond itself: more than it reaches, further than it may, or for longer than it holds. A
 * person's own word, without a token, is not held to this.
 *
 * @throws PersonError
 */
export function refuseBeyondToken(
  state: PeopleState,
  id: TokenId | undefined,
  { scope, level, endsAt, at }: SharedByToken,
): void {
  if (id === undefined) return;
  const token = state.tokens.get(id);
  if (token === undefined || !tokenStands(token, at)) throw new NotAllowedError("this token opens nothing any more");
  const reaches = token.scopes.some((one) => includesScope(one, scope)) && includesLevel(token.level, level);
  const ends = token.endsAt === null || (endsAt !== null && endsAt <= token.endsAt);
  if (!reaches || !ends)
    throw new PersonError(
      "beyond-token",
      "the token would share more than it reaches (choose less, or an earlier end)",
    );
}

/** What was shared with a token is taken back with it, so that a key that was lost leaves nothing open. */
export function endOfShares(state: PeopleState, by: AccountId, token: TokenId): readonly DecidedFact[] {
  const isOpen = (one: Pick<Grant, "token" | "revokedAt">) => one.token === token && one.revokedAt === null;
  const grants = [...state.grants.values()].filter(isOpen);
  const links = [...state.links.values()].filter(isOpen);
  return [
    ...grants.map(({ id, athlete }) => sharingFact(athlete, by, { kind: "grant-revoked", grant: id })),
    ...links.map(({ id, athlete }) => sharingFact(athlete, by, { kind: "link-revoked", link: id })),
  ];
}
