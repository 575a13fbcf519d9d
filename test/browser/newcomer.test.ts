import { readFileSync, writeFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openRealApp } from "../real-app.ts";
import {
  bundleWeb,
  complaintsOf,
  launchBrowser,
  pagesIn,
  type RunningServer,
  startServer,
  stopServer,
} from "./harness.ts";
import { garminFolder, stravaExport } from "./made-exports.ts";
import { type Hand, type Journey, journeyOf, stepsDocument } from "./newcomer-steps.ts";

const LONG_MS = 300_000;
const PHONE = { width: 390, height: 844 };
/** As the plan page names it. */
const NEXT_TUESDAY = "Tue 24 Nov";
const NEXT_SUNDAY = "Sun 29 Nov";

let browser: Browser;
let webDir: string;
let server: RunningServer;
let context: BrowserContext;
let page: Page;
const journeys: Journey[] = [];

beforeAll(async () => {
  [browser, webDir] = await Promise.all([launchBrowser(), bundleWeb()]);
}, LONG_MS);
afterAll(async () => {
  await browser.close();
  const file = process.env["NEWCOMER_STEPS"];
  if (file !== undefined) writeFileSync(file, stepsDocument(journeys));
});

beforeEach(async () => {
  server = await openRealApp().then((real) => startServer(webDir, real));
  context = await browser.newContext({ viewport: PHONE, hasTouch: true, acceptDownloads: true });
  page = await context.newPage();
}, LONG_MS);
afterEach(async () => {
  await context.close();
  await stopServer(server);
});

const heading = (name: string | RegExp) => page.getByRole("heading", { name });
const link = (name: string | RegExp) => page.getByRole("link", { name, exact: true });
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const notice = () => page.getByRole("status").first();
/** The words on a button of a choice, as they are seen. */
const answer = (question: RegExp, name: string) =>
  page
    .getByRole("form", { name: "Something hurts" })
    .getByRole("group", { name: question })
    .getByRole("radio", { name, exact: true });
const sentence = () => page.getByRole("heading", { level: 1 }).textContent();
const day = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });

/** Drops a file on the place for files. */
async function drop(name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
      return data;
    },
    { name, base64: bytes.toString("base64") },
  );
  await page.getByText("Drop files here, or tap to choose").dispatchEvent("drop", { dataTransfer: transfer });
}

/** Taps the place for files and takes one, as a phone does it. */
async function choose({ tap }: Hand, name: string, bytes: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    tap(page.getByLabel("Drop files here, or tap to choose")),
  ]);
  await chooser.setFiles({ name, mimeType: "application/zip", buffer: bytes });
}

interface Newcomer {
  readonly title: string;
  readonly bring: (hand: Hand) => Promise<void>;
  /** The zip says itself that it holds everything; otherwise the newcomer is asked. */
  readonly speaksForItself: boolean;
}

const NEWCOMERS: readonly Newcomer[] = [
  {
    title: "With the account export of Strava, dropped on the page",
    bring: () => drop("export_1234567.zip", stravaExport()),
    speaksForItself: true,
  },
  {
    title: "With a zip of a Garmin watch's files, chosen by touch",
    bring: (hand) => choose(hand, "GARMIN.zip", garminFolder()),
    speaksForItself: false,
  },
];

