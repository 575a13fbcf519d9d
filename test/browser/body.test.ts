import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { JournalFact } from "../../src/domain/journal.ts";
import { ME, openRealApp, TODAY } from "../real-app.ts";
import { bundleWeb, complaintsOf, launchBrowser, type RunningServer, startServer, stopServer } from "./harness.ts";

const LONG_MS = 300_000;
const PHONE = { width: 390, height: 844 };

let browser: Browser;
let webDir: string;
let server: RunningServer;
let context: BrowserContext;

beforeAll(async () => {
  [browser, webDir] = await Promise.all([launchBrowser(), bundleWeb()]);
}, LONG_MS);
afterAll(() => browser.close());

beforeEach(async () => {
  server = await openRealApp().then((real) => startServer(webDir, real));
  context = await browser.newContext({ viewport: PHONE, hasTouch: true });
}, LONG_MS);
afterEach(async () => {
  await context.close();
  await stopServer(server);
});

async function opened(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.url + path, { waitUntil: "networkidle" });
  return page;
}

const sore = (region: string, side: string, back: number, nrs = 3): JournalFact =>
  ({
    kind: "pain",
    entry: {
      day: TODAY - back,
      region,
      side,
      moment: "daily",
      nrs,
      quality: null,
      alteredGait: null,
      nightPain: null,
      note: null,
      activityId: null,
    },
  }) as JournalFact;

test(
  "a touch on the body leads to the history of the place, where an entry can be taken back",
  async () => {
    await server.real.app.log(ME, [sore("knee-front", "left", 1), sore("knee-front", "left", 5, 2)]);
    const page = await opened("/body");
    const complaints = complaintsOf(page);
    await page.locator('a[aria-label^="Left knee, worst of the last 14 days 3 of 10"]').tap();
    await page.waitForURL("**/body/knee-left");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Left knee");
    await page.waitForSelector('[data-chart="region-pain"][data-live]');
    expect(complaints).toEqual([]);
    await page.getByText("2 entries of these weeks").tap();
    await page.getByRole("button", { name: "Take back 2 of 10 on Tue 17 Nov" }).tap();
    await page.waitForURL("**/body/knee-left?done=pain-removed");
    expect((await server.real.facts()).at(-1)).toMatchObject({ kind: "pain-removed", day: TODAY - 5 });
  },
  LONG_MS,
);

test(
  "the keyboard alone leads from the body to a place, its table and back",
  async () => {
    await server.real.app.log(ME, [sore("calf", "right", 1)]);
    const page = await opened("/body");
    await page.locator('a[aria-label^="Right calf"]').focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/body/calf-right");
    const table = page.locator("summary", { hasText: "Table: Pain by day" });
    await table.focus();
    await page.keyboard.press("Enter");
    expect(await page.getByRole("cell", { name: "3 / 10" }).isVisible()).toBe(true);
    await page.getByRole("link", { name: "Where it hurts" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/body");
  },
  LONG_MS,
);

test(
  "the weekly questions take two touches when nothing is wrong",
  async () => {
    await server.real.app.log(ME, [sore("calf", "right", 1)]);
    const page = await opened("/");
    expect(await page.getByText("How much did it hurt?").isVisible()).toBe(false);
    await page.locator('#weekly label.chip:has(input[value="0"][name="participation"])').tap();
    expect(await page.getByText("Where was it?").isVisible()).toBe(false);
    await page.locator("#weekly button").tap();
    await page.waitForURL("**/?done=ostrc");
    expect((await server.real.facts()).at(-1)).toMatchObject({
      kind: "ostrc",
      entry: { participation: 0, site: null },
    });
    expect(await page.locator("#weekly").count()).toBe(0);
  },
  LONG_MS,
);

test(
  "a problem shows the other questions and the sore places, by keyboard too and without script",
  async () => {
    await server.real.app.log(ME, [sore("calf", "right", 1)]);
    const bare = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    const page = await bare.newPage();
    await page.goto(`${server.url}/body`);
    await page.locator('#weekly input[name="participation"][value="0"]').focus();
    for (let press = 0; press < 2; press += 1) await page.keyboard.press("ArrowRight");
    await page.locator('#weekly input[name="place"][value="calf-right"]').focus();
    await page.keyboard.press("Space");
    for (const name of ["modification", "performance", "pain"]) {
      await page.locator(`#weekly input[name="${name}"][value="8"]`).focus();
      await page.keyboard.press("Space");
    }
    await page.locator("#weekly button").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/body?done=ostrc");
    expect((await server.real.facts()).at(-1)).toMatchObject({
      kind: "ostrc",
      entry: { participation: 17, modification: 8, performance: 8, pain: 8, site: { region: "calf", side: "right" } },
    });
    expect(await page.getByText("The questions come again on Sun 29 Nov.").isVisible()).toBe(true);
    await bare.close();
  },
  LONG_MS,
);

test(
  "a calf that is swollen leads to a clinician",
  async () => {
    const page = await opened("/log?region=calf&side=left");
    await page.locator('#pain label.chip:has(input[name="nrs"][value="2"])').tap();
    await page.locator('#pain label.chip:has(input[name="moment"][value="daily"])').tap();
    await page.getByRole("button", { name: "Log this" }).tap();
    await page.waitForURL("**/log/signs?place=calf-left&done=pain");
    const swollen = page.getByRole("group", { name: "Left calf: is it swollen, more than the other side?" });
    await swollen.locator('label.chip:has(input[value="yes"])').tap();
    await page.getByRole("button", { name: "Save my answers" }).tap();
    await page.waitForURL("**/?done=signs");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("swelling at your left calf");
    expect(await page.locator(".pill").first().textContent()).toContain("See a clinician");
  },
  LONG_MS,
);
