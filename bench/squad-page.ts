import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { h, type VNode } from "preact";
import { SIMULATED_FROM } from "../src/analysis/link/simulate/simulated-days.ts";
import { addDays } from "../src/domain/local-day.ts";
import { PUBLIC } from "../src/server/access/access.ts";
import { buildServer } from "../src/server/build-server.ts";
import { SquadPage } from "../src/server/pages/squad-page.tsx";
import { renderPage } from "../src/server/render-page.tsx";
import { squadChoice } from "../src/server/squad/squad-choice.ts";
import { ME, openRealApp, type RealApp } from "../test/real-app.ts";
import { append, circumstances, median } from "./results.ts";
import { fillStore, madeSquad } from "./squad/fill-squad.ts";
import { issueMade } from "./squad-page/issue-made.ts";

const ATHLETES = 500;
const DAYS = 5 * 365;
const TODAY = addDays(SIMULATED_FROM, DAYS - 1);
const CONNECTIONS = 50;
const SECONDS = 4;
const ROUNDS = 3;
const QUERIES = 40;
const LOAD = new URL("pages/load.mjs", import.meta.url).pathname;
const run = promisify(execFile);

/**
 * A squad of 500 athletes and five years on one page: answered to 50 connections from the cache, beside `select 1` from the
 * same database and a static file of the same bytes from the same server; made anew each time; and its query alone. Rounds
 * take turns; the asking is done by a process of its own.
 */
export async function benchSquadPage({ write }: { readonly write: boolean }): Promise<void> {
  const webDir = mkdtempSync(join(tmpdir(), "niggle-bench-web-"));
  const real = await openRealApp({ today: TODAY });
  const server = serverFor(real, webDir);
  try {
    await fillStore(real.deps.store, madeSquad(ATHLETES, DAYS));
    await issueMade(real.deps.store, madeSquad(ATHLETES, DAYS), TODAY);
    const url = await server.listen({ port: 0, host: "127.0.0.1" });
    const page = await (await fetch(`${url}/squad`)).text();
    const packed = brotliCompressSync(page, { params: { 1: 5 } });
    writeFileSync(join(webDir, "squad.html"), page);
    writeFileSync(join(webDir, "squad.html.br"), packed);
    const loads = await inTurns(url);
    const report = describe({ loads, queries: await queryTimes(real), page, packedB: packed.byteLength });
    console.log(report);
    if (write) append(report);
  } finally {
    await server.close();
    await real.close();
    rmSync(webDir, { recursive: true, force: true });
  }
}

/** The server with two routes more: one that asks the database for nothing, and one that makes the page anew each time. */
function serverFor(real: RealApp, webDir: string) {
  const { app, deps, people, dataDir } = real;
  return buildServer({
    ...{ app, people, localAthlete: ME, webDir, version: "bench" },
    tmpDir: join(dataDir, "tmp"),
    calendarKeyFile: join(dataDir, "calendar.key"),
    registerExtra(site) {
      site.get("/bench/select-1", PUBLIC, async () => {
        await selectOne(deps);
        return "1";
      });
      site.get("/bench/anew", PUBLIC, async (_, reply) => {
        return reply.type("text/html; charset=utf-8").send(await madeAnew(real));
      });
    },
  });
}

/** The page of everybody, read, ordered and rendered. */
async function madeAnew({ app, people }: RealApp): Promise<string> {
  const shared = await app.squadOf({ kind: "local" }, people);
  const shown = await app.squadOverview(shared, { asOf: TODAY });
  const choice = squadChoice(new URLSearchParams());
  const props = { asOf: TODAY, all: shown.length, shown, choice, groups: [], views: [], done: null };
  return renderPage(h(SquadPage, { ...props, hasAccount: false }) as VNode);
}

const selectOne = ({ store }: RealApp["deps"]) => store.read((reader) => reader.query("echo", { value: 1 }, () => 1));

interface Took {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly perS: number;
}

const PATHS = {
  page: ["/squad", "br", SECONDS],
  file: ["/web/squad.html", "br", SECONDS],
  one: ["/bench/select-1", "identity", SECONDS],
  anew: ["/bench/anew", "identity", 4 * SECONDS],
} as const;
type Loads = Readonly<Record<keyof typeof PATHS, Took>>;

