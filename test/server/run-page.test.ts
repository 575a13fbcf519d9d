import { rename } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunRow } from "../../src/usecases/app.ts";
import { ME, openDemoApp, type RealApp } from "../real-app.ts";
import { diary, form, openServer, serverOver } from "./open-server.ts";

let real: RealApp;
let server: FastifyInstance;
let rows: readonly RunRow[];
let recorded: RunRow;

beforeAll(async () => {
  real = await openDemoApp();
  server = serverOver(real);
  rows = await real.app.runs(ME, { limit: 1000 });
  recorded = rows.find(({ formats, sport }) => formats[0] === "fit" && sport === "run") as RunRow;
}, 120_000);
afterAll(async () => {
  await server.close();
  await real.close();
});

const page = async (address: string) => {
  const { statusCode, body } = await server.inject(address);
  expect({ address, statusCode }).toEqual({ address, statusCode: 200 });
  return body;
};
const json = async (address: string) => (await server.inject(`/api/v1${address}`)).json();

describe("the page of a recorded run", () => {
  test("draws it along time, or along distance, each quantity with its table", async () => {
    const body = await page(`/runs/${recorded.id}`);
    for (const chart of ["run-pace", "run-heart-rate", "run-elevation", "run-cadence", "run-ground-contact"]) {
      expect(body).toContain(`data-chart="${chart}"`);
    }
    expect(body).toContain(`data-charts-from="/api/v1/runs/${recorded.id}/charts?by=time"`);
    expect(body).toMatch(/Pace along the run\. Mean \d+:\d\d \/km\./);
    expect(body).toContain("10 min</text>");
    const byDistance = await page(`/runs/${recorded.id}?by=distance`);
    expect(byDistance).toContain(`/charts?by=distance"`);
    expect(byDistance).toMatch(/>\d+ km<\/text>/);
    expect(await page(`/runs/${recorded.id}?by=nonsense`)).toContain("/charts?by=time");
  });

  test("is small enough for a phone", async () => {
    expect((await page(`/runs/${recorded.id}`)).length).toBeLessThan(180_000);
  });

  test("says what it did to the numbers, and names what is missing", async () => {
    const body = await page(`/runs/${recorded.id}`);
    expect(body).toContain("What it did to the numbers");
    expect(body).toMatch(/It is \d\.\d\d times the longest run of the 30 days before|The first run|Nothing to compare/);
    expect(body).toContain("Load ratio, 7 days to 28");
    expect(body).toContain("Not measured: your highest heart rate is not stated");
    expect(body).toContain("We cannot say: your highest heart rate is not stated.");
  });

  test("leads to the session before and the one after, and on to the ends", async () => {
    const seen: string[] = [];
    let id: string | undefined = rows.at(-1)?.id;
    while (id !== undefined && seen.length <= rows.length) {
      seen.push(id);
      const { newer }: { newer: RunRow | null } = (await real.app.run(ME, id as RunRow["id"])) ?? { newer: null };
      id = newer?.id;
    }
    expect(seen).toEqual(rows.map((row) => row.id).toReversed());
    const body = await page(`/runs/${rows[1]?.id}`);
    expect(body).toContain(`href="/runs/${rows[2]?.id}" rel="prev"`);
    expect(body).toContain(`href="/runs/${rows[0]?.id}" rel="next"`);
  });
});

describe("the samples of a run", () => {
  test("come as columns of one length, with the numbers that the charts show", async () => {
    const samples = await json(`/runs/${recorded.id}/samples`);
    const run = await json(`/runs/${recorded.id}`);
    expect(samples).toMatchObject({ runId: recorded.id, sourceId: recorded.id });
    expect(samples.samples).toBe(samples.timeS.length);
    for (const column of Object.values<unknown[]>(samples.columns)) expect(column).toHaveLength(samples.timeS.length);
    expect(Math.abs(samples.columns.distanceM.findLast((m: number | null) => m !== null) - run.distanceM)).toBeLessThan(
      50,
    );
    expect(JSON.stringify(samples)).not.toContain("NaN");
  });

  test("are fewer where fewer are asked for", async () => {
    const whole = await json(`/runs/${recorded.id}/samples`);
    const few = await json(`/runs/${recorded.id}/samples?points=100`);
    expect(few.timeS.length).toBeLessThanOrEqual(100);
    expect(few.timeS.length).toBeGreaterThan(40);
    expect(few.samples).toBe(whole.samples);
    expect(few.timeS.every((time: number) => whole.timeS.includes(time))).toBe(true);
    expect((await server.inject(`/api/v1/runs/${recorded.id}/samples?points=1`)).statusCode).toBe(400);
    expect((await server.inject("/api/v1/runs/nobody/samples")).statusCode).toBe(404);
  });

  test("are drawn as charts for any width, and the effect is there as JSON", async () => {
    const answer = await json(`/runs/${recorded.id}/charts?by=distance&widthPx=360`);
    expect(answer.charts.map(({ id }: { id: string }) => id)).toContain("run-pace");
    expect(answer.charts[0].spec.width).toBe(360 - 34 - 8);
    expect((await server.inject(`/api/v1/runs/${recorded.id}/charts?widthPx=100`)).statusCode).toBe(400);
    expect((await server.inject(`/api/v1/runs/${recorded.id}/charts?by=mood&widthPx=360`)).statusCode).toBe(400);
    const effect = await json(`/runs/${recorded.id}/effect`);
    expect(effect.loads.distance).toEqual({ kind: "measured", load: (recorded.distanceM ?? 0) / 1000 });
    expect(effect.ratios).toHaveLength(11);
  });
});

