import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDays, formatLocalDay } from "../../src/domain/local-day.ts";
import { ME, openDemoApp, TODAY } from "../real-app.ts";
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

/** Plans an easy run so many days ahead. */
const plan = (ahead: number, km: number) =>
  server.real.app.log(ME, [
    {
      kind: "run-planned",
      entry: { day: addDays(TODAY, ahead), slot: 1, distanceM: km * 1000, durationS: null, kind: "easy", title: null },
    },
  ]);

async function centre(part: Locator): Promise<{ x: number; y: number }> {
  await part.scrollIntoViewIfNeeded();
  const box = await part.boundingBox();
  if (box === null) throw new Error("it is not there");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The plan on a phone, and a finger on it. */
async function phone() {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce", // no scrolling that is still on its way
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/plan`, { waitUntil: "networkidle" });
  const session = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd" | "touchCancel", at?: { x: number; y: number }) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: at === undefined ? [] : [at] });
  return { page, touch, close: () => context.close() };
}

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

      const choice = row(page, 9).getByRole("combobox", { name: /Another day/ });
      await choice.focus();
      await choice.selectOption(iso(2));
      await page.keyboard.press("Tab");
      await Promise.all([page.waitForLoadState("load"), page.keyboard.press("Enter")]);
      await row(page, 2)
        .getByRole("button", { name: /a day later/ })
        .waitFor();
      expect((await planned()).at(-1)).toMatchObject({ day: addDays(TODAY, 2), distanceM: 6000 });
      await page.close();
    },
    LONG_MS,
  );

  test(
    "puts a run back when Escape is pressed, and says so",
    async () => {
      await plan(3, 6);
      const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
      await page.goto(`${server.url}/plan`, { waitUntil: "networkidle" });
      const [from, to] = [await centre(row(page, 3).locator(".plan-handle")), await centre(row(page, 6))];
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await row(page, 6).and(page.locator(".over")).waitFor();
      const said = page.locator("form[data-plan] [role=status]");
      expect(await said.textContent()).toMatch(/^Over \w{3} \d+ \w{3}\.$/);
      await page.keyboard.press("Escape");
      expect(await said.textContent()).toMatch(/stays where it was/);
      await page.mouse.up();
      expect(await page.locator(".over, .lifted").count()).toBe(0);
      expect(page.url()).toBe(`${server.url}/plan`);
      await page.close();
    },
    LONG_MS,
  );

  describe("under a finger on a phone", () => {
    test(
      "lifts a run after a long press, scrolls at the edge, and lays it on the day it is let go over",
      async () => {
        await plan(1, 6);
        const { page, touch, close } = await phone();
        const from = await centre(row(page, 1).locator(".plan-handle"));
        const scrolled = () => page.evaluate(() => window.scrollY);
        const before = await scrolled();
        await touch("touchStart", from);
        await page.locator(".lifted").waitFor();
        await touch("touchMove", { ...from, y: from.y + 30 });
        expect(await scrolled()).toBe(before);
        await touch("touchMove", { ...from, y: 838 });
        await expect.poll(scrolled).toBeGreaterThan(before + 300);
        const to = { x: from.x, y: 500 };
        await touch("touchMove", to);
        const day = await page.locator(".plan-day.over").getAttribute("data-day");
        await Promise.all([page.waitForURL("**/plan?done=plan"), touch("touchEnd")]);
        expect(formatLocalDay((await planned()).at(-1)?.day ?? TODAY)).toBe(day);
        await close();
      },
      LONG_MS,
    );

    test(
      "lets the page scroll when the finger moves at once, and puts back what the system takes away",
      async () => {
        await plan(1, 6);
        const { page, touch, close } = await phone();
        const from = await centre(row(page, 1).locator(".plan-handle"));
        const before = await page.evaluate(() => window.scrollY);
        await touch("touchStart", from);
        for (const by of [20, 60, 120, 180]) await touch("touchMove", { ...from, y: from.y - by });
        await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before + 50);
        expect(await page.locator(".lifted").count()).toBe(0);
        await touch("touchEnd");

        const again = await centre(row(page, 1).locator(".plan-handle"));
        await touch("touchStart", again);
        await page.locator(".lifted").waitFor();
        await touch("touchCancel");
        expect(await page.locator(".lifted").count()).toBe(0);
        expect(await page.locator("form[data-plan] [role=status]").textContent()).toMatch(/stays where it was/);
        expect(await planned()).toHaveLength(1);
        await close();
      },
      LONG_MS,
    );
  });

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