/** The median of each measure over the rounds. */
async function inTurns(url: string): Promise<Loads> {
  const rounds: Record<string, Took[]> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, [path, packing, seconds]] of Object.entries(PATHS))
      rounds[name] = [...(rounds[name] ?? []), await load(url + path, packing, seconds)];
  }
  const medianOf = (some: readonly Took[]): Took => ({
    p50Ms: median(some.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(some.map(({ p99Ms }) => p99Ms)),
    perS: median(some.map(({ perS }) => perS)),
  });
  return Object.fromEntries(Object.entries(rounds).map(([name, some]) => [name, medianOf(some)])) as Loads;
}

async function load(address: string, packing: string, seconds: number): Promise<Took> {
  const { stdout } = await run(process.execPath, [LOAD, address, String(seconds), String(CONNECTIONS), packing]);
  const told = JSON.parse(stdout) as { answered: number; failed: number; p50Ms: number; p99Ms: number };
  if (told.failed > 0) throw new Error(`${told.failed} requests of ${address} failed`);
  return { p50Ms: told.p50Ms, p99Ms: told.p99Ms, perS: told.answered / seconds };
}

interface QueryTimes {
  readonly squadMs: number;
  readonly oneMs: number;
  /** Processor time of the whole process, for one page. */
  readonly anewCpuMs: number;
}

/** The query of the page, `select 1` and a page made anew, one after the other, nothing else going on. */
async function queryTimes(real: RealApp): Promise<QueryTimes> {
  const { app, deps, people } = real;
  const squad = await app.squadOf({ kind: "local" }, people);
  const timed = async (work: () => Promise<unknown>, clockMs = () => performance.now()) => {
    const times: number[] = [];
    for (let i = 0; i < QUERIES; i += 1) {
      const from = clockMs();
      await work();
      times.push(clockMs() - from);
    }
    return median(times);
  };
  const ids = squad.map(({ athlete }) => athlete);
  const rows = () =>
    deps.store.read((reader) => deps.tables.squad.squadRows(reader, ids, { asOf: TODAY, painDays: 28 }));
  return {
    squadMs: await timed(rows),
    oneMs: await timed(() => selectOne(deps)),
    anewCpuMs: await timed(() => madeAnew(real), processorMs),
  };
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Measured {
  readonly loads: Loads;
  readonly queries: QueryTimes;
  readonly page: string;
  readonly packedB: number;
}

function describe({ loads, queries, page, packedB }: Measured): string {
  const { page: cached, file, one, anew } = loads;
  const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const line = ({ p50Ms, p99Ms, perS }: Took) => `p50 ${ms(p50Ms)}, p99 ${ms(p99Ms)}, ${Math.round(perS)} requests/s`;
  const times = (took: Took, beside: Took) =>
    `${(took.p50Ms / beside.p50Ms).toFixed(2)} at p50 and ${(took.p99Ms / beside.p99Ms).toFixed(2)} at p99`;
  return `## squad-page: ${ATHLETES} athletes of five years, ${times(cached, one)} of \`select 1\`, ${times(cached, file)} of a static file

${circumstances()}
${CONNECTIONS} connections from a process of their own on the same machine, ${SECONDS} s each, median of ${ROUNDS} rounds taking turns.

- \`/squad\` as brotli, from the cache: ${line(cached)}
- the same bytes as a static file: ${line(file)}
- a route that asks the database \`select 1\`: ${line(one)}
- \`/squad\` made anew for every request, read, ordered and rendered: ${line(anew)}; one after the other ${ms(queries.anewCpuMs)} of processor time each
- its one query, by itself: ${ms(queries.squadMs)}; \`select 1\`: ${ms(queries.oneMs)} (times ${(queries.squadMs / queries.oneMs).toFixed(1)})
- the page: ${Math.round(page.length / 1000)} kB, ${Math.round(packedB / 1000)} kB as brotli

Runs, pain and rest days by the simulator, written without the journal; verdicts worked out on the last 400 days; 70 days of issued verdicts in the log.
The daily series are not written: the page does not read them.
`;
}
