import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grantStands, linkStands, mayReach, type Viewer } from "../../src/domain/access.ts";
import type { AthleteId } from "../../src/domain/ids.ts";
import type { UtcInstant } from "../../src/domain/instant.ts";
import {
  type Account,
  type AccountId,
  type Grant,
  type GrantId,
  isMinorIn,
  LEVELS,
  ROLES,
  SCOPES,
  type ShareLink,
  type TokenId,
} from "../../src/domain/people.ts";

const NOW = 1_000_000 as UtcInstant;
const at = (ms: number) => ms as UtcInstant;
const [ANA, BEA] = ["ana", "bea"] as [AthleteId, AthleteId];
const COACH = "acc-coach" as AccountId;

const account = (fields: Partial<Account> = {}): Account => ({
  id: COACH,
  login: "kim",
  displayName: "Kim",
  role: "coach",
  athlete: null,
  birthYear: null,
  guardian: null,
  madeAt: at(0),
  isDisabled: false,
  ...fields,
});
const signedIn = (fields: Partial<Account> = {}): Viewer => ({
  kind: "account",
  account: account(fields),
  via: "session",
  token: null,
});
const grant = (fields: Partial<Grant> = {}): Grant => ({
  id: "g-1" as GrantId,
  athlete: ANA,
  to: COACH,
  scope: "runs",
  level: "view",
  givenAt: at(0),
  endsAt: null,
  revokedAt: null,
  awaits: [],
  ...fields,
});
const VIEW_RUNS = { athlete: ANA, scope: "runs", level: "view" } as const;

const anyGrant: fc.Arbitrary<Grant> = fc
  .record({
    athlete: fc.constantFrom(ANA, BEA),
    to: fc.constantFrom(COACH, "acc-other" as AccountId),
    scope: fc.constantFrom(...SCOPES),
    level: fc.constantFrom(...LEVELS),
    endsAt: fc.option(fc.constantFrom(at(NOW - 1), NOW, at(NOW + 1))),
    revokedAt: fc.option(fc.constant(at(5))),
    awaits: fc.constantFrom([], ["guardian" as const], ["owner" as const]),
  })
  .map(grant);
const anyAsked = fc.record({
  athlete: fc.constantFrom(ANA, BEA),
  scope: fc.constantFrom(...SCOPES),
  level: fc.constantFrom(...LEVELS),
});

describe("what somebody may reach", () => {
  it("is their own data, whatever their role, and nothing else without a grant", () => {
    for (const role of ROLES) {
      const viewer = signedIn({ role, athlete: ANA });
      expect(mayReach(viewer, { athlete: ANA, scope: "everything", level: "edit" }, [], NOW).kind).toBe("own");
      expect(mayReach(viewer, { ...VIEW_RUNS, athlete: BEA }, [], NOW)).toEqual({ kind: "no", why: "no-grant" });
    }
  });

  it("is everything at this machine as long as there is no account", () => {
    expect(mayReach({ kind: "local" }, VIEW_RUNS, [], NOW).kind).toBe("own");
  });

  it("is nothing for who did not sign in, and for the bearer of a link, who sees one page alone", () => {
    const link = { id: "l-1", athlete: ANA } as unknown as ShareLink;
    for (const viewer of [{ kind: "nobody" }, { kind: "link", link }] as const)
      expect(mayReach(viewer, VIEW_RUNS, [grant()], NOW)).toEqual({ kind: "no", why: "not-signed-in" });
  });

  it("ends with the account", () => {
    const viewer = signedIn({ isDisabled: true, athlete: ANA });
    expect(mayReach(viewer, VIEW_RUNS, [grant()], NOW)).toEqual({ kind: "no", why: "disabled" });
  });

  it("ends at the instant that a grant names, and at once when it is taken back", () => {
    expect(grantStands(grant({ endsAt: at(NOW + 1) }), NOW)).toBe(true);
    expect(grantStands(grant({ endsAt: NOW }), NOW)).toBe(false);
    expect(grantStands(grant({ revokedAt: at(1) }), NOW)).toBe(false);
    expect(grantStands(grant({ awaits: ["guardian"] }), NOW)).toBe(false);
    const link = { awaits: [], revokedAt: null, endsAt: NOW } as unknown as ShareLink;
    expect(linkStands(link, at(NOW - 1))).toBe(true);
    expect(linkStands(link, NOW)).toBe(false);
  });

  it("includes the summary in every scope, and all in everything", () => {
    for (const scope of SCOPES) {
      const grants = [grant({ scope })];
      expect(mayReach(signedIn(), { ...VIEW_RUNS, scope: "summary" }, grants, NOW).kind).toBe("granted");
      const pain = mayReach(signedIn(), { ...VIEW_RUNS, scope: "pain" }, grants, NOW).kind;
      expect(pain).toBe(scope === "pain" || scope === "everything" ? "granted" : "no");
    }
  });

  it("is no more by a token than the token says, of one's own data too", () => {
    const token = { id: "t" as TokenId, scopes: ["runs" as const], level: "view" as const, endsAt: null };
    const viewer: Viewer = { kind: "account", account: account({ athlete: ANA }), via: "token", token };
    expect(mayReach(viewer, VIEW_RUNS, [], NOW).kind).toBe("own");
    expect(mayReach(viewer, { ...VIEW_RUNS, scope: "pain" }, [], NOW)).toEqual({ kind: "no", why: "token" });
    expect(mayReach(viewer, { ...VIEW_RUNS, level: "edit" }, [], NOW)).toEqual({ kind: "no", why: "token" });
  });

  it("never rests on a grant of another athlete, to another person, over, taken back, waiting, or of less", () => {
    fc.assert(
      fc.property(fc.array(anyGrant, { maxLength: 8 }), anyAsked, (grants, asked) => {
        const reach = mayReach(signedIn(), asked, grants, NOW);
        const covering = grants.filter(
          (one) =>
            one.athlete === asked.athlete &&
            one.to === COACH &&
            one.revokedAt === null &&
            one.awaits.length === 0 &&
            (one.endsAt === null || one.endsAt > NOW) &&
            (one.scope === "everything" || one.scope === asked.scope || asked.scope === "summary") &&
            LEVELS.indexOf(one.level) >= LEVELS.indexOf(asked.level),
        );
        expect(reach.kind).toBe(covering.length > 0 ? "granted" : "no");
        if (reach.kind === "granted") expect(covering).toContain(reach.grant);
      }),
    );
  });

  it("grows with the level and the scope that were given, never shrinks", () => {
    fc.assert(
      fc.property(anyGrant, anyAsked, (one, asked) => {
        const before = mayReach(signedIn(), asked, [one], NOW).kind;
        const more = mayReach(signedIn(), asked, [{ ...one, scope: "everything", level: "edit" }], NOW).kind;
        if (before === "granted") expect(more).toBe("granted");
      }),
    );
  });
});

describe("being under age", () => {
  it("lasts through the year of the sixteenth birthday, because only the year is known", () => {
    expect(isMinorIn(2026, 2010)).toBe(true);
    expect(isMinorIn(2026, 2009)).toBe(false);
    expect(isMinorIn(2026, null)).toBe(false);
  });
});
