import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { build } from "esbuild";
import type { FastifyInstance } from "fastify";
import { type Browser, type Page, chromium as playwright } from "playwright-core";
import { buildServer } from "../../src/server/build-server.ts";
import { ME, type RealApp } from "../real-app.ts";

/** The browser's modules, bundled as scripts/build.mjs does it. */
export async function bundleWeb(): Promise<string> {
  const outdir = mkdtempSync(join(tmpdir(), "niggle-web-"));
  await build({
    entryPoints: { app: new URL("../../src/web/main.ts", import.meta.url).pathname },
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    logLevel: "warning",
  });
  await build({
    entryPoints: { sw: new URL("../../src/web/service-worker.ts", import.meta.url).pathname },
    outdir,
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    logLevel: "warning",
  });
  return outdir;
}

export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: process.env["CHROME_PATH"] ?? (await chromium.executablePath()),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}

export interface RunningServer {
  readonly url: string;
  readonly real: RealApp;
  readonly fastify: FastifyInstance;
}

export async function startServer(webDir: string, real: RealApp): Promise<RunningServer> {
  const tmpDir = join(real.dataDir, "tmp");
  const calendarKeyFile = join(real.dataDir, "calendar.key");
  const fastify = buildServer({
    app: real.app,
    people: real.people,
    localAthlete: ME,
    webDir,
    tmpDir,
    calendarKeyFile,
    version: "test",
    isDev: true,
  });
  const address = await fastify.listen({ port: 0, host: "127.0.0.1" });
  return { url: address, real, fastify };
}

export async function stopServer({ fastify, real }: RunningServer): Promise<void> {
  await fastify.close();
  await real.close();
}

/**
 * Watches a page that is still to be opened for parts that move by themselves; asks how far they moved in all. A layout
 * shift of 0.1 is what the web calls bad; here nothing moves.
 */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const watched = window as unknown as { shift: number };
    watched.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watched.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shift: number }).shift);
}

/** Everything the browser complains about on a page: errors, warnings, refused loads and failed requests. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => {
    // A page hangs up on a stream of events when it has heard the last one; and on that and on its script when it is left.
    const isLeft = ["eventsource", "script"].includes(request.resourceType());
    const isHungUp = isLeft && request.failure()?.errorText === "net::ERR_ABORTED";
    if (!isHungUp) complaints.push(`failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

/** Page objects of a PDF, which Chromium writes uncompressed. */
export const pagesIn = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
