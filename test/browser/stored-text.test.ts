import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MAIL_COLOURS } from "../../src/cli/mail-colours.ts";
import type { AthleteId } from "../../src/domain/ids.ts";
import type { Account } from "../../src/domain/people.ts";
import { weekMessage } from "../../src/notify/message.ts";
import { ME, TODAY } from "../real-app.ts";
import { clubOf, FROM, PASSWORD } from "../usecases/people/people-world.ts";
import { passkeyOf } from "../usecases/people/soft-passkey.ts";
import { type DemoServer, PAGES, startDemoServer } from "./every-page.ts";
import { bundleWeb, launchBrowser, stopServer } from "./harness.ts";

/** A formula, a script, a way out of an attribute and a template in one, short enough for every field. */
const poison = (where: string) => `=${where}<script>ran()</script>"><img src=x onerror=ran()>{{7*7}}`;
const DAY = "2026-11-22";
const BREAK = "\r\nATTENDEE:mailto:eve@example.com";

let browser: Browser;
let server: DemoServer;
let rita: Account;
let olive: Account;
let coach: Account;
let calendar: string;
let shared: readonly string[];

beforeAll(async () => {
  const webDir = await bundleWeb();
  [browser, server] = await Promise.all([launchBrowser(), startDemoServer(webDir)]);
  const club = clubOf(server.real);
  olive = await club.add("olive", "owner", { displayName: poison("own"), athlete: null });
  rita = await club.add("rita", "runner", { displayName: poison("run"), athlete: ME as AthleteId });
  await plant();
  const bea = await club.add("bea", "runner", { displayName: poison("bea") });
  const terms = { to: coach.id, scope: "everything", level: "comment", through: null } as const;
  await server.real.people.giveGrant(bea.id, "bea" as AthleteId, terms);
}, 300_000);

afterAll(async () => {
  await browser.close();
  await stopServer(server);
});

async function signedIn(account: Account | null, options: { readonly bypassCSP?: boolean } = {}) {
  const context = await browser.newContext({ ...options, userAgent: poison("age") });
  if (account === null) return context;
  const value = await server.real.people.startSession(account.id, { ...FROM, userAgent: poison("age") });
  await context.addCookies([{ name: "niggle_session", value, url: server.url }]);
  return context;
}

