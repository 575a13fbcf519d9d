import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AthleteId } from "../../src/domain/ids.ts";
import { ME, openDemoApp } from "../real-app.ts";
import { clubOf, PASSWORD } from "../usecases/people/people-world.ts";
import { bundleWeb, complaintsOf, launchBrowser, type RunningServer, startServer, stopServer } from "./harness.ts";

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  const webDir = await bundleWeb();
  [browser, server] = await Promise.all([
    launchBrowser(),
    openDemoApp().then(async (real) => {
      const club = clubOf(real);
      await club.add("olive", "owner", { athlete: null });
      await club.add("rita", "runner", { displayName: "Rita", athlete: ME as AthleteId });
      return startServer(webDir, real);
    }),
  ]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await stopServer(server);
});

const phone = () => browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });

async function signIn(context: BrowserContext, login: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}/login`);
  await page.locator("#login").fill(login);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(`${server.url}/`);
  return page;
}

/** Nothing for axe to say in either scheme, nothing to scroll sideways, nothing too small for a finger. */
async function expectFine(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => [page.url(), colorScheme, id, nodes[0]?.html])).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("main button, main .button, main .chip, main input[type=date]")]
      .map((target) => [target.textContent, target.getBoundingClientRect().height] as const)
      .filter(([, height]) => height > 0 && height < 44),
  );
  expect(small).toEqual([]);
}

describe("an athlete and a coach, each at their own phone", () => {
  test("invite, read, comment, take back: and the trail says so", async () => {
    const [own, other] = [await phone(), await phone()];
    const rita = await signIn(own, "rita");
    const complaints = complaintsOf(rita);
    await rita.goto(`${server.url}/sharing`);
    await expectFine(rita);

    // Rita invites somebody who has no account, for her runs, to comment.
    await rita.locator("summary", { hasText: "Invite somebody without an account" }).tap();
    const invite = rita.locator("form[action='/sharing/invite']");
    await invite.locator("label", { hasText: "runs" }).tap();
    await invite.locator("label", { hasText: "comment" }).tap();
    await invite.getByRole("button", { name: "Make the invitation" }).tap();
    const address = (await rita.locator("code.secret").textContent()) ?? "";
    expect(address).toContain(`${server.url}/invite/`);
    await expectFine(rita);

    // The coach makes an account by it, is led to the squad, and from there to Rita.
    const coach = await other.newPage();
    await coach.goto(address);
    await coach.locator("#login").fill("carl");
    await coach.locator("#displayName").fill("Carl");
    await coach.locator("input[name=password]").fill(PASSWORD);
    await coach.locator("main button[type=submit]").tap();
    await coach.waitForURL(`${server.url}/squad`);
    await coach.locator(".squad-row summary").first().tap();
    await coach.getByRole("link", { name: "Everything Rita shares" }).tap();
    await coach.waitForURL(`${server.url}/athletes/me`);
    await expectFine(coach);
    expect(await coach.locator("main").textContent()).not.toMatch(/sore|knee/i);
    await coach.getByRole("link", { name: "Runs", exact: true }).last().tap();
    await coach.locator(".run-link").first().tap();
    await coach.waitForURL(/\/athletes\/me\/runs\/.+/);
    await expectFine(coach);

    // A note goes to Rita's week.
    await coach.goto(`${server.url}/athletes/me`);
    await coach.getByLabel("A note to Rita").fill("Take it easy this week");
    await coach.getByRole("button", { name: "Send the note" }).tap();
    await coach.waitForURL(/done=note/);
    await rita.goto(`${server.url}/`);
    expect(await rita.locator(".notes").textContent()).toContain("Take it easy this week");
    expect(await rita.locator(".notes").textContent()).toContain("Carl");

    // Rita takes it back, and the coach is out with the next request.
    await rita.goto(`${server.url}/sharing`);
    expect(await rita.locator("main").textContent()).toContain("Carl (carl)");
    await rita.getByRole("button", { name: "Take back: Carl (carl)" }).tap();
    await rita.waitForURL(/done=revoked/);
    const refused = await coach.goto(`${server.url}/athletes/me`);
    expect(refused?.status()).toBe(404);
    expect(await coach.locator("main").textContent()).not.toContain("Rita");
    const trail = (await rita.locator("#trail").locator("..").textContent()) ?? "";
    expect(trail).toContain("Carl (carl)");
    expect(trail).toContain("Looked at runs");
    expect(trail).toContain("Wrote: notes");
    expect(complaints).toEqual([]);
    await Promise.all([own.close(), other.close()]);
  }, 120_000);

  test("a link opens a brief for who has no account, whose proposal the runner takes, without script", async () => {
    const own = await phone();
    const other = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    const rita = await signIn(own, "rita");
    await rita.goto(`${server.url}/sharing`);
    await rita.locator("label", { hasText: "may propose exercises" }).tap();
    await rita.getByLabel("For whom").fill("Ann");
    await rita.getByRole("button", { name: "Make the link" }).tap();
    const address = (await rita.locator("code.secret").textContent()) ?? "";

    const ann = await other.newPage();
    await ann.goto(address);
    await ann.getByLabel("Its name, or the cue").fill("Calf raises");
    await ann.getByLabel("Dose").fill("3 × 15");
    await ann.getByRole("button", { name: "Propose it" }).click();
    await ann.waitForURL(/done=proposed/);
    expect(await ann.locator("nav").count()).toBe(0);

    const looked = await own.newPage();
    await looked.goto(address);
    await expectFine(looked);
    await rita.goto(`${server.url}/`);
    await rita.getByRole("button", { name: /^Take it\b.*Calf raises/ }).tap();
    await rita.waitForURL(/done=proposal-accepted/);
    await rita.goto(`${server.url}/therapy`);
    expect(await rita.locator("#exercises").textContent()).toContain("Calf raises, 3 × 15");
    await Promise.all([own.close(), other.close()]);
  }, 120_000);
});
