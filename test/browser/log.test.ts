import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JournalFact } from "../../src/domain/journal.ts";
import { ME, openRealApp, TODAY } from "../real-app.ts";
import { bundleWeb, launchBrowser, type RunningServer, startServer, stopServer } from "./harness.ts";

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

async function opened(path = "/log"): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.url + path, { waitUntil: "networkidle" });
  return page;
}

/** A page whose worker has the site in hand, so that it opens again without a connection. */
async function openedForOffline(): Promise<Page> {
  const page = await opened();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
    }
  });
  await page.reload({ waitUntil: "networkidle" });
  return page;
}

const manifestOf = (page: Page) =>
  page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
    return (await fetch(link?.href ?? "")).json();
  });

const facts = (): Promise<readonly JournalFact[]> => server.real.facts();
const painFacts = async () => (await facts()).flatMap((fact) => (fact.kind === "pain" ? [fact.entry] : []));
/** Presses the label of an answer, as a finger would. */
const answer = (page: Page, name: string, value: string) =>
  page.locator(`#pain label.chip:has(input[name="${name}"][value="${value}"])`).tap();

describe("the log", () => {
  test(
    "takes a sore place by touch: the body, a number, a moment, done",
    async () => {
      const page = await opened();
      await page.locator('a[aria-label="Left knee"]').tap();
      await answer(page, "region", "knee-outer");
      await answer(page, "nrs", "4");
      await answer(page, "moment", "after");
      await Promise.all([page.waitForURL("**/log?done=pain"), page.getByRole("button", { name: "Log this" }).tap()]);
      expect(await painFacts()).toMatchObject([
        { region: "knee-outer", side: "left", nrs: 4, moment: "after", day: TODAY },
      ]);
      expect(await page.locator('a[aria-label^="Left knee, 4 of 10"]').count()).toBe(1);
    },
    LONG_MS,
  );

  test(
    "takes a sore place by keyboard alone",
    async () => {
      const page = await opened();
      const calf = page.locator('a[aria-label="Right calf"]');
      await calf.focus();
      await page.keyboard.press("Enter");
      expect(await calf.getAttribute("aria-current")).toBe("true");
      await page.locator('#pain input[name="nrs"][value="0"]').focus();
      for (let press = 0; press < 3; press += 1) await page.keyboard.press("ArrowRight");
      await page.locator('#pain input[name="moment"][value="pre"]').focus();
      await page.keyboard.press("Space");
      await Promise.all([page.waitForURL("**/log/signs?place=calf-right&done=pain"), page.keyboard.press("Enter")]);
      expect(await painFacts()).toMatchObject([{ region: "calf", side: "right", nrs: 3, moment: "pre" }]);
    },
    LONG_MS,
  );

  test(
    "works without script: the body leads back to the form with the place filled in",
    async () => {
      const bare = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
      const page = await bare.newPage();
      await page.goto(`${server.url}/log`);
      await page.locator('a[aria-label="Left shin"]').click();
      await page.waitForURL("**/log?region=shin&side=left#pain");
      await page.locator('#pain label.chip:has(input[name="nrs"][value="2"])').click();
      await page.locator('#pain label.chip:has(input[name="moment"][value="daily"])').click();
      await page.getByRole("button", { name: "Log this" }).click();
      await page.waitForURL("**/log/signs?place=shin-left&done=pain");
      expect(await painFacts()).toMatchObject([{ region: "shin", side: "left", nrs: 2 }]);
      await bare.close();
    },
    LONG_MS,
  );

  test(
    "repeats yesterday in one tap",
    async () => {
      const entry = { day: TODAY - 1, region: "calf", side: "left", moment: "daily", nrs: 3, quality: "tight" };
      const rest = { alteredGait: null, nightPain: null, note: null, activityId: null };
      await server.real.app.log(ME, [{ kind: "pain", entry: { ...entry, ...rest } } as JournalFact]);
      const page = await opened();
      await page.getByRole("button", { name: "Same as yesterday" }).tap();
      await page.waitForURL("**/log?done=again");
      expect((await painFacts()).at(-1)).toMatchObject({ ...entry, day: TODAY });
      expect(await page.getByRole("button", { name: "Same as yesterday" }).count()).toBe(0);
    },
    LONG_MS,
  );
});

describe("the log without a connection", () => {
  test(
    "keeps what is logged on the device, through a closed page, and sends it once when the connection is back",
    async () => {
      const page = await openedForOffline();
      await context.setOffline(true);
      await page.getByRole("button", { name: "No pain today" }).tap();
      await page.getByText("Kept on this device: 1 entry").waitFor();
      await page.close();

      const again = await context.newPage();
      await again.goto(`${server.url}/log`);
      await again.getByText("Kept on this device: 1 entry").waitFor();
      await again.locator('a[aria-label="Left calf"]').tap();
      await answer(again, "nrs", "2");
      await answer(again, "moment", "daily");
      await again.getByRole("button", { name: "Log this" }).tap();
      await again.getByText("Kept on this device: 2 entries").waitFor();
      expect(await facts()).toEqual([]);

      await context.setOffline(false);
      await again.getByText("Sent what was kept on this device: 2 entries").waitFor();
      expect((await facts()).map(({ kind }) => kind)).toEqual(["no-pain", "pain"]);

      const later = await opened();
      await later.waitForTimeout(500);
      expect(await facts()).toHaveLength(2);
    },
    LONG_MS,
  );

  test(
    "does not write twice what was taken when the answer got lost on the way",
    async () => {
      const page = await openedForOffline();
      let lost = false;
      await context.route("**/log", async (route) => {
        if (route.request().method() !== "POST" || lost) return route.continue();
        lost = true;
        await route.fetch(); // the server takes it, the phone never hears of it
        return route.abort("connectionreset");
      });
      await page.getByRole("button", { name: "No pain today" }).tap();
      await page.getByText("Kept on this device: 1 entry").waitFor();
      expect(await facts()).toHaveLength(1);
      await page.reload();
      await page.getByText("Sent what was kept on this device: 1 entry").waitFor();
      expect(await facts()).toHaveLength(1);
    },
    LONG_MS,
  );

  test(
    "opens the log in place of a page that was never kept",
    async () => {
      const page = await openedForOffline();
      await context.setOffline(true);
      await page.goto(`${server.url}/runs`);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("How does it feel?");
    },
    LONG_MS,
  );
});

test(
  "can be kept among the apps of a phone",
  async () => {
    const page = await opened("/");
    const manifest = await manifestOf(page);
    expect(manifest).toMatchObject({ name: "niggle", lang: "en", start_url: "/", display: "standalone" });
    for (const icon of manifest.icons) expect((await page.request.get(server.url + icon.src)).status()).toBe(200);
  },
  LONG_MS,
);

test(
  "speaks German to a German phone, among its apps and without a connection",
  async () => {
    await context.close();
    context = await browser.newContext({ viewport: PHONE, hasTouch: true, locale: "de-DE" });
    const page = await openedForOffline();
    const { lang, description, shortcuts } = await manifestOf(page);
    expect([lang, shortcuts[0].name]).toEqual(["de", "Befinden eintragen"]);
    expect(description).toContain("Läufe, Schmerzen und Therapie");
    await context.setOffline(true);
    await page.goto(`${server.url}/runs`);
    expect(await page.getAttribute("html", "lang")).toBe("de");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Wie fühlt es sich an?");
    await page.getByRole("button", { name: "Heute keine Schmerzen" }).tap();
    await page.getByText("Auf diesem Gerät gespeichert: 1 Eintrag").waitFor();
  },
  LONG_MS,
);
