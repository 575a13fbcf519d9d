import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../../src/domain/local-day.ts";
import type { Account, GrantId, Level, LinkId, Scope } from "../../../src/domain/people.ts";
import { TODAY } from "../../real-app.ts";
import { PASSWORD } from "../../usecases/people/people-world.ts";
import { form } from "../open-server.ts";
import { type ClubServer, MARK, openClubServer, RITA } from "./club-server.ts";

let club: ClubServer;
let rita: Readonly<Record<string, string>>;
let coaches = 0;
beforeAll(async () => {
  club = await openClubServer();
  rita = await headersOf(club.accounts.rita);
}, 60_000);
afterAll(() => club.close());

const headersOf = async (account: Account) => ({
  cookie: await club.cookieOf(account),
  "sec-fetch-site": "same-origin",
});
const get = (url: string, headers: Readonly<Record<string, string>> = {}) => club.server.inject({ url, headers });
const post = (url: string, headers: Readonly<Record<string, string>>, fields: Record<string, string>) => {
  const sent = form(fields);
  return club.server.inject({ ...sent, url, headers: { ...sent.headers, ...headers } });
};
async function coachWith(scope: Scope, level: Level, state: "stands" | "over" | "revoked" = "stands") {
  coaches += 1;
  const account = await club.coach(`coach${coaches}`, { scope, level, state });
  return { account, headers: await headersOf(account) };
}
const secretIn = (body: string, path: "s" | "invite") => new RegExp(`/${path}/([\\w-]{43})`).exec(body)?.[1] ?? "";
const linkTo = async (fields: Record<string, string>) =>
  secretIn((await post("/sharing/links", rita, { days: "7", ...fields })).body, "s");

