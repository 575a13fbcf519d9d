import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AthleteId } from "../../src/domain/ids.ts";
import { openRealApp } from "../real-app.ts";
import { clubOf, PASSWORD } from "../usecases/people/people-world.ts";
import { passkeyOf } from "../usecases/people/soft-passkey.ts";
import { bundleWeb, complaintsOf, launchBrowser, type RunningServer, startServer, stopServer } from "./harness.ts";

const LONG_MS = 300_000;
const PHONE = { width: 390, height: 844 };
const RITA = "rita" as AthleteId;

let browser: Browser;
let server: RunningServer;
/** The server under its name, where browsers use passkeys. */
let site: string;
let invite = "";

beforeAll(async () => {
  const [webDir, real] = await Promise.all([bundleWeb(), openRealApp()]);
  const club = clubOf(real);
  await passkeyOf(real.people, await club.add("olive", "owner"), "phone");
  await club.add("rita", "runner");
  await club.add("bea", "runner");
  const asked = { role: "coach", athlete: null, birthYear: null, guardian: null, days: 7 } as const;
  invite = (await real.people.invite(null, asked)).secret;
  [browser, server] = await Promise.all([launchBrowser(), startServer(webDir, real)]);
  site = server.url.replace("127.0.0.1", "localhost");
}, LONG_MS);
afterAll(async () => {
  await browser.close();
  await stopServer(server);
});

async function signIn(page: Page, login: string, next = "/account"): Promise<void> {
  await page.goto(`${site}/login?next=${encodeURIComponent(next)}`, { waitUntil: "networkidle" });
  await page.fill("#login", login);
  await page.fill("#password", PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site}${next}`);
}

describe.each(["light", "dark"] as const)("the pages of an account in the %s scheme", (colorScheme) => {
  test(
    "give axe nothing to find, have room for a finger, and do not scroll sideways at 320 px",
    async () => {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      const look = async (path: string) => {
        await page.goto(site + path, { waitUntil: "networkidle" });
        expect({ path, found: await violations(page), small: await smallOn(page) }).toEqual({
          path,
          found: [],
          small: [],
        });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      };
      for (const path of ["/login", `/invite/${invite}`]) await look(path);
      await signIn(page, "olive");
      for (const path of ["/account", "/account/second-factor", "/people"]) await look(path);
      expect(complaints).toEqual([]);
      await context.close();
    },
    LONG_MS,
  );
});

test(
  "a token is made by keyboard and shown once",
  async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await signIn(page, "rita");
    await page.focus("#name");
    await page.keyboard.type("watch");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.locator("#name").focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("#new-token");
    expect(await page.textContent("code.secret")).toMatch(/^niggle_/);
    await page.goto(`${site}/account`);
    expect(await page.locator("code.secret").count()).toBe(0);
    await context.close();
  },
  LONG_MS,
);

test(
  "what one person wrote without a connection is not sent as somebody else's on the same browser",
  async () => {
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    await signIn(page, "rita", "/log");
    await whenInHand(page);
    await context.setOffline(true);
    await page.getByRole("button", { name: "No pain today" }).click();
    await page.waitForSelector("[data-outbox]:not([hidden])");
    // Rita's session is over, and bea signs in: nobody signed out.
    await endSession(context);
    await context.setOffline(false);
    await signIn(page, "bea", "/log");
    await page.waitForTimeout(1500);
    expect(await painFreeDays("bea" as AthleteId)).toBe(0);
    expect(await painFreeDays(RITA)).toBe(0);
    expect(await page.evaluate(async () => (await (await caches.open("niggle-1")).match("/log")) !== undefined)).toBe(
      true,
    );
    await endSession(context);
    await signIn(page, "rita", "/log");
    await expect.poll(() => painFreeDays(RITA), { timeout: 20_000 }).toBe(1);
    expect(await painFreeDays("bea" as AthleteId)).toBe(0);
    await context.close();
  },
  LONG_MS,
);

async function painFreeDays(athlete: AthleteId): Promise<number> {
  const entries = await server.real.deps.journal.read();
  return entries.filter((entry) => entry.athlete === athlete && entry.fact.kind === "no-pain").length;
}

async function endSession(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: "niggle_session" });
}

/** Waits until the worker has the site in hand, so that it opens again without a connection. */
async function whenInHand(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
  });
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // The source above put it there.
    const { run } = (window as unknown as { axe: typeof import("axe-core") }).axe;
    const found = await run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] });
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
  });
}

/** What is to be pressed and is lower than a finger is wide. */
async function smallOn(page: Page): Promise<readonly (string | undefined)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("button, nav a, .link, .button, .chip, input:not([type=hidden])")]
      .filter((one) => !one.closest(".chip") || one.matches(".chip"))
      .filter((one) => one.getBoundingClientRect().height > 0 && one.getBoundingClientRect().height < 44)
      .map((one) => one.textContent?.slice(0, 40)),
  );
}
