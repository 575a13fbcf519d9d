import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { addDays, formatLocalDay } from "../src/domain/local-day.ts";
import { buildServer } from "../src/server/build-server.ts";
import { ME, openRealApp, type RealApp, TODAY } from "../test/real-app.ts";
import { tenYearsUntil } from "./pages/made-history.ts";
import { append, circumstances, median } from "./results.ts";

const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 8;
const UNCACHED = 60;
const LOAD = new URL("pages/load.mjs", import.meta.url).pathname;
const run = promisify(execFile);

/**
 * The weekly page of a runner of ten years: how often a second it is answered from the cache, beside a static file of the same
 * bytes from the same server; how long it takes when it has to be made; and what it weighs. Rounds take turns; the asking is
 * done by a process of its own.
 */
export async function benchPages({ write }: { readonly write: boolean }): Promise<void> {
  const webDir = mkdtempSync(join(tmpdir(), "niggle-bench-web-"));
  const real = await openRealApp();
  const server = buildServer({
    app: real.app,
    people: real.people,
    localAthlete: ME,
    webDir,
    tmpDir: join(real.dataDir, "tmp"),
    calendarKeyFile: join(real.dataDir, "calendar.key"),
    version: "bench",
  });
  try {
    await bundleInto(webDir);
    await real.give(tenYearsUntil(TODAY));
    const url = await server.listen({ port: 0, host: "127.0.0.1" });
    await lookBackOf(real);
    const page = await (await fetch(`${url}/`)).text();
    writeFileSync(join(webDir, "page.html"), page);
    writeFileSync(join(webDir, "page.html.br"), brotliCompressSync(page));
    const rates = await inTurns(url);
    const times = await uncachedTimes(url);
    const report = describe({ rates, times, sizes: await sizesOf(url, webDir) });
    console.log(report);
    if (write) append(report);
  } finally {
    await server.close();
    await real.close();
    rmSync(webDir, { recursive: true, force: true });
  }
}

/** What is looked back on is worked out beside the pages: wait for it, so that the page is the whole one. */
async function lookBackOf({ app }: RealApp): Promise<void> {
  for (;;) {
    const { link, backtest } = await app.lookBack(ME, TODAY);
    if (link.kind !== "working" && backtest.kind !== "working") return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function bundleInto(outdir: string): Promise<void> {
  const entry = new URL("../src/web/main.ts", import.meta.url).pathname;
  const common = { bundle: true, splitting: true, format: "esm", target: "es2022", minify: true } as const;
  await build({ ...common, entryPoints: { app: entry }, outdir, logLevel: "warning" });
}

interface Rates {
  readonly page: readonly number[];
  readonly file: readonly number[];
  readonly pagePlain: readonly number[];
  readonly filePlain: readonly number[];
}

/** Requests a second of the page and of the file, packed and plain. */
async function inTurns(url: string): Promise<Rates> {
  const rates = { page: [] as number[], file: [] as number[], pagePlain: [] as number[], filePlain: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.page.push(await rateOf(`${url}/`, "br"));
    rates.file.push(await rateOf(`${url}/web/page.html`, "br"));
    rates.pagePlain.push(await rateOf(`${url}/`, "identity"));
    rates.filePlain.push(await rateOf(`${url}/web/page.html`, "identity"));
  }
  return rates;
}

async function rateOf(address: string, accepted: string): Promise<number> {
  const { stdout } = await run(process.execPath, [LOAD, address, String(SECONDS), String(CONNECTIONS), accepted]);
  const { answered, failed } = JSON.parse(stdout) as { answered: number; failed: number };
  if (failed > 0) throw new Error(`${failed} requests of ${address} failed`);
  return answered / SECONDS;
}

/** Milliseconds of pages that nobody asked for before: another day each, half of them over the whole history. */
async function uncachedTimes(url: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 1; i <= UNCACHED; i += 1) {
    const day = formatLocalDay(addDays(TODAY, -i));
    const from = performance.now();
    const answer = await fetch(`${url}/?asOf=${day}${i % 2 === 0 ? "&weeks=all" : ""}`);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`the page of ${day} answered ${answer.status}`);
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b);
}

type Sizes = readonly (readonly [string, number, number])[];

/** Bytes as they are and as brotli: of the page over half a year and over everything, and of the modules together. */
async function sizesOf(url: string, webDir: string): Promise<Sizes> {
  const pages = ["/", "/?weeks=all"] as const;
  const ofPages = pages.map(async (path) => {
    const text = Buffer.from(await (await fetch(url + path)).arrayBuffer());
    return [path, text.byteLength, gzipSync(text).byteLength] as const;
  });
  const modules = readdirSync(webDir)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(webDir, name)));
  const sum = (of: (bytes: Buffer) => number) => modules.reduce((total, bytes) => total + of(bytes), 0);
  return [
    ...(await Promise.all(ofPages)),
    ["all modules", sum((bytes) => bytes.byteLength), sum((bytes) => gzipSync(bytes).byteLength)],
  ];
}

interface Measured {
  readonly rates: Rates;
  readonly times: readonly number[];
  readonly sizes: Sizes;
}

function describe({ rates, times, sizes }: Measured): string {
  const of = (values: readonly number[]) => Math.round(median(values));
  const share = median(rates.page) / median(rates.file);
  const plainShare = median(rates.pagePlain) / median(rates.filePlain);
  const percent = (part: number) => `${Math.round(100 * part)} %`;
  const at = (rank: number) =>
    Math.round(times[Math.min(times.length - 1, Math.floor(rank * times.length))] ?? Number.NaN);
  return `## pages: the week from the cache at ${percent(share)} of a static file

${circumstances()}
A runner of ten years; ${CONNECTIONS} connections from a process of their own, ${SECONDS} s each, median of ${ROUNDS} rounds taking turns.

- the page as brotli: ${of(rates.page)} requests/s; the same bytes as a static file: ${of(rates.file)}
- the page as it is: ${of(rates.pagePlain)} requests/s; the same bytes as a static file: ${of(rates.filePlain)} (${percent(plainShare)})
- made anew, ${UNCACHED} days one after the other, half of them over the whole history: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms
${sizes.map(([name, plain, packed]) => `- ${name}: ${kb(plain)}, ${kb(packed)} as gzip`).join("\n")}

The file is sent by @fastify/static, which looks at the disk each time; the page is kept in memory under the version of the data.
`;
}

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`;
