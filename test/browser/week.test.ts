import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDemoApp, openRealApp } from "../real-app.ts";
import { diary } from "../server/open-server.ts";
import {
  bundleWeb,
  complaintsOf,
  launchBrowser,
  type RunningServer,
  startServer,
  stopServer,
  watchShifts,
} from "./harness.ts";

let browser: Browser;
let server: RunningServer;
let fresh: RunningServer;

beforeAll(async () => {
  const webDir = await bundleWeb();
  [browser, server, fresh] = await Promise.all([
    launchBrowser(),
    openDemoApp().then((real) => startServer(webDir, real)),
    openRealApp().then((real) => startServer(webDir, real)),
  ]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([stopServer(server), stopServer(fresh)]);
});

const WORDS = "[data-window-words]";
/** The answer that draws the charts of a time; those of the first look may come before it. */
const charts = (page: Page, query = "") =>
  page.waitForResponse((answer) => answer.url().includes("/api/v1/charts") && answer.url().includes(query));

describe("the window on the history", () => {
  test("is moved and resized by keys, and all four charts follow together", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const complaints = complaintsOf(page);
    await page.goto(server.url);
    const first = page.getByRole("slider", { name: "First week shown" });
    await first.focus();
    const asked = charts(page, "from=2026-08-31&to=2026-11-22");
    for (let i = 0; i < 14; i += 1) await page.keyboard.press("ArrowRight");
    await asked;
    expect(await page.locator(WORDS).textContent()).toBe("31 Aug 2026 to 22 Nov 2026");
    await page.locator('[data-chart="therapy-ticks"][data-live]').waitFor();
    expect(await page.locator("[data-chart][data-live]").count()).toBe(4);
    expect(await page.locator('[data-span="12"]').getAttribute("aria-current")).toBe("true");
    expect(page.url()).toContain("from=2026-08-31&to=2026-11-22");

    const again = charts(page, "from=2026-06-01&to=2026-08-23");
    await page.getByRole("slider", { name: /Time shown/ }).press("PageDown");
    await again;
    expect(await page.locator(WORDS).textContent()).toBe("1 Jun 2026 to 23 Aug 2026");
    // In a tab of their own the links start from here too.
    const hrefs = (of: string) => page.locator(of).getAttribute("href");
    expect(await hrefs('[data-move="later"]')).toBe("/?from=2026-08-24&to=2026-11-15#charts");
    expect(await hrefs('[data-span="12"]')).toBe("/?from=2026-06-01&to=2026-08-23#charts");
    const atTheEnd = charts(page, "from=2026-06-01&to=2026-11-22");
    await page.getByRole("slider", { name: "Last week shown" }).press("End");
    await atTheEnd; // a page that is left while it asks would complain
    expect(await page.getByRole("slider", { name: "Last week shown" }).getAttribute("aria-valuetext")).toBe(
      "2026-11-22",
    );
    await page.reload();
    expect(complaints).toEqual([]);
    await page.close();
  }, 300_000);

  test("is dragged with a mouse, never past the ends and never shorter than four weeks", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(server.url);
    const strip = page.locator(".overview-strip[data-live]");
    await strip.scrollIntoViewIfNeeded();
    const box = await strip.boundingBox();
    const handle = await page.getByRole("slider", { name: "First week shown" }).boundingBox();
    if (box === null || handle === null) throw new Error("the strip is not there");
    const y = box.y + box.height / 2;
    await page.mouse.move(handle.x + handle.width - 4, y);
    await page.mouse.down();
    await page.mouse.move(box.x - 300, y, { steps: 5 });
    expect(await page.locator('[data-span="all"]').getAttribute("aria-current")).toBe("true");
    await page.mouse.move(box.x + box.width + 300, y, { steps: 5 });
    await page.mouse.up();
    expect(await page.locator(WORDS).textContent()).toBe("26 Oct 2026 to 22 Nov 2026");
    const moved = page.waitForResponse((answer) => /charts\?.*to=(?!2026-11-22)/.test(answer.url()));
    const window = await page.getByRole("slider", { name: /Time shown/ }).boundingBox();
    if (window === null) throw new Error("the window is not there");
    await page.mouse.move(window.x + window.width / 2, y);
    await page.mouse.down();
    await page.mouse.move(window.x + window.width / 2 - box.width / 3, y, { steps: 5 });
    await page.mouse.up();
    await moved;
    await page.close();
  }, 300_000);

  test("is dragged with a finger, and the page does not scroll meanwhile", async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: "reduce", // no scrolling that is still on its way
    });
    const page = await context.newPage();
    await page.goto(server.url, { waitUntil: "networkidle" });
    const move = page.getByRole("slider", { name: /Time shown/ });
    await move.scrollIntoViewIfNeeded();
    await page.locator('[data-chart="therapy-ticks"][data-live]').waitFor();
    await move.scrollIntoViewIfNeeded();
    const box = await move.boundingBox();
    if (box === null) throw new Error("the window is not there");
    const scrolled = await page.evaluate(() => window.scrollY);
    const touch = await context.newCDPSession(page);
    const at = (x: number) => ({ touchPoints: [{ x, y: box.y + box.height / 2 }] });
    const from = box.x + box.width / 2;
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", ...at(from) });
    for (const by of [20, 60, 100])
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", ...at(from - by) });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expect.poll(() => page.locator(WORDS).textContent()).not.toContain("22 Nov 2026");
    expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
    await context.close();
  }, 300_000);

  test("is moved by its links, with script without leaving the page, and without script by loading it", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(server.url);
    await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
    const asked = charts(page, "from=2025-11-24");
    await page.getByRole("link", { name: "1 year" }).click();
    await asked;
    expect(await page.locator(WORDS).textContent()).toBe("24 Nov 2025 to 22 Nov 2026");
    expect(await page.locator("body[data-same-page]").count()).toBe(1);
    await page.close();

    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(server.url);
    await still.getByRole("link", { name: "12 weeks" }).click();
    expect(await still.locator(WORDS).textContent()).toBe("31 Aug 2026 to 22 Nov 2026");
    await still.getByRole("link", { name: "Earlier", exact: true }).click();
    expect(await still.locator(WORDS).textContent()).toBe("8 Jun 2026 to 30 Aug 2026");
    await context.close();
  }, 300_000);

  test("tells headings and tables of the new time too", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(server.url);
    const asked = charts(page, "from=2026-08-31");
    await page.getByRole("link", { name: "12 weeks" }).click();
    await asked;
    const rows = page.locator('.chart:has([data-chart="weekly-distance"]) tbody tr');
    await expect.poll(() => rows.count()).toBe(12);
    await page.close();
  }, 300_000);
});

