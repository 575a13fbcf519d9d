import { linkStands, type TokenReach, tokenStands } from "../../domain/access.ts";
import type { UtcInstant } from "../../domain/instant.ts";
import type { AccountId, ShareLink, Token, TokenId } from "../../domain/people.ts";
import type { Hashed } from "../../domain/people-state.ts";
import { said } from "../../messages/said.ts";
import { NotFoundError } from "../not-found-error.ts";
import type { NewToken, PeopleSignIn, Told, ToldBefore } from "../people.ts";
import { accountFact } from "./accounts.ts";
import { daysAfter, newIdOf, type PeopleWorld, silently, toldBefore, withoutHash } from "./people-world.ts";
import { PersonError } from "./person-problem.ts";
import { hashOf, newTokenSecret } from "./secrets.ts";
import { endOfShares } from "./token-shares.ts";

const MOST_TOKEN_DAYS = 730;
const MOST_NAME_CHARS = 60;
const MOST_TOKENS = 50;
const NOTED_EVERY_MS = 600_000;

type Bearers = Pick<PeopleSignIn, "viewerOfToken" | "viewerOfLink">;
type Tokens = Pick<PeopleSignIn, "makeToken" | "tokens" | "revokeToken">;

/** Secrets that programs and links come with. */
export function secretBearers({ deps, state }: PeopleWorld): Bearers {
  const { accessRecords } = deps.tables;
  const noted = new Map<TokenId, UtcInstant>();
  const noteUse = async (id: TokenId, now: UtcInstant) => {
    if (now - (noted.get(id) ?? Number.NEGATIVE_INFINITY) < NOTED_EVERY_MS) return;
    noted.set(id, now);
    await deps.store.write((tx) => accessRecords.secretUsed(tx, id, now));
  };
  return {
    async viewerOfToken(secret) {
      const stands = await state();
      const token = withHash(stands.tokens.values(), secret);
      const now = deps.now();
      if (token === null || !tokenStands(token, now)) return null;
      const account = stands.accounts.get(token.account);
      if (account === undefined || account.isDisabled) return null;
      await noteUse(token.id, now);
      return { kind: "account", account, via: "token", token: reachOf(token) };
    },
    async viewerOfLink(secret) {
      const link = withHash((await state()).links.values(), secret);
      return link !== null && linkStands(link, deps.now()) ? { kind: "link", link: withoutHash(link) } : null;
    },
  };
}

/** Keys that somebody makes for a program. */
export function tokens(world: PeopleWorld): Tokens {
  const { deps, state, decide } = world;
  const { accessRecords } = deps.tables;
  const makeToken = async (
    account: AccountId,
    asked: NewToken,
    key?: string,
  ): Promise<Told<Token> | ToldBefore<Token>> => {
    const secret = newTokenSecret();
    const { days, ...wanted } = checkedToken(asked);
    const id = newIdOf<TokenId>(world, account, key);
    return decide<Told<Token> | ToldBefore<Token>>(
      (stands, at) => {
        const own = [...stands.tokens.values()].filter((one) => one.account === account && tokenStands(one, at));
        if (own.length >= MOST_TOKENS)
          throw new PersonError("too-many", `there are ${own.length} tokens (end one first)`);
        const token = { ...wanted, id, account, endsAt: days === null ? null : daysAfter(at, days) };
        return {
          facts: [accountFact(account, { kind: "token-made", token, hash: hashOf(secret) })],
          result: { secret, made: { ...token, madeAt: at, revokedAt: null } },
        };
      },
      { by: account, key, again: (stands) => toldBefore<Token>(stands.tokens.get(id)) },
    );
  };
  return {
    // Without a key nothing was told before.
    makeToken: makeToken as Tokens["makeToken"],
    async tokens(account) {
      const own = [...(await state()).tokens.values()].filter((one) => one.account === account);
      const uses = await deps.store.read((reader) =>
        accessRecords.secretUses(
          reader,
          own.map(({ id }) => id),
        ),
      );
      return own.map((one) => ({ ...withoutHash(one), usedAt: uses.get(one.id)?.usedAt ?? null })).reverse();
    },
    revokeToken: (account, token, key) =>
      decide(
        (stands) => {
          const known = stands.tokens.get(token);
          if (known?.account !== account) throw new NotFoundError(said("refused.no-token"));
          if (known.revokedAt !== null) return { facts: [], result: undefined };
          const revoked = accountFact(account, { kind: "token-revoked", token });
          return { facts: [revoked, ...endOfShares(stands, account, token)], result: undefined };
        },
        silently(account, key),
      ),
  };
}

/** @throws PersonError */
function checkedToken({ name, scopes, level, days }: NewToken): NewToken {
  const given = name.trim();
  if (given === "" || [...given].length > MOST_NAME_CHARS)
    throw new PersonError(
      "token-name",
      `the token's name has ${[...given].length} characters (want 1–${MOST_NAME_CHARS})`,
    );
  if (scopes.length === 0) throw new PersonError("token-scope", "the token reaches nothing: choose what it may see");
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= MOST_TOKEN_DAYS))
    throw new PersonError("days", `the token holds for ${days} days (want 1–${MOST_TOKEN_DAYS})`);
  return { name: given, scopes: [...new Set(scopes)], level, days };
}

const reachOf = ({ id, scopes, level, endsAt }: Token): TokenReach => ({ id, scopes, level, endsAt });

/** Found by the hash of 256 random bits: how long the search takes says nothing that helps to guess one. */
function withHash<T extends Hashed<Token> | Hashed<ShareLink>>(items: Iterable<T>, secret: string): T | null {
  const hash = hashOf(secret);
  for (const item of items) if (item.hash === hash) return item;
  return null;
}
