import axe from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { giveSquad, madeAthletes } from "../made-squad.ts";
import { openRealApp } from "../real-app.ts";
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

beforeAll(async () => {
  const webDir = await bundleWeb();
  [browser, server] = await Promise.all([
    launchBrowser(),
    openRealApp().then(async (real) => {
      await giveSquad(real.deps, madeAthletes(50));
      return startServer(webDir, real);
    }),
  ]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await stopServer(server);
});

describe("a Monday morning with fifty athletes", () => {
  test("goes by keyboard alone: find, open the first, read why, and choose two to compare", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const complaints = complaintsOf(page);
    const shifted = await watchShifts(page);
    await page.goto(`${server.url}/squad`);
    const first = page.locator(".squad-row").first();
    await first.locator("summary").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => first.locator(".squad-more").isVisible()).toBe(true);
    expect(await first.locator(".squad-more").textContent()).toContain("What flagged");
    expect(page.url()).toBe(`${server.url}/squad`);
    await first.locator("input[type=checkbox]").focus();
    await page.keyboard.press("Space");
    await page.locator(".squad-row").nth(1).locator("input[type=checkbox]").focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Side by side" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/squad\/compare\?athlete=/);
    expect(await page.locator(".compared section").count()).toBe(2);
    expect(await shifted()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  test("goes by touch on a phone: filter, open a row, without sideways scroll", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const page = await context.newPage();
    await page.goto(`${server.url}/squad`);
    await page.getByLabel("Verdict").selectOption("rest");
    await page.getByRole("button", { name: "Show", exact: true }).tap();
    await page.waitForURL(/headline=rest/);
    expect(await page.locator(".squad-row").count()).toBe(5);
    await page.locator(".squad-row summary").first().tap();
    expect(await page.locator(".squad-more").first().isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await context.close();
  }, 60_000);

  test("works without script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/squad?changed=yes`);
    await page.locator(".squad-row summary").first().click();
    expect(await page.locator(".squad-more").first().isVisible()).toBe(true);
    await context.close();
  }, 60_000);

  test.each(["light", "dark"] as const)(
    "is clean to axe in %s, open rows and the comparison too",
    async (colorScheme) => {
      for (const path of [
        "/squad",
        "/squad?headline=ease&changed=yes",
        "/squad/compare?athlete=jon-j&athlete=cyra-c",
      ]) {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme });
        await page.goto(server.url + path);
        if (path.startsWith("/squad?")) await page.locator(".squad-row summary").first().click();
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        await page.close();
      }
    },
    120_000,
  );
});