describe("the charts keep their places", () => {
  /** Top and height of every chart and of the strip, in the document. */
  const places = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll(".chart, .chart-place, .overview, .overview-strip")].map((part) => {
        const { top, height } = part.getBoundingClientRect();
        return `${part.className} ${Math.round(top + window.scrollY)} ${Math.round(height)}`;
      }),
    );

  test.each([320, 360, 390, 430, 600, 768, 1024, 1280, 2560])(
    "when they come alive on a page %i px wide",
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      const shift = await watchShifts(page);
      await page.goto(server.url, { waitUntil: "load" });
      const still = await places(page);
      await page.locator(".charts").scrollIntoViewIfNeeded();
      await page.locator('[data-chart="therapy-ticks"][data-live]').waitFor();
      expect(await places(page)).toEqual(still);
      expect(await shift()).toBeLessThan(0.001);
      await page.close();
    },
    60_000,
  );

  test.each([390, 1280])(
    "from the first paint on while the window is moved over the history, %i px wide",
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      const shift = await watchShifts(page);
      await page.goto(server.url, { waitUntil: "load" });
      const still = await places(page);
      for (const keys of [["End"], ["Home"], ["PageUp", "PageUp"]]) {
        const asked = charts(page, "from=");
        for (const key of keys) await page.getByRole("slider", { name: "First week shown" }).press(key);
        await asked;
        await page.waitForTimeout(300); // drawn
        expect(await places(page)).toEqual(still);
      }
      for (const key of ["Home", "PageUp", "End"]) {
        const asked = charts(page, "from=");
        await page.getByRole("slider", { name: /Time shown/ }).press(key);
        await asked;
        await page.waitForTimeout(300);
        expect(await places(page)).toEqual(still);
      }
      expect(await shift()).toBeLessThan(0.001);
      await page.close();
    },
    120_000,
  );
});

describe("an explanation", () => {
  test("opens over the page by keyboard, and gives the focus back when it is closed", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const complaints = complaintsOf(page);
    await page.goto(server.url);
    const link = page.locator('a[href^="/explain/known-days"]');
    await link.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Days we know of the last 28" });
    await dialog.waitFor();
    expect(await dialog.getByRole("table").locator("tbody tr").count()).toBe(28);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  }, 300_000);

  test("opens by touch from a finding, and leads to its method", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.locator(".finding summary").first().tap();
    await page.locator(".finding a[data-explain]").first().tap();
    const dialog = page.locator("dialog[open]");
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain("How it is made");
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] as number);
    await dialog.getByRole("link", { name: /The method/ }).tap();
    await page.waitForURL("**/methods#*");
    await context.close();
  }, 300_000);

  test("is a page of its own without script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.locator('a[href^="/explain/longest-no-spike"]').click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Longest run that is no spike");
    await page.getByRole("link", { name: "The week" }).click();
    expect(new URL(page.url()).pathname).toBe("/");
    await context.close();
  }, 300_000);
});

test("somebody new drops a file, says that it is every run, and has a week and a question", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(fresh.url);
  const days = Array.from({ length: 20 }, (_, i) => `2026-11-${String(i + 2).padStart(2, "0")}`);
  await page.setInputFiles("#files", [
    { name: "runs.csv", mimeType: "text/csv", buffer: Buffer.from(diary(days.filter((_, i) => i % 2 === 0))) },
  ]);
  await page.getByRole("button", { name: "Yes, every run" }).waitFor();
  await page.getByRole("link", { name: "See this week" }).click();
  await page.getByRole("button", { name: "Nothing hurts" }).click();
  expect(await page.getByRole("status").textContent()).toBe("Logged: no pain today.");
  expect(await page.locator(".totals").count()).toBe(1);
  await page.close();
}, 300_000);