describe("what somebody sees of an athlete", () => {
  const OF = ["", "/runs", "/brief", "/log"] as const;

  it("is the verdict, what is known and the last contact with the summary, and no word of pain, runs or therapy", async () => {
    const { headers } = await coachWith("summary", "view");
    const { body, statusCode } = await get("/athletes/rita", headers);
    expect(statusCode).toBe(200);
    expect(body).toContain("The last weeks");
    expect(body).toContain("Days known");
    expect(body).toContain("Last heard: today");
    expect(body).not.toMatch(new RegExp(`${MARK}|calf|sore|/ 10|/athletes/rita/| km`, "i"));
    for (const part of OF.slice(1)) expect((await get(`/athletes/rita${part}`, headers)).statusCode).toBe(404);
    // The report of the API holds everything at once.
    expect((await get("/api/v1/athletes/rita/weekly-report", headers)).statusCode).toBe(404);
  });

  it("holds runs with runs, and nothing of pain", async () => {
    const { headers } = await coachWith("runs", "view");
    const { body } = await get("/athletes/rita", headers);
    expect(body).toContain("40.0 km");
    expect(body).not.toMatch(new RegExp(`${MARK}|calf`, "i"));
    const list = await get("/athletes/rita/runs", headers);
    expect(list.body).toContain(`/athletes/rita/runs/${encodeURIComponent(club.ids.run)}`);
    const run = await get(`/athletes/rita/runs/${encodeURIComponent(club.ids.run)}`, headers);
    expect(run.statusCode).toBe(200);
    expect(run.body).not.toContain('action="/runs/');
    expect((await get("/athletes/rita/runs/nosuch", headers)).statusCode).toBe(404);
    expect((await get("/athletes/rita/brief", headers)).statusCode).toBe(404);
  });

  it("holds places with pain, and no run", async () => {
    const { headers } = await coachWith("pain", "view");
    const { body } = await get("/athletes/rita", headers);
    expect(body).toContain("Left calf");
    expect(body).not.toContain("/athletes/rita/runs");
    expect((await get("/athletes/rita/runs", headers)).statusCode).toBe(404);
  });

  it("holds care with therapy: the brief, without the places and the running that are not shared", async () => {
    const { headers } = await coachWith("therapy", "view");
    const { body, statusCode } = await get("/athletes/rita/brief", headers);
    expect(statusCode).toBe(200);
    expect(body).toContain(MARK);
    expect(body).not.toContain("Where it hurts");
    expect(body).not.toContain("Runs a week");
    expect(body).not.toContain("Left calf");
    const { headers: all } = await coachWith("everything", "view");
    expect((await get("/athletes/rita/brief", all)).body).toContain("Where it hurts");
  });

  it("is nothing when the grant is over or taken back, without one, and for an athlete who is not there", async () => {
    const { headers: over } = await coachWith("everything", "edit", "over");
    const { headers: revoked } = await coachWith("everything", "edit", "revoked");
    const others = [over, revoked, await headersOf(club.accounts.bea), await headersOf(club.accounts.kim)];
    for (const headers of others) {
      for (const part of OF) expect((await get(`/athletes/rita${part}`, headers)).statusCode).toBe(404);
      expect((await post("/athletes/rita/notes", headers, { text: "hello" })).statusCode).toBe(404);
    }
    expect((await get("/athletes/rita")).statusCode).toBe(401);
    expect((await get("/athletes/rita", rita)).statusCode).toBe(200);
  });

  it("takes notes with comment alone, shows the writer their own, and puts all of it on the trail", async () => {
    const { headers: viewer } = await coachWith("summary", "view");
    expect((await post("/athletes/rita/notes", viewer, { text: "hello" })).statusCode).toBe(404);
    const { headers, account } = await coachWith("summary", "comment");
    const sent = await post("/athletes/rita/notes", headers, { text: "<b>easy</b> today" });
    expect(sent.headers["location"]).toBe("/athletes/rita?done=note#notes");
    const empty = await post("/athletes/rita/notes", headers, { text: " " });
    expect((await get(String(empty.headers["location"]).split("#")[0] ?? "", headers)).body).toContain(
      "Nothing was sent",
    );
    const { body } = await get("/athletes/rita", headers);
    expect(body).toContain("&lt;b>easy&lt;/b> today");
    const { headers: other } = await coachWith("summary", "comment");
    expect((await get("/athletes/rita", other)).body).not.toContain("easy");
    const trail = (await get("/sharing", rita)).body;
    expect(trail).toContain(`${account.displayName} (${account.login})`);
    expect(trail).toContain("Looked at the overview");
    expect(trail).toContain("Wrote: notes");
  });

  it("takes entries of what is shared to change, under the writer's name, and of nothing else", async () => {
    const { headers, account } = await coachWith("runs", "edit");
    const page = await get("/athletes/rita/log", headers);
    expect(page.body).toContain('action="/athletes/rita/log"');
    expect(page.body).not.toContain('value="pain"');
    const day = "2026-11-21";
    const wrote = await post("/athletes/rita/log", headers, { kind: "rpe", day, rpe0To10: "4" });
    expect(wrote.headers["location"]).toBe("/athletes/rita/log?done=rpe");
    const written = (await club.real.deps.journal.read()).findLast(({ fact }) => fact.kind === "rpe");
    expect([written?.athlete, written?.by]).toEqual([RITA, account.id]);
    const pain = { kind: "pain", region: "calf", side: "left", moment: "after", nrs: "9", day };
    expect((await post("/athletes/rita/log", headers, pain)).statusCode).toBe(404);
    expect((await post("/athletes/rita/log", headers, { kind: "settings", language: "de" })).statusCode).toBe(400);
    const wrong = await post("/athletes/rita/log", headers, { kind: "rpe", day, rpe0To10: "44" });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('action="/athletes/rita/log"');
  });

  it("takes proposals with therapy to comment on", async () => {
    const { headers } = await coachWith("therapy", "comment");
    const sent = await post("/athletes/rita/proposals", headers, { title: "Heel drops", dose: "3 × 15" });
    expect(sent.headers["location"]).toBe("/athletes/rita?done=proposed");
    expect((await get("/therapy", rita)).body).toContain("Heel drops, 3 × 15");
    expect((await post("/athletes/rita/proposals", headers, { title: "" })).statusCode).toBe(422);
    const { headers: runs } = await coachWith("runs", "comment");
    expect((await post("/athletes/rita/proposals", runs, { title: "Heel drops" })).statusCode).toBe(404);
  });
});

