import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BatchId } from "../src/domain/ids.ts";
import type { UtcInstant } from "../src/domain/instant.ts";
import { LOAD_METHODS } from "../src/domain/load.ts";
import type { DailySeries } from "../src/domain/series.ts";
import * as tables from "../src/store/aggregates.ts";
import { openStore, type Store } from "../src/store/connect.ts";
import type { RecordedFile } from "../src/store/import-log.ts";
import type { Deps } from "../src/usecases/deps.ts";
import { refreshSeries } from "../src/usecases/refresh-series.ts";
import { readSeries } from "../src/usecases/runner-series.ts";
import { verdictFrom } from "../src/usecases/verdict.ts";
import { verdictEvidence, weeklyReport } from "../src/usecases/weekly-report.ts";
import { append, circumstances, median } from "./results.ts";
import { ATHLETE, DAYS, LAST_DAY, type MadeRun, madeRuns, madeSettings, runOfToday } from "./series/made-athlete.ts";
import { openRecursivePeer, type Peer } from "./series/recursive-peer.ts";

const ROUNDS = 5;
/** Slow, and steady for being slow: it runs in the middle round alone. */
const PLAIN_PEER_ROUND = 3;

/**
 * The daily series of a runner of ten years, every load method and ratio: worked out from the runs in a database and written
 * back, beside DuckDB doing the same with recursive queries from a table of finished daily loads; and once more after one
 * run of today. Rounds take turns.
 */
export async function benchSeries({ write }: { readonly write: boolean }): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), "niggle-series-"));
  const store = await openStore({ dataDir: place });
  try {
    const deps = { store, tables } as Pick<Deps, "store" | "tables"> as Deps;
    await fillDatabase(store);
    await refreshSeries(deps, ATHLETE, LAST_DAY);
    const series = await wholeSeries(deps);
    const peer = await openRecursivePeer(join(place, "peer.duckdb"), series);
    const times = await inTurns(deps, peer);
    const difference = await peer.differenceFrom(series);
    peer.close();
    const report = describe(times, difference);
    console.log(report);
    if (write) append(report);
  } finally {
    await store.close();
    rmSync(place, { recursive: true, force: true });
  }
}

const verdict = async (deps: Deps) => verdictFrom(await verdictEvidence(deps, ATHLETE, LAST_DAY));

async function fillDatabase(store: Store): Promise<void> {
  const runs = madeRuns();
  await store.write(async (tx) => {
    for (const setting of madeSettings()) await tables.settings.putSetting(tx, ATHLETE, setting);
    const claim = { from: runs[0]?.activity.localDay ?? LAST_DAY, to: LAST_DAY };
    await tables.days.putHistoryClaim(tx, ATHLETE, claim, 0 as never);
  });
  for (let from = 0; from < runs.length; from += 250) await putRuns(store, runs.slice(from, from + 250));
}

/** Writes runs and the import that brought them, as the product does before the series is its turn. */
async function putRuns(store: Store, runs: readonly MadeRun[]): Promise<void> {
  const batchId = `batch-${runs[0]?.activity.id}` as BatchId;
  await store.write(async (tx) => {
    await tables.importLog.recordBatch(tx, { batchId, athlete: ATHLETE, at: 0 as UtcInstant, localDay: LAST_DAY });
    await tables.importLog.recordFiles(tx, runs.map(fileOf(batchId)));
    await tables.activities.insertActivities(
      tx,
      runs.map(({ activity }) => activity),
    );
    await tables.runSummaries.putRunSummaries(
      tx,
      runs.map(({ activity }) => activity.id),
      runs.map(({ activity, summary }) => ({ ...summary, activityId: activity.id, athlete: ATHLETE })),
    );
  });
}

const fileOf =
  (batchId: BatchId) =>
  ({ activity }: MadeRun): RecordedFile => ({
    batchId,
    athlete: ATHLETE,
    at: 0 as UtcInstant,
    sizeB: 100_000,
    outcome: {
      path: `${activity.id}.fit`,
      outcome: "imported",
      reason: null,
      detail: "",
      sha256: activity.sourceSha256,
      activities: [{ ...activity, activityId: activity.id, source: activity.format }],
      entries: 0,
    },
  });

async function wholeSeries(deps: Deps): Promise<DailySeries> {
  return deps.store.read(async (reader) => {
    const beside = await tables.history.historyBesideRuns(reader, ATHLETE);
    return readSeries(deps, reader, ATHLETE, { beside, asOf: LAST_DAY, methods: LOAD_METHODS });
  });
}