describe("somebody new with a sore knee", () => {
  test.each(NEWCOMERS)(
    "gets the verdict and why, the log, the plan, the booking and the brief: $title",
    async ({ title, bring, speaksForItself }) => {
      const complaints = complaintsOf(page);
      const journey = journeyOf(title, page);
      const { step } = journey;

      await step("Open the page for the first time", async () => {
        await page.goto(server.url, { waitUntil: "load" });
        await heading("Show niggle your runs").waitFor();
      });
      await step("Bring the export, and see it come in", async (hand) => {
        await bring(hand);
        await page.getByRole("progressbar", { name: "Import" }).waitFor();
        await link("See this week").waitFor({ timeout: LONG_MS });
      });
      expect(await notice().textContent()).toMatch(/^\d+ (files )?imported/);
      if (speaksForItself) {
        expect(await page.locator("main").textContent()).toContain("every run from");
      } else {
        await step("Say that these are all the runs", async ({ follow }) => follow(button("Yes, every run")));
        expect(await notice().textContent()).toBe("Noted. Days without a run now count as rest.");
      }

      await step("See the verdict", async ({ follow }) => {
        await follow(link("See this week"));
        await heading(/./).first().waitFor();
      });
      const before = await sentence();
      await step("Open why, and the rows behind it", async ({ tap }) => {
        await tap(page.getByText("Why", { exact: true }).first());
        await tap(link(/Formula and rows/).first());
        await page.getByRole("dialog").getByRole("heading").first().waitFor();
        await tap(page.getByRole("dialog").getByRole("button", { name: "Close" }));
      });

      await step("Log the left knee: 4 of 10, an hour after the run", async ({ tap, follow }) => {
        await follow(link("Log how it feels"));
        await tap(link("Left knee"));
        await tap(answer(/^How much/, "4"));
        await tap(answer(/^When/, "An hour after"));
        await follow(button("Log this"));
      });
      expect(await notice().textContent()).toBe("Logged how it feels.");
      await step("See that the verdict has changed", async ({ follow }) => follow(link("Week")));
      expect(await sentence()).not.toBe(before);

      await step("Plan next week, and see which run is a spike", async ({ follow, type, choose }) => {
        await follow(link("Plan"));
        await type(page.getByLabel(`Kilometres, ${NEXT_TUESDAY}`), "5");
        await type(page.getByLabel(`Kilometres, ${NEXT_SUNDAY}`), "30");
        await choose(page.getByLabel(`Kind of run, ${NEXT_SUNDAY}`), "Long");
        await follow(button("Keep and check the plan"));
      });
      expect(await day(NEXT_SUNDAY).textContent()).toMatch(/spike/i);
      expect(await day(NEXT_TUESDAY).textContent()).not.toMatch(/longer than/i);

      await step("Name a therapist", async ({ tap, follow, type }) => {
        await tap(page.getByText("More", { exact: true }));
        await follow(link("Therapy"));
        await tap(page.getByText("Add your therapist"));
        await type(page.getByLabel("Name", { exact: true }), "Ana");
        await type(page.getByLabel("E-mail"), "ana@example.com");
        await follow(button("Keep"));
      });
      const mail = await link("Write a mail").getAttribute("href");
      expect(decodeURIComponent(mail ?? "")).toMatch(/^mailto:ana@example\.com\?subject=.*left knee/is);
      await step("Take the session into the calendar", async ({ tap }) => {
        const [file] = await Promise.all([page.waitForEvent("download"), tap(button("Get the entry"))]);
        expect(readFileSync(await file.path(), "utf8")).toMatch(/^BEGIN:VCALENDAR.*SUMMARY/s);
      });

      await step("Open the brief, and print it", async ({ tap, follow }) => {
        await follow(link("Brief for a therapist"));
        await page.evaluate(() => {
          window.print = () => undefined;
        });
        await tap(button(/Print it/));
        expect(pagesIn(await page.pdf({ format: "A4" }))).toBe(1);
      });
      expect(await page.getByRole("article").textContent()).toMatch(/left knee.*4 of 10/is);

      // An entry is sent by script, which leaves for the page it is led to before that has come; and a download is no page.
      expect(complaints.filter((one) => !/^failed: \S+(?:\?done=|\/massage\.ics)/.test(one))).toEqual([]);
      for (const { name, taps } of journey.steps) expect({ name, isShort: taps <= 8 }).toEqual({ name, isShort: true });
      journeys.push(journey);
    },
    LONG_MS,
  );
});