describe("the page about sharing", () => {
  it("gives a grant by a login, shows it, and takes it back at once", async () => {
    const { account, headers } = await coachWith("summary", "view", "revoked");
    const given = await post("/sharing/give", rita, { login: account.login, scope: "runs", through: "2026-12-24" });
    expect(given.headers["location"]).toBe("/sharing?done=given");
    const page = (await get("/sharing?done=given", rita)).body;
    expect(page).toContain("runs, look, until 24 Dec 2026");
    expect((await get("/athletes/rita/runs", headers)).statusCode).toBe(200);
    const [grant] = await club.real.people.grantsOf(RITA);
    await post("/sharing/revoke", rita, { grant: grant?.id ?? "" });
    expect((await get("/athletes/rita/runs", headers)).statusCode).toBe(404);
    expect((await get("/sharing", rita)).body).not.toContain("24 Dec 2026");
  });

  it("says what is wrong, and keeps what was chosen", async () => {
    const unknown = await post("/sharing/give", rita, { login: "<i>nobody", scope: "pain" });
    expect(unknown.statusCode).toBe(422);
    expect(unknown.body).toContain("Nobody here has that login");
    expect(unknown.body).toContain("&lt;i>nobody");
    for (const through of ["2020-01-01", "2026-02-31", "soon"])
      expect((await post("/sharing/give", rita, { login: "kim", through })).body).toContain(
        "The last day is today or later",
      );
    expect((await post("/sharing/give", rita, { login: "rita" })).body).toContain("own data");
    expect((await post("/sharing/links", rita, { days: "900" })).statusCode).toBe(422);
  });

  it("lets nobody take back what is another's, and no token share", async () => {
    const { account } = await coachWith("summary", "view");
    const grant = (await club.real.people.grantsOf(RITA)).find(({ to }) => to === account.id);
    const bea = await headersOf(club.accounts.bea);
    expect((await post("/sharing/revoke", bea, { grant: grant?.id ?? "" })).statusCode).toBe(403);
    const token = { name: "all", scopes: ["everything" as const], level: "edit" as const, days: null };
    const { secret } = await club.real.people.makeToken(club.accounts.rita.id, token);
    const headers = { authorization: `Bearer ${secret}` };
    expect((await post("/sharing/give", headers, { login: "kim" })).statusCode).toBe(403);
  });

  it("invites somebody without an account, who sees what was offered and nothing else", async () => {
    const made = await post("/sharing/invite", rita, { role: "therapist", scope: "therapy", level: "comment" });
    const secret = secretIn(made.body, "invite");
    expect((await get("/sharing", rita)).body).not.toContain(secret);
    expect((await get("/sharing", rita)).body).toContain("Invited as: Therapist");
    const joined = await post(`/invite/${secret}`, {}, { login: "theo", displayName: "Theo", password: PASSWORD });
    const headers = {
      cookie: String(joined.headers["set-cookie"]).split(";")[0] ?? "",
      "sec-fetch-site": "same-origin",
    };
    expect((await get("/athletes/rita/brief", headers)).statusCode).toBe(200);
    expect((await get("/athletes/rita/runs", headers)).statusCode).toBe(404);
    expect((await get("/athletes/bea", headers)).statusCode).toBe(404);
    expect((await get("/sharing", rita)).body).toContain("Theo (theo)");
    expect((await get("/sharing", rita)).body).not.toContain("Invited as");
  });

  it("takes an invitation back, the runner alone", async () => {
    const secret = secretIn((await post("/sharing/invite", rita, { role: "coach" })).body, "invite");
    const [open] = await club.real.people.shareInvitations(RITA);
    const bea = await headersOf(club.accounts.bea);
    expect((await post("/sharing/uninvite", bea, { invitation: open?.id ?? "" })).statusCode).toBe(403);
    await post("/sharing/uninvite", rita, { invitation: open?.id ?? "" });
    expect((await get(`/invite/${secret}`)).statusCode).toBe(404);
  });

  it("lets a minor's sharing wait for a guardian and an owner, who say yes on a page of theirs", async () => {
    const { people } = club.real;
    const gus = await people.addAccount(club.accounts.olive.id, {
      ...{ login: "gus", displayName: "Gus", password: PASSWORD, role: "coach" as const },
      ...{ athlete: null, birthYear: null, guardian: null },
    });
    const min = await people.addAccount(club.accounts.olive.id, {
      ...{ login: "min", displayName: "<u>Min", password: PASSWORD, role: "runner" as const },
      ...{ athlete: "min" as typeof RITA, birthYear: 2014, guardian: gus.id },
    });
    const [minor, guardian, owner] = [await headersOf(min), await headersOf(gus), await headersOf(club.accounts.olive)];
    const kim = await headersOf(club.accounts.kim);
    await post("/sharing/give", minor, { login: "kim", scope: "summary" });
    expect((await get("/sharing", minor)).body).toContain("Waits for the word of the guardian and who looks after");
    const [grant] = await people.grantsOf("min" as typeof RITA);
    const what: GrantId | LinkId = grant!.id;
    for (const [headers, as] of [
      [guardian, "guardian"],
      [owner, "owner"],
    ] as const) {
      expect((await get("/athletes/min", kim)).statusCode).toBe(404);
      expect((await get("/sharing/waiting", headers)).body).toContain("&lt;u>Min shares with kim");
      await post("/sharing/confirm", headers, { what, as });
    }
    expect((await get("/athletes/min", kim)).statusCode).toBe(200);
    expect((await get("/sharing/waiting", guardian)).body).toContain("What they share now");
    await post("/sharing/take-back", guardian, { what, kind: "grant" });
    expect((await get("/athletes/min", kim)).statusCode).toBe(404);
  });
});

