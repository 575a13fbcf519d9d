import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AthleteId } from "../../../src/domain/ids.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import { SCOPES, type Scope } from "../../../src/domain/people.ts";
import { openRealApp, type RealApp, TODAY } from "../../real-app.ts";
import { clubOf, FROM } from "../../usecases/people/people-world.ts";
import { diary, serverOver, upload } from "../open-server.ts";

/** Runs of 8 km each, and nothing else of eight: wherever a distance stands, one of these does. */
const DISTANCE = /\b(?:8|16|24|32|40|48|56)(?:\.\d)? km\b|"distance\w*M":\d|"\w*[rR]un\w*M":\d/;
/** The place that hurts, by name, and the number of it. */
const PAIN = /calf|"worst\w*Nrs":\d|"maxNrs":\d|\b7 \/ 10\b/i;
const RITA = "rita" as AthleteId;

let real: RealApp;
let server: FastifyInstance;
let headers: Record<string, Record<string, string>>;

beforeAll(async () => {
  real = await openRealApp();
  server = serverOver(real);
  const { add, people } = clubOf(real);
  await add("olive", "owner", { athlete: null });
  const rita = await add("rita", "runner", { displayName: "Rita" });
  const bea = await add("bea", "runner", { displayName: "Bea" });
  const sign = async (account: typeof rita) => ({
    cookie: `niggle_session=${await people.startSession(account.id, FROM)}`,
    "sec-fetch-site": "same-origin",
  });
  const days = Array.from({ length: 15 }, (_, back) => `2026-11-${String(21 - back).padStart(2, "0")}`);
  const sent = upload([["runs.csv", diary(days)]]);
  const came = await server.inject({
    ...sent,
    url: "/api/v1/files",
    headers: { ...sent.headers, ...(await sign(rita)) },
  });
  expect(came.statusCode).toBe(200);
  const note = { quality: null, alteredGait: null, nightPain: null, note: null, activityId: null };
  await real.app.log(
    RITA,
    [0, 1, 2, 3].map((back) => ({
      kind: "pain",
      entry: { ...note, day: addDays(TODAY, -back), region: "calf", side: "left", moment: "daily", nrs: 7 },
    })),
  );
  headers = {};
  for (const scope of SCOPES) {
    const coach = await add(`coach-${scope}`, "coach");
    await people.giveGrant(rita.id, RITA, { to: coach.id, scope, level: "view", through: null });
    await people.giveGrant(bea.id, "bea" as AthleteId, {
      to: coach.id,
      scope: "summary",
      level: "view",
      through: null,
    });
    headers[scope] = await sign(coach);
    const token = { name: scope, scopes: [scope], level: "view" as const, days: null };
    headers[`own ${scope}`] = { authorization: `Bearer ${(await people.makeToken(rita.id, token)).secret}` };
  }
}, 60_000);
afterAll(async () => {
  await server.close();
  await real.close();
});

/** Every place that tells of an athlete to somebody with the least scope. */
const PLACES = [
  "/athletes/rita",
  "/squad",
  "/squad.csv",
  "/squad/compare?athlete=rita&athlete=bea",
  "/api/v1/squad",
  "/api/v1/squad/compare?athlete=rita&athlete=bea",
  "/api/v1/athletes/rita/summary",
] as const;
const includes = (given: Scope, needed: Scope) => given === needed || given === "everything";

const bodyOf = async (url: string, as: string) => {
  const answer = await server.inject({ url, headers: headers[as] ?? {} });
  expect(answer.statusCode, `${url} by ${as}`).toBe(200);
  return answer.body;
};
/** A distance stands in the table by itself, in kilometres, under its own head. */
const distanceIn = (url: string, body: string) =>
  url.endsWith(".csv") ? /,48,120,8,/.test(body) : DISTANCE.test(body);

