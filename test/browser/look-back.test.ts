import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoClaims } from "../../src/cli/demo/demo-profile.ts";
import { ME, openDemoApp, TODAY } from "../real-app.ts";
import { bundleWeb, complaintsOf, launchBrowser, type RunningServer, startServer, stopServer } from "./harness.ts";

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  const webDir = await bundleWeb();
  [browser, server] = await Promise.all([launchBrowser(), openDemoApp().then((real) => startServer(webDir, real))]);
  const { app } = server.real;
  await app.log(
    ME,
    demoClaims({ seed: 2026, endDay: TODAY }).map((entry) => ({ kind: "history-claim", entry })),
  );
}, 120_000);

afterAll(async () => {
  await browser.close();
  await stopServer(server);
});

/** Looks again until everything is worked out, as a person would. */
async function lookedBack(): Promise<void> {
  const { app } = server.real;
  await Promise.all([app.linkReport(ME, TODAY), app.backtest(ME, { asOf: TODAY, horizonDays: 7 })]);
}

describe("what came before one's sore spells", () => {
  test("is on the week, and a touch leads to how it is counted", async () => {
    await lookedBack();
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const complaints = complaintsOf(page);
    await page.goto(server.url, { waitUntil: "networkidle" });
    const card = page.getByRole("region", { name: "What came before your sore spells" });
    expect(await card.textContent()).toMatch(
      /\d of \d episodes followed weeks above your median(, the last 3 days left out)?; .*chance/,
    );
    await card.getByRole("link", { name: "How this is counted" }).tap();
    await page.waitForURL(/\/methods#own-link$/);
    expect(await page.locator("#own-link").isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);

  test("the numbers of every flag open and scroll by keyboard, and the page does not", async () => {
    await lookedBack();
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${server.url}/methods`, { waitUntil: "networkidle" });
    const numbers = page.locator("#own-flags > details", { hasText: "Hits, misses and false alarms" }).first();
    await numbers.locator("> summary").focus();
    await page.keyboard.press("Enter");
    const table = numbers.getByRole("region");
    expect(await table.getByRole("columnheader").allTextContents()).toContain("Random alerts catch");
    await page.keyboard.press("Tab");
    expect(await table.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.close();
  }, 120_000);
});