describe("a share link", () => {
  it("shows the brief alone: no way to anything else, in no index, kept nowhere, told to no other site", async () => {
    const secret = await linkTo({ shared: "brief" });
    const { body, headers, statusCode } = await get(`/s/${secret}`);
    expect(statusCode).toBe(200);
    expect(body).toContain("Where it hurts");
    expect(headers["x-robots-tag"]).toContain("noindex");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cache-control"]).toBe("private, no-store");
    const ways = [...body.matchAll(/(?:href|src|action)="([^"#]+)"/g)].map(([, to]) => to);
    expect(ways.sort()).toEqual(["/assets/app.css", "/assets/favicon.svg"]);
    expect(body).not.toContain("<nav");
    expect((await post(`/s/${secret}`, {}, { title: "Heel drops" })).statusCode).toBe(404);
  });

  it("shows a week alone", async () => {
    const { body } = await get(`/s/${await linkTo({ shared: "week" })}`);
    expect(body).toContain("The week up to 22 Nov 2026");
    const ways = [...body.matchAll(/(?:href|src|action)="([^"#]+)"/g)].map(([, to]) => to);
    expect(ways.sort()).toEqual(["/assets/app.css", "/assets/favicon.svg"]);
  });

  it("counts how often it was opened, for the runner to read, and stands on the trail", async () => {
    const secret = await linkTo({ shared: "week", label: "<b>Ann" });
    await get(`/s/${secret}`);
    await get(`/s/${secret}`);
    const { body } = await get("/sharing", rita);
    expect(body).toContain("&lt;b>Ann: The week up to 22 Nov 2026");
    expect(body).toContain("opened 2 times, last on 22 Nov 2026");
    expect(body).toContain("Looked at the page of the link");
    expect(body).not.toContain(secret);
  });

  it("is the same 404 unknown, misspelt, taken back and over, in the reader's language, with no way on", async () => {
    const revoked = await linkTo({ shared: "brief" });
    const [link] = await club.real.people.links(RITA);
    await post("/sharing/links/end", rita, { link: link?.id ?? "" });
    const answers = [];
    for (const secret of [revoked, "A".repeat(43), "short"]) answers.push(await get(`/s/${secret}`));
    for (const { statusCode, body, headers } of answers) {
      expect(statusCode).toBe(404);
      expect(body).toBe(answers[0]?.body);
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(headers["x-robots-tag"]).toContain("noindex");
    }
    expect(answers[0]?.body).not.toContain("<nav");
    expect((await get("/s/short", { "accept-language": "de" })).body).toContain("Unter dieser Adresse ist nichts");
  });

  it("takes an exercise to propose, which the runner takes or leaves", async () => {
    const secret = await linkTo({ shared: "brief", takesProposals: "yes", label: "Ann" });
    const fields = { exerciseKind: "cue", title: "<i>Shorter steps", timesPerWeek: "3", by: "Dr Ann" };
    const sent = await post(`/s/${secret}`, {}, fields);
    expect(sent.headers["location"]).toBe(`/s/${secret}?done=proposed`);
    expect((await get(`/s/${secret}?done=proposed`)).body).toContain("when the runner takes it");
    await post(`/s/${secret}`, {}, { title: "Towel curls", dose: "2 × 20" });
    expect((await post(`/s/${secret}`, {}, { title: "..." })).statusCode).toBe(422);
    for (const page of ["/", "/therapy"]) {
      const { body } = await get(page, rita);
      expect(body).toContain("&lt;i>Shorter steps");
      expect(body).toContain("from Dr Ann");
      expect(body).toContain("Towel curls, 2 × 20");
    }
    const open = await club.real.people.proposals(RITA);
    const idOf = (title: string) => open.find(({ exercise }) => exercise.title.includes(title))?.id ?? "";
    const bea = await headersOf(club.accounts.bea);
    await post("/proposals/answer", bea, { proposal: idOf("Shorter"), answer: "yes" });
    const taken = await post("/proposals/answer", rita, { proposal: idOf("Shorter"), answer: "yes", back: "/" });
    expect(taken.headers["location"]).toBe("/?done=proposal-accepted");
    await post("/proposals/answer", rita, { proposal: idOf("Towel"), answer: "no" });
    const again = await post("/proposals/answer", rita, { proposal: idOf("Towel"), answer: "yes" });
    expect(again.headers["location"]).toBe("/therapy");
    const { exercisePlans } = await club.real.app.weeklyReport(RITA, addDays(TODAY, 0));
    expect(exercisePlans.map(({ title }) => title)).toContain("<i>Shorter steps");
    expect(exercisePlans.map(({ title }) => title)).not.toContain("Towel curls, 2 × 20");
    expect((await get("/", rita)).body).not.toContain("Towel curls");
  });

  it("slows down who tries many addresses", async () => {
    let last = 404;
    for (let tries = 0; tries < 150 && last === 404; tries += 1)
      last = (await club.server.inject({ url: `/s/${"B".repeat(43)}`, remoteAddress: "192.0.2.7" })).statusCode;
    expect(last).toBe(429);
    const wait = await club.server.inject({ url: `/s/${"B".repeat(43)}`, remoteAddress: "192.0.2.7" });
    expect([404, 429]).toContain(wait.statusCode);
    expect((await get(`/s/${await linkTo({ shared: "week" })}`)).statusCode).toBe(200);
  });
});
