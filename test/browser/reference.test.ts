import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ACCOUNT_PAGES,
  type AccountServer,
  type DemoServer,
  PAGES,
  startAccountServer,
  startDemoServer,
} from "./every-page.ts";
import { bundleWeb, launchBrowser, stopServer } from "./harness.ts";
import { difference, shrunk } from "./reference-pictures.ts";

const LONG_MS = 300_000;
/** `REFERENCES=update` draws them anew; then look at each before it is committed. */
const isUpdate = process.env["REFERENCES"] === "update";
const FOLDER = new URL("./references/", import.meta.url).pathname;
/** Where what was drawn lies when it is not as the reference. */
const DRAWN = join(tmpdir(), "niggle-references");
/** Of all squares of a picture. A card that moves by a few pixels makes it several times this. */
const MOST_APART = 0.01;
/** What is further down is left out. */
const MOST_HEIGHT_PX = 2400;
const MOST_BYTES = 6_000_000;
const VIEWS = [390, 1280].flatMap((width) => (["light", "dark"] as const).map((scheme) => ({ width, scheme })));

const ALL_PAGES = [...PAGES, ...ACCOUNT_PAGES];

const fileOf = (path: string, { width, scheme }: (typeof VIEWS)[number]): string =>
  `${path.replaceAll(/[^a-z0-9]+/gi, "-").replaceAll(/^-|-$/g, "") || "week"}-${width}-${scheme}.webp`;

let browser: Browser;
let server: DemoServer;
let accounts: AccountServer;
/** Only to draw on: it never leaves its blank page. */
let canvasPage: Page;

beforeAll(async () => {
  const webDir = await bundleWeb();
  [browser, server, accounts] = await Promise.all([
    launchBrowser(),
    startDemoServer(webDir),
    startAccountServer(webDir),
  ]);
  canvasPage = await browser.newPage();
  mkdirSync(FOLDER, { recursive: true });
  mkdirSync(DRAWN, { recursive: true });
}, LONG_MS);
afterAll(async () => {
  await browser.close();
  await Promise.all([stopServer(server), stopServer(accounts)]);
});

/** A page at rest: the charts stay the pictures that the server drew. */
async function opened(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
  await page.route(/\/api\/v1\/.*charts/, (route) => route.abort());
  const { site, session } = accounts;
  const isOfAccount = ACCOUNT_PAGES.includes(path);
  if (isOfAccount) await page.context().addCookies([{ name: "niggle_session", value: session, url: site }]);
  await page.goto(isOfAccount ? site + path : server.urlOf(path), { waitUntil: "networkidle" });
  return page;
}

async function picture(page: Page, { width, scheme }: (typeof VIEWS)[number]): Promise<Buffer> {
  await page.setViewportSize({ width, height: 844 });
  await page.emulateMedia({ colorScheme: scheme });
  const wholeHeight = await page.evaluate(() => document.documentElement.scrollHeight);
  const height = Math.min(MOST_HEIGHT_PX, wholeHeight);
  const png = await page.screenshot({ fullPage: true, animations: "disabled", clip: { x: 0, y: 0, width, height } });
  return shrunk(canvasPage, png);
}

describe("every page in both colour schemes, on a phone and on a desk", () => {
  test.each(ALL_PAGES)(
    "looks like its references: %s",
    async (path) => {
      const page = await opened(path);
      const found: unknown[] = [];
      for (const view of VIEWS) {
        const name = fileOf(path, view);
        const drawn = await picture(page, view);
        if (isUpdate) {
          writeFileSync(join(FOLDER, name), drawn);
          continue;
        }
        const { sizes, share } = await difference(canvasPage, [readFileSync(join(FOLDER, name)), drawn]);
        if (sizes === null && share <= MOST_APART) continue;
        writeFileSync(join(DRAWN, name), drawn);
        found.push({ name, sizes, share: share.toFixed(3), drawn: join(DRAWN, name) });
      }
      expect(found).toEqual([]);
      await page.close();
    },
    LONG_MS,
  );

  test("has a reference for each view and no other, small enough to keep", () => {
    const wanted = ALL_PAGES.flatMap((path) => VIEWS.map((view) => fileOf(path, view))).sort();
    if (isUpdate) for (const name of readdirSync(FOLDER)) if (!wanted.includes(name)) rmSync(join(FOLDER, name));
    expect(readdirSync(FOLDER).sort()).toEqual(wanted);
    const sizes = wanted.map((name) => statSync(join(FOLDER, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });

  test(
    "notices a card that is a little lower, and not a letter more or less",
    async () => {
      const page = await opened("/");
      const view = { width: 390, scheme: "light" } as const;
      const before = await picture(page, view);
      const shareAfter = async (change: () => void): Promise<number> => {
        await page.evaluate(change);
        return (await difference(canvasPage, [before, await picture(page, view)])).share;
      };
      const letter = await shareAfter(() => {
        const title = document.querySelector("h1");
        if (title !== null) title.textContent = `${title.textContent?.slice(0, -1)},`;
      });
      expect(letter).toBeLessThan(MOST_APART);
      const moved = await shareAfter(() => {
        const card = document.querySelector<HTMLElement>(".card.verdict");
        if (card !== null) card.style.transform = "translateY(12px)";
      });
      expect(moved).toBeGreaterThan(2 * MOST_APART);
      await page.close();
    },
    LONG_MS,
  );
});
