import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RunRow } from "../../src/usecases/app.ts";
import { ME, openDemoApp } from "../real-app.ts";
import { bundleWeb, complaintsOf, launchBrowser, type RunningServer, startServer, stopServer } from "./harness.ts";

const LONG_MS = 300_000;

let browser: Browser;
let server: RunningServer;
let context: BrowserContext;
let recorded: RunRow;

beforeAll(async () => {
  const [launched, webDir, real] = await Promise.all([launchBrowser(), bundleWeb(), openDemoApp()]);
  browser = launched;
  server = await startServer(webDir, real);
  const rows = await real.app.runs(ME, { limit: 30, sport: "run" });
  recorded = rows.find(({ formats }) => formats[0] === "fit") as RunRow;
}, LONG_MS);
afterAll(async () => {
  await browser.close();
  await stopServer(server);
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
});
afterEach(() => context.close());

async function opened(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.url + path, { waitUntil: "networkidle" });
  return page;
}

/** Presses Tab until something has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`${selector} cannot be reached by keyboard`);
}

describe("finding a run", () => {
  test(
    "by touch: narrow the list, open a run, go to the one before it",
    async () => {
      const page = await opened("/runs");
      const complaints = complaintsOf(page);
      await page.getByText("Find runs").tap();
      await page.getByLabel("Sport").selectOption("run");
      await page.getByLabel("Distance").selectOption("5-10");
      await page.getByRole("button", { name: "Show", exact: true }).tap();
      await page.waitForURL(/sport=run&band=5-10/);
      const first = page.locator(".run-link").first();
      const title = await first.locator(".run-distance").textContent();
      await first.tap();
      await page.getByRole("heading", { name: "What it did to the numbers" }).waitFor();
      expect(await page.locator(".totals .big").textContent()).toContain(title ?? "");
      await page.locator('a[rel="prev"]').tap();
      await page.locator('a[rel="next"]').waitFor();
      expect(complaints).toEqual([]);
    },
    LONG_MS,
  );

  test(
    "by keyboard: a year, a month, a run, and its way by distance",
    async () => {
      const page = await opened("/runs");
      await tabTo(page, "a.year");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Runs of 2026", level: 1 }).waitFor();
      await tabTo(page, ".months a");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: /Runs of \w+ 2026/, level: 1 }).waitFor();
      await page.goto(`${server.url}/runs/${recorded.id}`, { waitUntil: "networkidle" });
      await tabTo(page, "#recording .filter a:not([aria-current])");
      await page.keyboard.press("Enter");
      await page.waitForURL(/by=distance#recording$/);
      await tabTo(page, "#recording summary");
      await page.keyboard.press("Enter");
      expect(await page.locator("#recording .chart-table[open] tbody tr").count()).toBeGreaterThan(2);
    },
    LONG_MS,
  );
});

describe("the charts of a run", () => {
  test(
    "say everything that is known at a place, under one line, and stay as high as their pictures",
    async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 844 } });
      const complaints = complaintsOf(page);
      await page.goto(`${server.url}/runs/${recorded.id}`);
      const heightOf = () =>
        page.evaluate(() => document.querySelector(".charts")?.getBoundingClientRect().height ?? 0);
      const still = await heightOf();
      await page.locator(".charts").scrollIntoViewIfNeeded();
      const live = page.locator('[data-chart="run-heart-rate"][data-live]');
      await live.waitFor({ timeout: 60_000 });
      await page.waitForLoadState("networkidle");
      expect(Math.abs((await heightOf()) - still)).toBeLessThanOrEqual(8);
      const box = await live.boundingBox();
      if (box === null) throw new Error("the chart has no place");
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
      const tooltip = page.locator("#vg-tooltip-element.visible");
      await tooltip.waitFor({ timeout: 60_000 });
      expect(await tooltip.textContent()).toMatch(/^\d+:\d\d · \d+\.\d\d km · \d+:\d\d \/km · \d+ bpm · /);
      expect(await page.locator(".hover-line").isVisible()).toBe(true);
      expect(complaints).toEqual([]);
      await page.close();
    },
    LONG_MS,
  );

  test(
    "are there without script",
    async () => {
      const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
      const page = await plain.newPage();
      await page.goto(`${server.url}/runs/${recorded.id}`);
      expect(await page.locator(".chart-narrow svg").first().isVisible()).toBe(true);
      await page.getByRole("link", { name: "By distance" }).click();
      expect(await page.locator(".chart-narrow").last().textContent()).toContain("km");
      await plain.close();
    },
    LONG_MS,
  );
});
