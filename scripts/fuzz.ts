// Sends damaged files through everything that reads them: npm run fuzz -- --cases 200000 --seed 1 --format fit
// One case again: --seed 1 --format fit --from NUMBER --cases 1. A kept file again: --replay FILE
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { campaign, type Failure, hasLeaked, type Tally } from "./fuzz/campaign.ts";
import { minimised } from "./fuzz/minimise.ts";
import { listenForStrays, runCase } from "./fuzz/run-case.ts";
import { FORMATS, isFormat, makeSeeds } from "./fuzz/seeds.ts";
import { startWatchdog } from "./fuzz/watchdog.ts";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
    format: { type: "string" },
    replay: { type: "string" },
    out: { type: "string", default: join(tmpdir(), "niggle-fuzz") },
  },
});

const wholeNumber = (text: string, name: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`invalid --${name}: ${text} (want a whole number)`);
  return Number(text);
};

async function replay(file: string): Promise<void> {
  listenForStrays();
  const [format = ""] = /^[a-z]+(?:-health)?/.exec(basename(file)) ?? [];
  const { outcomes, faults, tookS } = await runCase(format, new Uint8Array(readFileSync(file)));
  console.log([...outcomes, ...faults.map((fault) => `FAULT ${fault}`), `${tookS.toFixed(3)} s`].join("\n"));
  process.exitCode = faults.length > 0 ? 1 : 0;
}

/** The first line says enough to tell two faults apart. */
const kindOf = (faults: readonly string[]): string => (faults[0] ?? "").replace(/[\d.e+-]+/g, "#").slice(0, 160);

function keeper(folder: string, seed: number): (failure: Failure) => Promise<void> {
  const times = new Map<string, number>();
  return async ({ format, number, bytes, faults }) => {
    const kind = kindOf(faults);
    times.set(kind, (times.get(kind) ?? 0) + 1);
    if ((times.get(kind) ?? 0) > 3) return;
    mkdirSync(folder, { recursive: true });
    const stem = join(folder, `${format}-seed${seed}-case${number}`);
    writeFileSync(`${stem}.bin`, bytes);
    console.error(`FAULT ${stem}.bin\n  ${faults.slice(0, 3).join("\n  ").slice(0, 1500)}`);
    const fails = async (shorter: Uint8Array) => kindOf((await runCase(format, shorter)).faults) === kind;
    writeFileSync(`${stem}-small.bin`, await minimised(bytes, fails));
  };
}

const megabytes = (sizeB: number) => `${(sizeB / 1e6).toFixed(0)} MB`;

function summary(tally: Tally, tookS: number): string {
  const { casesOf, outcomes, slowest, cases, failures, peakRssB, heapB } = tally;
  return [
    `${cases} cases in ${tookS.toFixed(0)} s, ${failures} failed`,
    ...Object.entries(casesOf).map(([format, count]) => `  ${format}: ${count}`),
    "outcomes",
    ...[...outcomes].sort().map(([outcome, count]) => `  ${outcome}: ${count}`),
    `slowest case ${slowest.name}: ${slowest.tookS.toFixed(3)} s`,
    `peak RSS ${megabytes(peakRssB)}, in use ${megabytes(heapB[0] ?? 0)} after the first thousand, ${megabytes(heapB.at(-1) ?? 0)} at the end`,
  ].join("\n");
}

async function main(): Promise<void> {
  if (values.replay !== undefined) return replay(values.replay);
  if (values.format !== undefined && !isFormat(values.format))
    throw new Error(`unknown --format: ${values.format} (want ${FORMATS.join(", ")})`);
  setFlagsFromString("--expose-gc");
  globalThis.gc = runInNewContext("gc") as NodeJS.GCFunction;
  const seed = wholeNumber(values.seed, "seed");
  const watchdog = startWatchdog();
  const started = performance.now();
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());
  const tally = await campaign({
    seeds: makeSeeds(process.env["NIGGLE_CORPUS"]),
    formats: values.format === undefined ? FORMATS : [values.format],
    seed,
    cases: wholeNumber(values.cases, "cases"),
    signal: stop.signal,
    from: wholeNumber(values.from, "from"),
    onCase: (format, number) => watchdog.begin(`--seed ${seed} --format ${format} --from ${number} --cases 1`),
    onFailure: keeper(values.out, seed),
    onProgress: ({ cases, failures, peakRssB }) => {
      if (cases % 5000 === 0) console.log(`${cases} cases, ${failures} failed, peak RSS ${megabytes(peakRssB)}`);
    },
  });
  watchdog.stop();
  console.log(summary(tally, (performance.now() - started) / 1000));
  if (hasLeaked(tally)) console.error("FAULT memory in use grew over the run");
  process.exitCode = tally.failures > 0 || hasLeaked(tally) ? 1 : 0;
}

await main();
