import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JournalFact } from "../../src/domain/journal.ts";
import { addDays } from "../../src/domain/local-day.ts";
import { ME, openDemoApp, openRealApp, TODAY } from "../real-app.ts";
import { bundleWeb, launchBrowser, pagesIn, type RunningServer, startServer, stopServer } from "./harness.ts";

const LONG_MS = 300_000;
const PHONE = { width: 390, height: 844 };

let browser: Browser;
let webDir: string;

beforeAll(async () => {
  [browser, webDir] = await Promise.all([launchBrowser(), bundleWeb()]);
}, LONG_MS);
afterAll(() => browser.close());

describe("care by touch and by keyboard", () => {
  let server: RunningServer;
  let context: BrowserContext;

  beforeEach(async () => {
    server = await openRealApp().then((real) => startServer(webDir, real));
    context = await browser.newContext({ viewport: PHONE, hasTouch: true });
  }, LONG_MS);
  afterEach(async () => {
    await context.close();
    await stopServer(server);
  });

  const facts = (): Promise<readonly JournalFact[]> => server.real.facts();
  async function opened(path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(server.url + path, { waitUntil: "networkidle" });
    return page;
  }

  test(
    "an exercise is added and ticked off by touch, and the tick taken back",
    async () => {
      const page = await opened("/therapy");
      await page.getByText("Add an exercise").tap();
      await page.locator('label.chip:has(input[value="strength"])').tap();
      await page.getByLabel("Its name").fill("Calf raises");
      await page.locator('label.chip:has(input[name="timesPerWeek"][value="3"])').tap();
      await page.getByRole("button", { name: "Add it" }).tap();
      await page.waitForURL("**/therapy?done=exercise");
      await page.getByRole("button", { name: /Done today ?: Calf raises/ }).tap();
      await page.waitForURL("**/therapy?done=exercise-done");
      await page.getByRole("button", { name: /Done ?: Calf raises. Take it back/ }).tap();
      await page.waitForURL("**/therapy?done=exercise-undone");
      expect((await facts()).map(({ kind }) => kind)).toEqual(["exercise-plan", "exercise-done", "exercise-undone"]);
    },
    LONG_MS,
  );

  test(
    "a number of the day after is filled in by keyboard alone, and the therapist is kept",
    async () => {
      const session: JournalFact = {
        kind: "therapy",
        entry: {
          day: addDays(TODAY, -1),
          kind: "massage",
          regions: ["calf"],
          nrsBefore: 4,
          nrsAfter: 2,
          nrs24h: null,
          nrs48h: null,
          therapist: null,
          note: "both sides",
        },
      };
      await server.real.app.log(ME, [session]);
      const page = await opened("/therapy");
      await page.getByLabel("A day later").first().focus();
      await page.keyboard.type("3");
      await page.keyboard.press("Tab");
      await Promise.all([page.waitForURL("**/therapy?done=later-scores"), page.keyboard.press("Enter")]);
      expect((await facts()).at(-1)).toMatchObject({ kind: "therapy", entry: { nrs24h: 3, note: "both sides" } });

      await page.getByText("Add your therapist").focus();
      await page.keyboard.press("Enter");
      await page.getByLabel("Name", { exact: true }).focus();
      await page.keyboard.type("Ana");
      await page.keyboard.press("Tab");
      await page.keyboard.type("https://example.com/book");
      await Promise.all([page.waitForURL("**/therapy?done=therapist"), page.keyboard.press("Enter")]);
      const link = page.getByRole("link", { name: "Open their booking page" });
      expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
    },
    LONG_MS,
  );

  test(
    "last night is logged in one tap, and works without script",
    async () => {
      const page = await opened("/log");
      await page.getByRole("button", { name: "7½ hours" }).tap();
      await page.waitForURL("**/log?done=sleep");
      const bare = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
      const plain = await bare.newPage();
      await plain.goto(`${server.url}/log`);
      expect(await plain.getByText("Last night: 7½ hours.").count()).toBe(1);
      await plain.getByRole("button", { name: "8 hours", exact: true }).click();
      expect(await plain.getByRole("status").textContent()).toBe("Logged how you slept.");
      await bare.close();
      const slept = (await facts()).flatMap((fact) => (fact.kind === "wellness" ? [fact.entry.sleepS] : []));
      expect(slept).toEqual([27_000, 28_800]);
    },
    LONG_MS,
  );
});

describe("the brief of the demo runner", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await openDemoApp().then((real) => startServer(webDir, real));
  }, LONG_MS);
  afterAll(() => stopServer(server));

  test.each([
    ["A4", "en"],
    ["A4", "de"],
    ["Letter", "en"],
    ["Letter", "de"],
  ] as const)(
    "is one page of %s in %s, printed from a dark window too",
    async (format, locale) => {
      const page = await browser.newPage({ colorScheme: "dark", locale });
      await page.goto(`${server.url}/therapy/brief`, { waitUntil: "networkidle" });
      expect(await page.locator("html").getAttribute("lang")).toBe(locale);
      expect(pagesIn(await page.pdf({ format }))).toBe(1);
      await page.close();
    },
    LONG_MS,
  );

  test(
    "prints on white, without the way around, with nothing beyond the edge of the paper",
    async () => {
      const page = await browser.newPage({ colorScheme: "dark", viewport: { width: 703, height: 1000 } });
      await page.goto(`${server.url}/therapy/brief`, { waitUntil: "networkidle" });
      await page.emulateMedia({ media: "print" });
      const seen = await page.evaluate(() => ({
        shown: [...document.querySelectorAll(".top, .foot, .brief-actions")].filter((one) => one.clientHeight > 0)
          .length,
        ink: getComputedStyle(document.body).color,
        paper: getComputedStyle(document.body).backgroundColor,
        beyond: [...document.querySelectorAll(".brief *")].filter(
          (one) => one.getBoundingClientRect().right > window.innerWidth + 1,
        ).length,
      }));
      expect(seen).toEqual({ shown: 0, ink: "rgb(29, 35, 41)", paper: "rgb(255, 255, 255)", beyond: 0 });
      await page.close();
    },
    LONG_MS,
  );

  test(
    "opens the print window from its button",
    async () => {
      const page = await browser.newPage();
      await page.goto(`${server.url}/therapy/brief`, { waitUntil: "networkidle" });
      await page.evaluate(() => {
        window.print = () => {
          document.title = "printed";
        };
      });
      await page.getByRole("button", { name: "Print it, or keep it as PDF" }).click();
      expect(await page.title()).toBe("printed");
      await page.close();
    },
    LONG_MS,
  );
});