test("a run that came as a row of a list says kindly that there is nothing to draw", async () => {
  const { server: own, real: app } = await openServer();
  await app.give([{ path: "diary.csv", make: () => diary(["2026-11-20"]) }]);
  const [row] = await app.app.runs(ME, { limit: 1 });
  const { body } = await own.inject(`/runs/${row?.id}`);
  expect(body).toContain("it came as a summary");
  expect((await own.inject(`/api/v1/runs/${row?.id}/samples`)).json()).toMatchObject({ sourceId: null, timeS: [] });
  expect((await own.inject(`/api/v1/runs/${row?.id}/charts?widthPx=400`)).json().charts).toEqual([]);
});

test("a run whose original is gone says what to do, and is drawn again when it is back", async () => {
  const gone = rows.findLast(({ formats, sport }) => formats[0] === "fit" && sport === "run") as RunRow;
  const source = (await real.app.run(ME, gone.id))?.sources.find(({ id }) => id === gone.id);
  const file = real.deps.originals.fileOf(source?.sha256 ?? ("" as never));
  await rename(file, `${file}.away`);
  expect(await page(`/runs/${gone.id}`)).toContain("The kept file of this run is missing or damaged");
  expect((await server.inject(`/api/v1/runs/${gone.id}/samples`)).statusCode).toBe(409);
  await rename(`${file}.away`, file);
  expect(await page(`/runs/${gone.id}`)).toContain('data-chart="run-pace"');
  expect((await server.inject(`/api/v1/runs/${gone.id}/samples`)).json().timeS.length).toBeGreaterThan(10);
});

describe("finding runs", () => {
  const idsOf = (body: string) =>
    [...body.matchAll(/class="run-link" href="\/runs\/([^"]+)"/g)].map(([, id]) => id as string);

  test("by year, month, sport, distance and words, all at once, in the address", async () => {
    const body = await page("/runs?year=2026&month=10&sport=run&band=5-10&q=run");
    const wanted = rows.filter(
      ({ day, sport, distanceM: m, title }) =>
        new Date(day * 86_400_000).toISOString().startsWith("2026-10") &&
        sport === "run" &&
        (m ?? 0) >= 5000 &&
        (m ?? 0) < 10_000 &&
        /run/i.test(title ?? ""),
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(idsOf(body)).toEqual(wanted.map(({ id }) => id));
    expect(body).toContain("Runs of October 2026");
    expect(body).toContain('<option value="5-10" selected>5 to 10 km</option>');
  });

  test("says what each month and all of them come to", async () => {
    const body = (await page("/runs?year=2026&month=10")).replaceAll("\u00a0", " ");
    const runs = rows.filter(
      ({ day, sport }) => sport === "run" && new Date(day * 86_400_000).toISOString().startsWith("2026-10"),
    );
    const km = runs.reduce((total, { distanceM }) => total + (distanceM ?? 0), 0) / 1000;
    expect(body).toContain(`${runs.length} runs · ${km < 99.95 ? km.toFixed(1) : Math.round(km)} km`);
    const { months } = await json("/run-months?sport=run&from=2026-10-01&to=2026-10-31");
    expect(months).toMatchObject([{ year: 2026, month: 10, counted: runs.length }]);
  });

  test("keeps the choice on older pages, and offers a way out where nothing is found", async () => {
    const body = await page("/runs?year=2026&sport=run");
    const older = /href="([^"]*before=[^"]*)"/.exec(body)?.[1]?.replaceAll("&amp;", "&");
    if (older !== undefined) expect(older).toMatch(/^\/runs\?sport=run&year=2026&before=/);
    const none = await page("/runs?q=nobody-called-a-run-this");
    expect(none).toContain("Nothing to show under this choice.");
    expect(none).toContain('href="/runs"');
  });

  test("takes what cannot be meant as not said, and escapes what was typed", async () => {
    const nonsense = await page("/runs?year=20x6&month=13&band=far&sport=chess");
    expect(idsOf(nonsense)).toEqual(idsOf(await page("/runs")));
    const hostile = await page(`/runs?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(hostile).not.toContain("<script>alert");
    expect((await server.inject("/runs?before=nobody")).statusCode).toBe(404);
  });

  test("works by the API with the same choices", async () => {
    const { runs } = await json("/runs?limit=1000&sport=run&minDistanceM=5000&belowDistanceM=8000&text=run");
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) expect(run.distanceM >= 5000 && run.distanceM < 8000).toBe(true);
    expect((await server.inject("/api/v1/runs?minDistanceM=far")).statusCode).toBe(400);
  });
});

test("runs that were told apart stand on each other's page, and can be joined there", async () => {
  const { server: own, real: app } = await openServer();
  await app.give([
    { path: "a.csv", make: () => "started_at,kind,distance_km,duration_min\n2026-11-20T07:00:00+00:00,run,10.2,55" },
    { path: "b.csv", make: () => diary(["2026-11-20"], 10.2).replace("45", "55") },
  ]);
  const [run] = await app.app.runs(ME, { limit: 1 });
  const other = (await app.app.run(ME, (run as RunRow).id))?.sources.find(({ counts }) => !counts)?.id;
  await own.inject({ url: `/runs/${run?.id}/split`, ...form({ other: String(other) }) });
  for (const [here, there] of [
    [run?.id, other],
    [other, run?.id],
  ]) {
    const { body } = await own.inject(`/runs/${here}`);
    expect(body).toContain("Told apart by you");
    expect(body).toContain(`value="${there}"`);
  }
  await own.inject({ url: `/runs/${other}/rejoin`, ...form({ other: String(run?.id) }) });
  expect((await own.inject(`/runs/${run?.id}`)).body).not.toContain("Told apart by you");
});
