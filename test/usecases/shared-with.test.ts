import { describe, expect, test } from "vitest";
import type { Viewer } from "../../src/domain/access.ts";
import type { AthleteId } from "../../src/domain/ids.ts";
import type { UtcInstant } from "../../src/domain/instant.ts";
import type { Account, AccountId, Grant, GrantId, Level, Scope, TokenId } from "../../src/domain/people.ts";
import { everybodyHere, sharedWith } from "../../src/usecases/shared-with.ts";

const NOW = 1_000_000 as UtcInstant;
const account = (id: string, athlete: string | null = null): Account => ({
  id: id as AccountId,
  login: id,
  displayName: id.toUpperCase(),
  role: athlete === null ? "coach" : "runner",
  athlete: athlete as AthleteId | null,
  birthYear: null,
  guardian: null,
  madeAt: NOW,
  isDisabled: false,
});
const COACH = account("coach");
const coach: Viewer = { kind: "account", account: COACH, via: "session", token: null };
const grant = (athlete: string, scope: Scope, level: Level = "view", some: Partial<Grant> = {}): Grant => ({
  id: `${athlete} ${scope} ${level}` as GrantId,
  athlete: athlete as AthleteId,
  to: COACH.id,
  ...{ scope, level, givenAt: NOW, endsAt: null, revokedAt: null, awaits: [] },
  ...some,
});

describe("who shares with a viewer", () => {
  test("is each athlete once, with every scope of all their grants and the name of their account", () => {
    const grants = [grant("ada", "runs"), grant("ada", "pain", "comment"), grant("bo", "everything")];
    expect(sharedWith(coach, grants, [account("ada", "ada")], NOW)).toEqual([
      { athlete: "ada", name: "ADA", scopes: ["summary", "runs", "pain"], mayComment: true },
      { athlete: "bo", name: "bo", scopes: ["summary", "runs", "pain", "therapy", "everything"], mayComment: false },
    ]);
  });

  test.each([
    ["is over", { endsAt: NOW }],
    ["was taken back", { revokedAt: NOW }],
    ["waits for a guardian", { awaits: ["guardian"] as const }],
    ["was given to somebody else", { to: "other" as AccountId }],
  ])("is not an athlete whose grant %s", (_, some) => {
    expect(sharedWith(coach, [grant("ada", "everything", "edit", some)], [], NOW)).toEqual([]);
  });

  test("is nobody for an account that was disabled, for the bearer of a link, and for nobody", () => {
    const grants = [grant("ada", "everything")];
    const disabled: Viewer = { ...coach, account: { ...COACH, isDisabled: true } };
    expect(sharedWith(disabled, grants, [], NOW)).toEqual([]);
    expect(sharedWith({ kind: "nobody" }, grants, [], NOW)).toEqual([]);
  });

  test("is no more for a token than the token reaches", () => {
    const reach = { id: "t" as TokenId, scopes: ["runs" as const], level: "view" as const, endsAt: null };
    const token: Viewer = { ...coach, via: "token", token: reach };
    const [ada] = sharedWith(token, [grant("ada", "everything", "edit")], [], NOW);
    expect(ada).toMatchObject({ scopes: ["summary", "runs"], mayComment: false });
  });

  test("is everybody at one's own machine, without notes", () => {
    expect(everybodyHere(["ada" as AthleteId])).toEqual([
      { athlete: "ada", name: "ada", scopes: ["everything"], mayComment: false },
    ]);
  });
});