const TIMED = ["full", "fullFindings", "today", "todayFindings", "page", "peer", "plainPeer"] as const;
/** Time on the wall, and time of the processors, which a busy machine stretches less. */
interface Spent {
  readonly wallMs: number;
  readonly cpuMs: number;
}
type Times = Readonly<Record<(typeof TIMED)[number], Spent>>;

async function inTurns(deps: Deps, peer: Peer): Promise<Times> {
  const times = new Map(TIMED.map((name) => [name, [] as Spent[]]));
  const time = async (name: (typeof TIMED)[number], work: () => Promise<unknown>) => {
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(cpu);
    times.get(name)?.push({ wallMs: performance.now() - from, cpuMs: (user + system) / 1000 });
  };
  for (let round = 0; round <= ROUNDS; round += 1) {
    if (round === 1) for (const list of times.values()) list.length = 0; // the first round compiles
    await deps.store.write(async (tx) => tx.changed(ATHLETE));
    await time("full", () => refreshSeries(deps, ATHLETE, LAST_DAY));
    await time("fullFindings", () => verdict(deps));
    await putRuns(deps.store, [runOfToday(round)]);
    await time("today", () => refreshSeries(deps, ATHLETE, LAST_DAY));
    await time("todayFindings", () => verdict(deps));
    await time("page", () => weeklyReport(deps, ATHLETE, LAST_DAY));
    await time("peer", () => peer.run("all-in-one"));
    if (round === PLAIN_PEER_ROUND) await time("plainPeer", () => peer.run("one-a-series"));
  }
  return Object.fromEntries(TIMED.map((name) => [name, medianOf(times.get(name) ?? [])])) as Times;
}

function medianOf(spent: readonly Spent[]): Spent {
  return { wallMs: median(spent.map(({ wallMs }) => wallMs)), cpuMs: median(spent.map(({ cpuMs }) => cpuMs)) };
}

function describe(spent: Times, difference: number): string {
  const ratio = (many: Spent, few: Spent) => [many.wallMs / few.wallMs, many.cpuMs / few.cpuMs] as const;
  const plus = (a: Spent, b: Spent): Spent => ({ wallMs: a.wallMs + b.wallMs, cpuMs: a.cpuMs + b.cpuMs });
  const ms = ({ wallMs, cpuMs }: Spent) => `${wallMs.toFixed(0)} ms (${cpuMs.toFixed(0)} ms of processor time)`;
  const full = plus(spent.full, spent.fullFindings);
  const [plainWall, plainCpu] = ratio(spent.plainPeer, full);
  const [peerWall, peerCpu] = ratio(spent.peer, full);
  const [todayWall, todayCpu] = ratio(spent.full, spent.today);
  const [bothWall, bothCpu] = ratio(full, plus(spent.today, spent.todayFindings));
  const rows = DAYS * LOAD_METHODS.length;
  return `## series: ${plainWall.toFixed(0)} times a recursive query a series (${plainCpu.toFixed(0)} by processor time), a run of today 1/${todayWall.toFixed(0)} of everything (1/${todayCpu.toFixed(0)})

${circumstances()}
A made runner of ten years: 3,000 runs, ${DAYS} days, ${LOAD_METHODS.length} load methods, 11 ratios (${rows} rows); median of ${ROUNDS} rounds taking turns.

- everything worked out again, from the runs in the database to the written and committed series: ${ms(spent.full)}; with the findings of today: ${ms(full)}
- DuckDB, from a table of finished daily loads, written and committed. The running averages of each series by a recursive query of its own, as one would write it, run once: ${ms(spent.plainPeer)}, ${plainWall.toFixed(1)} times ours with findings (${plainCpu.toFixed(1)} by processor time). All ${LOAD_METHODS.length} series side by side in one recursive query, the cleverest form we know: ${ms(spent.peer)}, ${peerWall.toFixed(1)} times (${peerCpu.toFixed(1)}). The rolling numbers are window functions in both; largest difference of a shown ratio ${difference.toExponential(1)}
- after a run of today: ${ms(spent.today)} to work out and write that day, 1/${todayWall.toFixed(1)} of everything (1/${todayCpu.toFixed(1)} by processor time), findings in neither; ${ms(spent.todayFindings)} for the findings, 1/${bothWall.toFixed(1)} with findings in both (1/${bothCpu.toFixed(1)})
- the report of the weekly page, read from the series: ${ms(spent.page)}

The peer does less: it makes no load from a run, knows no unknown day, and gives no reason where a number is missing.
`;
}