/** Sends a form as its page does. @returns the page it leads to */
async function send(context: BrowserContext, path: string, form: Record<string, string>): Promise<string> {
  const headers = { origin: server.url };
  const answer = await context.request.post(server.url + path, { form, headers });
  const body = await answer.text();
  expect([path, form["kind"], answer.status(), body.match(/class="problem[^>]*>[^<]*/)?.[0]]).toEqual([
    path,
    form["kind"],
    200,
    undefined,
  ]);
  return body;
}

const secretIn = (body: string, root: string): string => body.match(new RegExp(`/${root}/([\\w-]{43})`))?.[1] ?? "";

/** Every text that a person can store, through the forms and the API. */
async function plant(): Promise<void> {
  const own = await signedIn(rita);
  const log = (form: Record<string, string>) => send(own, "/log", form);
  await log({ kind: "pain", day: DAY, region: "knee", side: "left", moment: "after", nrs: "3", note: poison("pai") });
  const session = { day: DAY, therapyKind: "massage", regions: "calf", nrsBefore: "4", nrsAfter: "2" };
  await log({ kind: "therapy", ...session, therapist: poison("the"), note: poison("not") });
  const often = { kind: "exercise", timesPerWeek: "3" };
  await log({ ...often, exerciseKind: "strength", title: poison("exe"), by: poison("giv") });
  await log({ ...often, exerciseKind: "cue", title: `${poison("cue")}${BREAK}` });
  await log({
    kind: "therapist",
    name: poison("nam"),
    email: "ana@example.com",
    bookingUrl: "https://a.example/?q=%22%3E",
  });
  const planned = await own.request.post(`${server.url}/api/v1/athletes/me/planned-runs`, {
    data: { day: "2026-11-24", distanceM: 8000, kind: "long", title: `${poison("pla")}${BREAK}` },
    headers: { origin: server.url },
  });
  expect([planned.status(), await planned.text()]).toEqual([expect.any(Number), expect.any(String)]);
  expect(planned.ok()).toBe(true);
  const title = poison("tit").replaceAll('"', '""');
  const csv = `Activity Type,Date,Favorite,Title,Distance,Calories,Time\nRunning,2026-11-21 08:00:00,false,"${title}",8.01,400,00:45:00\n`;
  const sent = await own.request.post(`${server.url}/import`, {
    multipart: { files: { name: `${poison("fil")}.csv`, mimeType: "text/csv", buffer: Buffer.from(csv) } },
    headers: { origin: server.url },
  });
  expect(sent.status()).toBe(200);
  const brief = await send(own, "/sharing/links", {
    shared: "brief",
    takesProposals: "yes",
    days: "7",
    label: poison("lab"),
  });
  const link = secretIn(brief, "s");
  await send(own, `/s/${link}`, { title: poison("prl"), exerciseKind: "cue", timesPerWeek: "3", by: poison("lby") });
  const week = secretIn(await send(own, "/sharing/links", { shared: "week", days: "7", label: poison("wee") }), "s");
  shared = [`/s/${link}`, `/s/${week}`];
  const terms = { role: "coach", scope: "everything", level: "edit" };
  const invitation = secretIn(await send(own, "/sharing/invite", terms), "invite");
  calendar = secretIn(await send(own, "/therapy/calendar", {}), "calendar");
  await own.close();

  const joining = await signedIn(null);
  await send(joining, `/invite/${invitation}`, { login: "carl", displayName: poison("coa"), password: PASSWORD });
  coach = (await server.real.people.accountOfLogin("carl")) as Account;
  await send(joining, "/squad/groups", { name: poison("gro"), athlete: "me" });
  await send(joining, "/squad/views", { name: poison("vie"), query: "sort=name&show=pain" });
  await send(joining, "/athletes/me/notes", { text: poison("msg") });
  await send(joining, "/athletes/me/proposals", { title: poison("pro"), exerciseKind: "cue", timesPerWeek: "3" });
  await send(joining, "/account/tokens", { name: poison("tok"), scope: "summary", level: "view" });
  await passkeyOf(server.real.people, coach, poison("key"));
  await joining.request.get(`${server.url}/athletes/me/runs`);
  await joining.close();
}

/** What must be read as text on some page. A title of the plan is in the calendar alone; a file name has its own test. */
const PLANTED = ["bea", "own", "run", "age", "pai", "the", "not", "exe", "giv", "cue", "nam", "tit", "lab"]
  .concat(["prl", "lby", "wee", "coa", "gro", "vie", "msg", "pro", "tok", "key"])
  .map(poison);

async function paths(): Promise<readonly (readonly [Account | null, string])[]> {
  const [runs, batches] = await Promise.all([
    server.real.app.runs(ME, { limit: 5 }),
    server.real.app.recentImports(ME, 5),
  ]);
  const titled = runs.find((run) => run.title === poison("tit"))?.id ?? "";
  const ritas = PAGES.filter((page) => !page.startsWith("/squad"))
    .map((page) => server.urlOf(page).slice(server.url.length))
    .concat(batches.map(({ batchId }) => `/import/${batchId}`))
    .concat([`/runs/${encodeURIComponent(titled)}`, "/account", "/sharing/waiting", "/log?day=2026-11-22"]);
  const coachs = [
    "/squad",
    "/squad?sort=name&show=pain",
    "/squad/compare?athlete=me&athlete=bea",
    "/squad/link",
    "/account",
  ].concat(["", "/runs", `/runs/${encodeURIComponent(titled)}`, "/brief", "/log"].map((part) => `/athletes/me${part}`));
  return [
    ...ritas.map((path) => [rita, path] as const),
    ...coachs.map((path) => [coach, path] as const),
    ...["/people", "/account", "/sharing/waiting"].map((path) => [olive, path] as const),
    ...shared.map((path) => [null, path] as const),
  ];
}

interface Watched {
  readonly violations: string[];
  hasRun: boolean;
}

async function watched(context: BrowserContext, dialogs: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on("dialog", async (dialog) => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  await page.addInitScript(() => {
    const own = window as unknown as { watched: Watched; ran: () => void };
    own.watched = { violations: [], hasRun: false };
    own.ran = () => {
      own.watched.hasRun = true;
    };
    document.addEventListener("securitypolicyviolation", (event) => {
      own.watched.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return page;
}

/** What of a page could act, and every text of it that a reader or a hint shows. */
const look = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    const acts = all.filter(
      (one) =>
        one.matches("img[src=x], [href^='javascript:' i], [src^='javascript:' i], [action^='javascript:' i]") ||
        one.getAttributeNames().some((name) => name.startsWith("on")) ||
        (one.matches("script:not([src])") && one.textContent?.includes("ran()") && !one.matches("[type$=json]")),
    );
    const texts = all.flatMap((one) => one.getAttributeNames().map((name) => one.getAttribute(name) ?? ""));
    return {
      acts: acts.map((one) => one.outerHTML.slice(0, 200)),
      watched: (window as unknown as { watched: Watched }).watched,
      text: [document.body.textContent ?? "", ...texts].join("\n"),
    };
  });

describe("what people write is text on every page", () => {
  test.each([
    ["with the content policy, which finds nothing to stop", false],
    ["even where no content policy would stop a script", true],
  ])(
    "%s",
    async (_, bypassCSP) => {
      const dialogs: string[] = [];
      const seen = new Set<string>();
      const wrong: object[] = [];
      const pages = await paths();
      for (const who of [rita, coach, olive, null]) {
        const context = await signedIn(who, { bypassCSP });
        const page = await watched(context, dialogs);
        for (const [, path] of pages.filter(([account]) => account === who)) {
          const answer = await page.goto(server.url + path, { waitUntil: "load" });
          const { acts, watched: events, text } = await look(page);
          const found = { path, status: answer?.status(), acts, ...events };
          if (found.status !== 200 || found.hasRun || acts.length + events.violations.length > 0) wrong.push(found);
          for (const planted of PLANTED) if (text.includes(planted)) seen.add(planted);
          expect([path, text.includes("onerror=ran()>49")]).toEqual([path, false]);
        }
        await context.close();
      }
      expect({ wrong, dialogs }).toEqual({ wrong: [], dialogs: [] });
      expect(
        PLANTED.filter((planted) => !seen.has(planted)),
        "shown nowhere",
      ).toEqual([]);
    },
    600_000,
  );

  test("a link that would run a script is refused where a link is asked for", async () => {
    const own = await signedIn(rita);
    for (const bookingUrl of ["javascript:ran()", "JaVaScRiPt:ran()", "data:text/html,<script>ran()</script>"]) {
      const form = { kind: "therapist", name: "Ana", bookingUrl };
      const answer = await own.request.post(`${server.url}/log`, { form, headers: { origin: server.url } });
      expect([bookingUrl, answer.status()]).toEqual([bookingUrl, 422]);
    }
    await own.close();
  });
});

describe("what people write is text in what leaves the pages", () => {
  test("a calendar holds no line that a title brought", async () => {
    const body = await (await fetch(`${server.url}/calendar/${calendar}.ics`)).text();
    const lines = body.split("\r\n");
    expect(body.replaceAll("\r\n ", "")).toContain("=pla<script>");
    expect(lines.filter((line) => line.startsWith("ATTENDEE"))).toEqual([]);
    expect(body.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test("tables hold no cell that a spreadsheet takes for a formula", async () => {
    const context = await signedIn(coach);
    const csv = await (await context.request.get(`${server.url}/squad.csv`)).text();
    expect(csv).toContain("'=run<script>");
    expect(csv).not.toMatch(/(^|,|\n)"?=/);
    await context.close();
  });

  test("a message keeps its subject on one line and brings no script", async () => {
    const message = weekMessage(await server.real.app.weeklyReport(ME, TODAY), MAIL_COLOURS);
    expect(message.html).not.toMatch(/<script|<img|onerror=ran\(\)>/);
    expect(message.subject).not.toMatch(/[\r\n]/);
  });
});
