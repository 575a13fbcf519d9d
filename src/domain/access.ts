import type { AthleteId } from "./ids.ts";
import type { UtcInstant } from "./instant.ts";
import { type Account, type Grant, LEVELS, type Level, type Scope, type ShareLink, type Token } from "./people.ts";

/** What a token may at most reach of what its account reaches, and until when. */
export type TokenReach = Pick<Token, "id" | "scopes" | "level" | "endsAt">;

/** Who asks. */
export type Viewer =
  /** The person at this machine, as long as no account was ever made. */
  | { readonly kind: "local" }
  /** Accounts exist, and nobody signed in. */
  | { readonly kind: "nobody" }
  | {
      readonly kind: "account";
      readonly account: Account;
      readonly via: "session" | "token";
      /** Null for a session: it reaches all that its account reaches. */
      readonly token: TokenReach | null;
    }
  /** The bearer of a share link. What the link does not say, it does not show: see `linkStands`. */
  | { readonly kind: "link"; readonly link: ShareLink };

/** What is asked for. */
export interface Asked {
  readonly athlete: AthleteId;
  readonly scope: Scope;
  readonly level: Level;
}

/** The answer, with what it rests on, or why not. */
export type Reach =
  | { readonly kind: "own" }
  | { readonly kind: "granted"; readonly grant: Grant }
  | { readonly kind: "no"; readonly why: "not-signed-in" | "disabled" | "token" | "no-grant" };

/**
 * Whether somebody may reach an athlete's data, now. Pure: `grants` may hold anybody's grants, ended ones too. The role
 * gives nothing: an owner needs a grant like everybody else. A link reaches nothing here: it shows its one page alone.
 */
export function mayReach(viewer: Viewer, asked: Asked, grants: readonly Grant[], now: UtcInstant): Reach {
  switch (viewer.kind) {
    case "local":
      return { kind: "own" };
    case "nobody":
    case "link":
      return { kind: "no", why: "not-signed-in" };
    case "account": {
      const { account, token } = viewer;
      if (account.isDisabled) return { kind: "no", why: "disabled" };
      if (token !== null && !tokenAllows(token, asked)) return { kind: "no", why: "token" };
      if (account.athlete === asked.athlete) return { kind: "own" };
      const grant = grants.find((one) => one.to === account.id && grantAllows(one, asked, now));
      return grant === undefined ? { kind: "no", why: "no-grant" } : { kind: "granted", grant };
    }
    default:
      return viewer satisfies never;
  }
}

/** Whether a scope that was given covers one that is needed. */
export function includesScope(given: Scope, needed: Scope): boolean {
  return given === "everything" || given === needed || needed === "summary";
}

/** Whether a level that was given covers one that is needed. */
export function includesLevel(given: Level, needed: Level): boolean {
  return LEVELS.indexOf(given) >= LEVELS.indexOf(needed);
}

/** Whether a grant holds now: confirmed by whom it awaits, not taken back, not over. */
export function grantStands({ awaits, revokedAt, endsAt }: Grant, now: UtcInstant): boolean {
  return awaits.length === 0 && revokedAt === null && (endsAt === null || now < endsAt);
}

/** Whether a token still opens what it reaches. */
export function tokenStands({ revokedAt, endsAt }: Token, now: UtcInstant): boolean {
  return revokedAt === null && (endsAt === null || now < endsAt);
}

/** Whether a share link still opens. */
export function linkStands({ awaits, revokedAt, endsAt }: ShareLink, now: UtcInstant): boolean {
  return awaits.length === 0 && revokedAt === null && now < endsAt;
}

function grantAllows(grant: Grant, { athlete, scope, level }: Asked, now: UtcInstant): boolean {
  return (
    grant.athlete === athlete &&
    includesScope(grant.scope, scope) &&
    includesLevel(grant.level, level) &&
    grantStands(grant, now)
  );
}

function tokenAllows({ scopes, level }: Pick<TokenReach, "scopes" | "level">, asked: Asked): boolean {
  return scopes.some((scope) => includesScope(scope, asked.scope)) && includesLevel(level, asked.level);
}