describe("one rule for every place", () => {
  it.each(SCOPES)("shows distances with runs and pain with pain, in each of them, with the scope %s", async (scope) => {
    const shown: Record<string, readonly [distance: boolean, pain: boolean]> = {};
    for (const url of PLACES) {
      const body = await bodyOf(url, scope);
      shown[url] = [distanceIn(url, body), url.endsWith(".csv") ? /,7,/.test(body) : PAIN.test(body)];
    }
    const wanted = [includes(scope, "runs"), includes(scope, "pain")] as const;
    expect(shown).toEqual(Object.fromEntries(PLACES.map((url) => [url, wanted])));
  });

  it.each(SCOPES)("shows the verdict, what is known and the last contact with every scope, %s too", async (scope) => {
    const summary = JSON.parse(await bodyOf("/api/v1/athletes/rita/summary", scope));
    const { rows } = JSON.parse(await bodyOf("/api/v1/squad", scope));
    const row = rows.find(({ athlete }: { athlete: string }) => athlete === "rita");
    const { asOf: _, weeks, ...rest } = summary;
    expect(rest).toEqual(row);
    expect(row).toMatchObject({ verdict: expect.any(Object), knownDaysOf28: 15, lastHeard: "2026-11-22" });
    for (const { coverage, distanceM, runs } of weeks) {
      expect(coverage).toEqual(expect.any(Number));
      expect([distanceM, runs].map((one) => one !== null)).toEqual(
        includes(scope, "runs") ? [true, true] : [false, false],
      );
    }
    expect(weeks.length).toBeGreaterThan(1);
    expect(await bodyOf("/athletes/rita", scope)).toContain("Last heard");
  });

  it.each(SCOPES)(
    "shows a token of one's own no more than a grant of the scope %s shows somebody else",
    async (scope) => {
      const own = JSON.parse(await bodyOf("/api/v1/summary", `own ${scope}`));
      const theirs = JSON.parse(await bodyOf("/api/v1/athletes/rita/summary", scope));
      expect(own).toEqual(theirs);
      for (const path of ["weekly-report", "plan", "therapy", "backtest", "link"]) {
        const asked = await Promise.all(
          [`/api/v1/${path}`, `/api/v1/athletes/rita/${path}`].map((url, at) =>
            server.inject({ url, headers: headers[at === 0 ? `own ${scope}` : scope] ?? {} }),
          ),
        );
        const wanted = scope === "everything" ? [200, 200] : [403, 404];
        expect([path, ...asked.map(({ statusCode }) => statusCode)]).toEqual([path, ...wanted]);
      }
    },
  );

  const idsOf = async (as: string, url: string) =>
    JSON.parse(await bodyOf(url, as)).charts.map(({ id }: { id: string }) => id);

  it.each([
    ["summary", []],
    ["runs", ["weekly-distance", "load-ratio"]],
    ["pain", ["pain-strip"]],
    ["therapy", ["therapy-ticks"]],
    ["everything", ["weekly-distance", "load-ratio", "pain-strip", "therapy-ticks"]],
  ])("draws of the week what the scope %s covers", async (scope, ids) => {
    expect(await idsOf(scope, "/api/v1/athletes/rita/charts?widthPx=640")).toEqual(ids);
    expect(await idsOf(`own ${scope}`, "/api/v1/charts?widthPx=640")).toEqual(ids);
  });

  it("tells of a place what was said of it, and with runs what went before it", async () => {
    const placeOf = async (as: string, url: string) => JSON.parse(await bodyOf(url, as)).places[0];
    for (const [as, url] of [
      ["pain", "/api/v1/athletes/rita/body"],
      ["own pain", "/api/v1/body"],
    ] as const) {
      const { limit, episodes, days } = await placeOf(as, url);
      expect([limit, episodes[0].runningBefore, episodes[0].isInjury, days.length]).toEqual([null, null, null, 4]);
    }
    const whole = await placeOf("everything", "/api/v1/athletes/rita/body");
    expect(whole.episodes[0].runningBefore.window).toBeDefined();
    for (const scope of ["summary", "runs", "therapy"])
      expect(
        (await server.inject({ url: "/api/v1/athletes/rita/body", headers: headers[scope] ?? {} })).statusCode,
      ).toBe(404);
  });

  it("gives a therapist the brief, and the pain and the running in it only where they are shared", async () => {
    const partsOf = (body: string) => {
      const { redFlags, places, redFlagChecks, routine, sessions } = JSON.parse(body);
      return [redFlags, places, redFlagChecks, routine, sessions].map((part) => part !== null);
    };
    const brief = "/api/v1/athletes/rita/brief";
    expect(partsOf(await bodyOf(brief, "therapy"))).toEqual([false, false, false, false, true]);
    expect(partsOf(await bodyOf("/api/v1/brief", "own therapy"))).toEqual([false, false, false, false, true]);
    expect(partsOf(await bodyOf(brief, "everything"))).toEqual([true, true, true, true, true]);
    expect(await bodyOf(brief, "therapy")).not.toMatch(DISTANCE);
    for (const scope of ["summary", "runs", "pain"])
      expect((await server.inject({ url: brief, headers: headers[scope] ?? {} })).statusCode).toBe(404);
  });

  it("leaves the runs and the therapy out of the charts beside pain, where pain alone is shared", async () => {
    const charts = "/api/v1/athletes/rita/body/charts?place=calf-left&widthPx=640";
    expect(await idsOf("pain", charts)).toEqual(["region-pain"]);
    expect(await idsOf("own pain", charts.replace("/athletes/rita", ""))).toEqual(["region-pain"]);
    expect(await idsOf("everything", charts)).toContain("region-runs");
  });
});
