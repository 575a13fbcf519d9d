import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoOfLastWeeks, openRealApp } from "../real-app.ts";
import { diary } from "../server/open-server.ts";
import { type DemoServer, PAGES, startDemoServer } from "./every-page.ts";
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
let server: DemoServer;
let fresh: RunningServer;

beforeAll(async () => {
  const webDir = await bundleWeb();
  [browser, server, fresh] = await Promise.all([
    launchBrowser(),
    startDemoServer(webDir),
    openRealApp().then((real) => startServer(webDir, real)),
  ]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([stopServer(server), stopServer(fresh)]);
});

const WIDTHS = [390, 1280];
const SCHEMES = ["light", "dark"] as const;
const CASES = PAGES.flatMap((path) =>
  WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ path, width, colorScheme }))),
);

/** What axe finds in a part of the page that has its source. */
function violationsIn(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(async (part) => {
    const { run } = (window as unknown as { axe: typeof import("axe-core") }).axe;
    const { violations } = await run(part, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
  }, selector);
}

describe.each(CASES)("$path at $width px in the $colorScheme scheme", ({ path, width, colorScheme }) => {
  const viewport = { width, height: 844 };

  test("loads without a complaint, does not scroll sideways, and nothing on it moves by itself", async () => {
    const page = await browser.newPage({ viewport, colorScheme });
    const complaints = complaintsOf(page);
    const shift = await watchShifts(page);
    await page.goto(server.urlOf(path), { waitUntil: "networkidle" });
    if (path === "/") {
      await page.locator(".charts").scrollIntoViewIfNeeded();
      await page.waitForSelector('[data-chart="therapy-ticks"][data-live]');
    }
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(complaints).toEqual([]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] as number);
    expect(await shift()).toBeLessThan(0.001);
    await page.close();
  }, 300_000);

  test("gives axe nothing to find, with every part opened", async () => {
    const page = await browser.newPage({ viewport, colorScheme, bypassCSP: true });
    await page.goto(server.urlOf(path), { waitUntil: "networkidle" });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>("details:not(.menu)")) details.open = true;
    });
    await page.evaluate(axe.source);
    const found = await violationsIn(page, "html");
    // The menu lies over the page while it is open, so it has a look of its own.
    await page.evaluate(() => {
      for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu")) menu.open = true;
    });
    found.push(...(await violationsIn(page, "nav")));
    expect(found).toEqual([]);
    await page.close();
  }, 300_000);
});

test("everything to press is at least 44 px high on a phone", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  for (const path of PAGES) {
    await page.goto(server.urlOf(path));
    const small = await page.evaluate(() => {
      // Links inside a sentence are exempt (WCAG 2.5.8).
      const pressable = document.querySelectorAll(
        "button, nav a, .run-link, .link, .button, summary, .chip, .check, select, input:not([type=hidden])",
      );
      return [...pressable]
        .filter((one) => !one.closest(".chip, .check") || one.matches(".chip, .check"))
        .map((one) => ({ text: one.textContent?.slice(0, 40), height: one.getBoundingClientRect().height }))
        .filter((one) => one.height > 0 && one.height < 44);
    });
    expect({ path, small }).toEqual({ path, small: [] });
  }
  await page.close();
});

test("nothing scrolls sideways where a phone is as narrow as 320 px", async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  for (const path of PAGES) {
    await page.goto(server.urlOf(path));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
  await page.close();
});

test("the first screen of a phone holds the verdict, its findings and the first action", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(server.url);
  const bottom = await page.evaluate(() => document.querySelector(".button.primary")?.getBoundingClientRect().bottom);
  expect(bottom).toBeLessThan(844);
  await page.close();
});

test("somebody new sees what to do first, and no complaint", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const complaints = complaintsOf(page);
  await page.goto(fresh.url, { waitUntil: "networkidle" });
  expect(await page.textContent("h1")).toContain("Show niggle your runs");
  expect(await page.locator('input[type="file"]').count()).toBeGreaterThan(0);
  expect(await page.getByRole("button", { name: "Nothing hurts" }).count()).toBe(1);
  await page.getByRole("link", { name: "Write four weeks" }).click();
  expect(page.url()).toBe(`${fresh.url}/diary`);
  expect(complaints).toEqual([]);
  await page.close();
});

