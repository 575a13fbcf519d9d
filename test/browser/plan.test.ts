import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDays, formatLocalDay } from "../../src/domain/local-day.ts";
import { openDemoApp, TODAY } from "../real-app.ts";
import { bundleWeb, launchBrowser, type RunningServer, startServer, stopServer } from "./harness.ts";

const LONG_MS = 300_000;
let browser: Browser;
let webDir: string;
let server: RunningServer;

beforeAll(async () => {
  [browser, webDir] = await Promise.all([launchBrowser(), bundleWeb()]);
}, LONG_MS);
afterAll(() => browser.close());
beforeEach(async () => {
  server = await openDemoApp(8).then((real) => startServer(webDir, real));
}, LONG_MS);
afterEach(() => stopServer(server));

const iso = (ahead: number) => formatLocalDay(addDays(TODAY, ahead));
const row = (page: Page, ahead: number) => page.locator(`[data-day="${iso(ahead)}"]`);
const planned = async () =>
  (await server.real.facts()).flatMap((fact) => (fact.kind === "run-planned" ? [fact.entry] : []));

describe("the plan", () => {
  test(
    "says by touch, before it is run, that a run is a spike",
    async () => {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
      await page.goto(`${server.url}/plan`, { waitUntil: "networkidle" });
      await row(page, 2).locator('input[name="km"]').fill("42");
      await row(page, 2).locator("select").selectOption("long");
      await page.getByRole("button", { name: "Keep and check the plan" }).tap();
      await page.waitForURL("**/plan?done=plan");
      expect(await row(page, 2).textContent()).toMatch(/spike/i);
      expect(await planned()).toMatchObject([{ day: addDays(TODAY, 2), distanceM: 42_000, kind: "long" }]);
      await page.close();
    },
    LONG_MS,
  );

  test(
    "moves a run by keyboard, and by dragging",
    async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
      await page.goto(`${server.url}/plan`, { waitUntil: "networkidle" });
      await row(page, 3).locator('input[name="km"]').fill("6");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/plan?done=plan");
      await row(page, 3)
        .getByRole("button", { name: /a day later/ })
        .focus();
      await Promise.all([page.waitForLoadState("load"), page.keyboard.press("Enter")]);
      await row(page, 4)
        .getByRole("button", { name: /a day later/ })
        .waitFor();
      await row(page, 4).locator(".plan-handle").dragTo(row(page, 9).locator("h2"));
      await row(page, 9)
        .getByRole("button", { name: /a day later/ })
        .waitFor();
      expect((await planned()).at(-1)).toMatchObject({ day: addDays(TODAY, 9), distanceM: 6000 });
      await page.close();
    },
    LONG_MS,
  );

  test(
    "begins the return levels and says what is missing",
    async () => {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
      await page.goto(`${server.url}/return`, { waitUntil: "networkidle" });
      await page.locator('label.chip:has(input[value="no"])').tap();
      await page.getByRole("button", { name: "Begin the levels" }).tap();
      await page.waitForURL("**/return?done=return");
      expect(await page.locator("main").textContent()).toContain("Level 1");
      await page.getByRole("button", { name: "Leave the levels" }).tap();
      await page.getByRole("button", { name: "Begin the levels" }).waitFor();
      await page.close();
    },
    LONG_MS,
  );
});
