import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatLocalDay } from "../../src/domain/local-day.ts";
import { secondsFromClock } from "../../src/server/words/measure-words.ts";
import type { RunRow } from "../../src/usecases/app.ts";
import { ME, openDemoApp, type RealApp } from "../real-app.ts";
import { diary, form, openServer, serverOver } from "./open-server.ts";

const TWO_SOURCES = [
  {
    path: "a.csv",
    make: () => "started_at,kind,distance_km,duration_min,note\n2026-11-20T07:00:00+00:00,run,10.2,55,Canal",
  },
  { path: "b.csv", make: () => "day,kind,distance_km,duration_min,rpe\n2026-11-20,run,10.2,55,4" },
];

describe("the demo's runs", () => {
  let real: RealApp;
  let server: FastifyInstance;
  let rows: readonly RunRow[];

  beforeAll(async () => {
    real = await openDemoApp();
    server = serverOver(real);
    rows = await real.app.runs(ME, { limit: 1000 });
  });
  afterAll(async () => {
    await server.close();
    await real.close();
  });

  test("are listed under their months, and every one is found by going on to older pages", async () => {
    const seen: string[] = [];
    let address: string | undefined = "/runs";
    while (address !== undefined) {
      const { body, statusCode }: { body: string; statusCode: number } = await server.inject(address);
      expect(statusCode).toBe(200);
      seen.push(...[...body.matchAll(/class="run-link" href="\/runs\/([^"]+)"/g)].map(([, id]) => id as string));
      address = /href="([^"]*before=[^"]*)"/.exec(body)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect((await server.inject("/runs")).body).toContain("<h2>November 2026</h2>");
  });

  test("can be narrowed to runs, and to what is flagged", async () => {
    const list = async (show: string) => (await server.inject(`/api/v1/runs?limit=1000&show=${show}`)).json().runs;
    expect(await list("runs")).toHaveLength(rows.filter(({ sport }) => sport === "run").length);
    expect(await list("flagged")).toHaveLength(rows.filter(({ flags }) => flags.length > 0).length);
    expect((await server.inject("/runs?show=flagged")).body).toContain("day from your home zone");
    expect((await server.inject("/api/v1/runs?show=nothing")).statusCode).toBe(400);
  });

  test("come a page at a time, of a range of days, as JSON", async () => {
    const first = (await server.inject("/api/v1/runs?limit=3")).json();
    expect(first.runs.map((run: { id: string }) => run.id)).toEqual(rows.slice(0, 3).map(({ id }) => id));
    const second = (await server.inject(`/api/v1/runs?limit=3&after=${first.next}`)).json();
    expect(second.runs[0].id).toBe(rows[3]?.id);
    const day = formatLocalDay((rows[5] as RunRow).day);
    const some = (await server.inject(`/api/v1/runs?from=${day}&to=${day}`)).json();
    expect(some.runs.every((run: { day: string }) => run.day === day)).toBe(true);
    expect(some.next).toBeNull();
    expect((await server.inject("/api/v1/runs?limit=0")).statusCode).toBe(400);
    expect((await server.inject("/api/v1/runs?from=2026-02-30")).statusCode).toBe(400);
    expect((await server.inject("/api/v1/runs?after=nobody")).statusCode).toBe(404);
  });

  test("say on their page what was recorded, by whom, and which source counts", async () => {
    const row = rows.find(({ formats, sport }) => formats.length > 1 && sport === "run") as RunRow;
    const { body, statusCode } = await server.inject(`/runs/${row.id}`);
    expect(statusCode).toBe(200);
    for (const words of ["km", "Laps", "sources of this run", "Counts", "This is a different run", "came in"]) {
      expect(body).toContain(words);
    }
    const json = (await server.inject(`/api/v1/runs/${row.id}`)).json();
    expect(json.sources.filter((source: { counts: boolean }) => source.counts)).toHaveLength(1);
    expect(json.laps.length).toBeGreaterThan(1);
  });

  test("say in plain words what is odd about a recording", async () => {
    const cut =
      rows.find(({ flags }) => flags.includes("TRUNCATED") || flags.includes("TREADMILL")) ??
      rows.find(({ flags }) => flags.length > 0);
    const { body } = await server.inject(`/runs/${cut?.id}`);
    expect(body).toContain("What to know about this recording");
    expect(body).toContain(`<code class="code">${cut?.flags[0]}</code>`);
  });

  test("are not made up: an unknown one is a page and a problem", async () => {
    expect((await server.inject("/runs/nobody")).statusCode).toBe(404);
    expect((await server.inject("/api/v1/runs/nobody")).json()).toMatchObject({ status: 404 });
  });
});

describe("putting a run right", () => {
  const open = async () => {
    const { server, real } = await openServer();
    await real.give([{ path: "diary.csv", make: () => diary(["2026-11-20"]) }]);
    const id = (await real.app.runs(ME, { limit: 1 }))[0]?.id as string;
    return { server, real, id };
  };

  test("the corrected value counts, the original stands beside it, and it can be taken back", async () => {
    const { server, real, id } = await open();
    const sent = await server.inject({ url: `/runs/${id}/correct`, ...form({ field: "distanceM", value: "10,4" }) });
    expect(sent.headers.location).toBe(`/runs/${id}?done=corrected`);
    const { body } = await server.inject(String(sent.headers.location));
    expect(body).toContain("Every number now uses your value.");
    expect(body).toContain("10.40 km");
    expect(body).toContain("The source says 8.00 km.");
    expect((await server.inject("/runs")).body).toContain("corrected");
    const back = await server.inject({ url: `/runs/${id}/take-back`, ...form({ field: "distanceM" }) });
    expect(back.headers.location).toBe(`/runs/${id}?done=taken-back`);
    expect((await real.app.runs(ME, { limit: 1 }))[0]?.distanceM).toBe(8000);
  });

  test.each([
    ["distanceM", "far", "Give the distance in kilometres"],
    ["distanceM", "0", "Give the distance in kilometres"],
    ["durationS", "1:75:00", "Give the time as h:mm:ss"],
    ["sport", "chess", "Choose a sport"],
  ])("%s is not corrected to %s, and the page says what to do", async (field, value, words) => {
    const { server, real, id } = await open();
    const answer = await server.inject({ url: `/runs/${id}/correct`, ...form({ field, value }) });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
    expect(await real.facts()).toEqual([]);
  });

  test("time, sport and effort can be said, and a run can be deleted and brought back", async () => {
    const { server, real, id } = await open();
    const correct = (field: string, value: string) =>
      server.inject({ url: `/runs/${id}/correct`, ...form({ field, value }) });
    await correct("durationS", "1:05:12");
    await correct("sport", "walk");
    await server.inject({ url: `/runs/${id}/rpe`, ...form({ rpe0To10: "7" }) });
    expect(await real.app.run(ME, id as never)).toMatchObject({ durationS: 3912, sport: "walk", rpe0To10: 7 });
    expect((await correct("deleted", "true")).headers.location).toContain("done=deleted");
    expect(await real.app.runs(ME, { limit: 5 })).toEqual([]);
    expect((await server.inject(`/runs/${id}`)).body).toContain("Bring this run back");
    await server.inject({ url: `/runs/${id}/take-back`, ...form({ field: "deleted" }) });
    expect(await real.app.runs(ME, { limit: 5 })).toHaveLength(1);
  });

  test("the API takes the same, and refuses what is no correction", async () => {
    const { server, real, id } = await open();
    const post = (payload: object) => server.inject({ method: "POST", url: "/api/v1/corrections", payload });
    expect((await post({ activityId: id, field: "distanceM", value: 9000 })).statusCode).toBe(201);
    expect((await real.app.runs(ME, { limit: 1 }))[0]?.distanceM).toBe(9000);
    for (const wrong of [
      { field: "distanceM", value: -1 },
      { field: "distanceM", value: "far" },
      { field: "mood", value: 1 },
      {},
    ]) {
      expect((await post({ activityId: id, ...wrong })).statusCode).toBe(400);
    }
    expect((await post({ activityId: "nobody", field: "deleted", value: true })).statusCode).toBe(404);
    const url = `/api/v1/corrections?activityId=${id}&field=distanceM`;
    expect((await server.inject({ method: "DELETE", url })).statusCode).toBe(204);
    expect((await real.app.runs(ME, { limit: 1 }))[0]?.distanceM).toBe(8000);
  });
});

test("two sources of one run can be told apart and joined again", async () => {
  const { server, real } = await openServer();
  await real.give(TWO_SOURCES);
  const before = await real.app.runs(ME, { limit: 5 });
  expect(before).toHaveLength(1);
  const { sources } = (await real.app.run(ME, (before[0] as RunRow).id)) as { sources: readonly { id: string }[] };
  const [first, second] = sources.map(({ id }) => id);
  const split = await server.inject({ url: `/runs/${first}/split`, ...form({ other: String(second) }) });
  expect(await real.app.runs(ME, { limit: 5 })).toHaveLength(2);
  const { body } = await server.inject(String(split.headers.location));
  expect(body).toContain("These are two runs now.");
  expect(body).toContain("They are one run after all");
  await server.inject({ url: `/runs/${first}/rejoin`, ...form({ other: String(second) }) });
  expect(await real.app.runs(ME, { limit: 5 })).toHaveLength(1);
});

test("a clock reading is read as people write it", () => {
  expect(["1:05:12", "42:10", "42", "1:75:00", "x", "1:5:1"].map(secondsFromClock)).toEqual([
    3912,
    2530,
    2520,
    null,
    null,
    null,
  ]);
});