describe("without script", () => {
  test("the week shows its charts, pain can be logged and files can be sent", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(server.url);
    expect(await page.locator(".chart-narrow > svg").count()).toBe(4);
    expect(await page.locator(".chart-narrow > svg").first().isVisible()).toBe(true);
    expect(await page.locator(".chart-wide > svg").first().isVisible()).toBe(false);

    await page.getByRole("link", { name: "Log how it feels" }).click();
    const pain = page.locator("#pain");
    await pain.getByText("Choose by name").click();
    await pain.getByRole("radio", { name: "Glute" }).check();
    await pain.getByRole("radio", { name: "4" }).check();
    await pain.getByRole("radio", { name: "Next morning" }).check();
    await pain.getByRole("button", { name: "Log this" }).click();
    expect(await page.getByRole("status").textContent()).toBe("Logged how it feels.");
    expect((await server.real.facts()).at(-1)).toMatchObject({
      kind: "pain",
      entry: { region: "glute", nrs: 4, moment: "next_morning" },
    });

    await page.goto(`${server.url}/import`);
    await page.setInputFiles("#files", [
      { name: "diary.csv", mimeType: "text/csv", buffer: Buffer.from(diary(["2026-11-12"])) },
      { name: "empty.fit", mimeType: "application/octet-stream", buffer: Buffer.alloc(0) },
    ]);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("heading", { name: /1 imported, 1 could not be read/ }).waitFor();
    expect(page.url()).toMatch(/\/import\/[0-9a-f-]{36}$/);
    await page.getByRole("link", { name: "Only what was refused: 1" }).click();
    expect(await page.locator(".outcome-path").allTextContents()).toEqual(["empty.fit"]);
    await page.getByRole("button", { name: "Take this import back" }).click();
    expect(await page.getByRole("status").textContent()).toContain("That import is taken back.");
    await context.close();
  }, 300_000);

  test("days nobody told us about can be ticked as rest", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByText("Were they rest days?").click();
    await page.getByText("Fri 13 Nov").click();
    await page.getByRole("button", { name: "They were rest days" }).click();
    expect(await page.getByRole("status").textContent()).toBe("Logged as rest.");
    expect((await server.real.facts()).at(-1)).toMatchObject({ kind: "day-mark", entry: { state: "rest" } });
    await context.close();
  });
});

describe("with script", () => {
  test("files that are dropped are sent, and each says what became of it", async () => {
    const page = await browser.newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${server.url}/import`, { waitUntil: "networkidle" });
    const transfer = await page.evaluateHandle(
      (csv) => {
        const data = new DataTransfer();
        data.items.add(new File([csv], "dropped.csv"));
        data.items.add(new File([], "<img src=x onerror=alert(1)>.fit"));
        return data;
      },
      diary(["2026-11-13"]),
    );
    await page.dispatchEvent(".drop", "drop", { dataTransfer: transfer });
    await page.getByRole("status").waitFor();
    expect(await page.getByRole("status").textContent()).toContain("1 imported, 1 could not be read.");
    const rows = page.locator("[data-import] ~ [data-outcomes] .outcome-path");
    expect(await rows.allTextContents()).toEqual(["dropped.csv", "<img src=x onerror=alert(1)>.fit"]);
    expect(await page.locator("[data-progress]").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("a large import is seen as it runs, after a reload too, and can be stopped", async () => {
    const page = await browser.newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${fresh.url}/import`, { waitUntil: "networkidle" });
    const files = demoOfLastWeeks(90).filter(({ path }) => path.endsWith(".fit"));
    const folder = await mkdtemp(join(tmpdir(), "niggle-files-"));
    const paths = files.map(({ path }) => join(folder, basename(path)));
    await Promise.all(files.map(({ make }, i) => writeFile(paths[i] as string, make())));
    await page.setInputFiles("#files", paths);
    const words = page.locator("[data-progress-words]");
    await expect.poll(() => words.textContent(), { timeout: 60_000 }).toMatch(/^\d+ of \d{3} files · .* MB of .* MB/);
    await page.reload();
    await expect.poll(() => words.textContent()).toMatch(/of \d{3} files/);
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("status").waitFor();
    expect(await page.getByRole("status").textContent()).toContain("Stopped. What is listed is in");
    expect(await page.locator("[data-batches] .batch").count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
    await rm(folder, { recursive: true, force: true });
  }, 300_000);

  test("a chart answers to a pointer with the words for that place, and the line spans the stack", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 844 } });
    await page.goto(server.url);
    await page.locator(".charts").scrollIntoViewIfNeeded();
    const place = page.locator('[data-chart="weekly-distance"][data-live]');
    await place.waitFor();
    const before = await page.locator(".charts").boundingBox();
    // Ticks and labels lie over the bars in places: try one after the other, as a hand would.
    const tooltip = page.locator("#vg-tooltip-element.visible");
    for (const bar of await place.locator(".mark-rect path").elementHandles()) {
      const box = await bar.boundingBox();
      if (box === null || box.height < 20) continue;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height - 4, { steps: 4 });
      if (await tooltip.isVisible()) break;
    }
    await tooltip.waitFor({ timeout: 60_000 });
    expect(await page.locator("#vg-tooltip-element").textContent()).toMatch(/Week of \d+ \w{3}: \d/);
    expect(await page.locator(".hover-line").isVisible()).toBe(true);
    expect(await page.locator("style").count()).toBe(0);
    expect(before?.height).toBeGreaterThan(500);
    await page.close();
  }, 300_000);

  test("the live charts take the place of the pictures without moving the page", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.route("**/api/v1/charts*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await page.goto(server.url);
    const heightOf = () => page.evaluate(() => document.querySelector(".charts")?.getBoundingClientRect().height ?? 0);
    const still = await heightOf();
    await page.locator(".charts").scrollIntoViewIfNeeded();
    await page.waitForSelector('[data-chart="therapy-ticks"][data-live]');
    expect(Math.abs((await heightOf()) - still)).toBeLessThanOrEqual(8);
    await page.close();
  }, 300_000);
});
