import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startMailServer } from "../notify/mail-server.ts";
import { startWebServer } from "../notify/web-server.ts";
import { type CliWorld, runCli, temporaryFolder } from "./run-cli.ts";

const stored = (data: string) =>
  JSON.parse(readFileSync(join(data, "notify.json"), "utf8")) as {
    athletes: Record<string, Record<string, Record<string, unknown>>>;
  };

/** A port of this machine where nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function withLoggedPain(): Promise<string> {
  const data = join(temporaryFolder(), "data");
  const note = '<script>alert("x")</script>';
  const { code } = await runCli(["log", "pain", "knee", "4", "--side", "left", "--note", note, "--data", data]);
  expect(code).toBe(0);
  return data;
}

describe("niggle report to pass on", () => {
  it("--text is plain text of 72 columns that says what the page says", async () => {
    const data = await withLoggedPain();
    const { code, out } = await runCli(["report", "--text", "--data", data]);
    expect(code).toBe(0);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(72);
    expect(out).toMatch(/^Niggle, week of 16 November, as of Sunday 22 November 2026\n/);
    expect(out).toContain("knee");
    expect(out).toContain("Not medical advice.");
    expect(out).not.toContain("\u001b");
  });

  it("--html is one document without anything to fetch, and without the runner's notes", async () => {
    const data = await withLoggedPain();
    const { code, out } = await runCli(["report", "--html", "--data", data]);
    expect(code).toBe(0);
    expect(out).toMatch(/^<!doctype html>/);
    expect(out).not.toMatch(/<script|alert\(|src=|href=|https?:/);
  });

  it("is one form at a time", async () => {
    const data = temporaryFolder();
    expect((await runCli(["report", "--html", "--text", "--data", data])).code).toBe(2);
    expect((await runCli(["report", "--json", "--text", "--data", data])).code).toBe(2);
    expect((await runCli(["report", "--html", "--explain", "SPIKE_S", "--data", data])).code).toBe(2);
  });
});

describe("niggle notify", () => {
  it("is off until it is set, and status says so", async () => {
    const data = temporaryFolder();
    const { code, out } = await runCli(["notify", "status", "--data", data]);
    expect([code, out]).toEqual([0, expect.stringContaining("Nothing is sent anywhere.")]);
    expect(existsSync(join(data, "notify.json"))).toBe(false);
    expect((await runCli(["notify", "status", "--json", "--data", data])).json()).toEqual([{ notify: [] }]);
  });

  it("says in its help what leaves the machine, and to whom", async () => {
    for (const words of [["notify"], ["notify", "set"], ["notify", "set", "ntfy"], ["notify", "set", "smtp"]]) {
      const { out } = await runCli([...words, "--help"]);
      expect(out).toContain("What leaves this machine, and to whom:");
      expect(out).toContain("everyone who knows the topic");
    }
  });

  it("keeps each place with its time, for the owner alone, and forgets it when told off", async () => {
    const data = join(temporaryFolder(), "data");
    const set = (...args: string[]) => runCli(["notify", "set", ...args, "--data", data]);
    const mail = [
      "smtp",
      "--host",
      "smtp.example.org",
      "--user",
      "me",
      "--password-env",
      "MAIL_PASSWORD",
      "--to",
      "me@example.org",
    ];
    expect((await set(...mail, "--day", "Monday", "--at", "07:30", "--zone", "Europe/Berlin")).code).toBe(0);
    expect((await set("ntfy")).out).toMatch(/Subscribe to the topic niggle-[0-9a-f]{24}\./);
    expect((await set("webhook", "https://hooks.example.org/a/secret/path")).out).toMatch(
      /not shown again: whsec_[\w+/]{43}=/,
    );
    expect(statSync(join(data, "notify.json")).mode & 0o777).toBe(0o600);
    expect(stored(data).athletes["me"]?.["smtp"]).toMatchObject({
      weekday: 1,
      at: "07:30",
      zone: "Europe/Berlin",
      details: true,
      login: { user: "me", password: { env: "MAIL_PASSWORD" } },
      from: "me@example.org",
      port: 465,
    });
    expect(stored(data).athletes["me"]?.["ntfy"]).toMatchObject({
      weekday: 7,
      at: "18:00",
      zone: null,
      details: false,
    });
    const { out } = await runCli(["notify", "status", "--data", data]);
    expect(out).toContain("smtp to smtp.example.org:465: every Monday at 07:30 in Europe/Berlin, with details");
    expect(out).toContain("ntfy to ntfy.sh: every Sunday at 18:00 in your home zone, the verdict alone");
    expect(out).toContain("webhook to hooks.example.org:");
    expect(out).not.toMatch(/whsec_|secret|me@example|niggle-[0-9a-f]/);
    expect((await runCli(["notify", "off", "ntfy", "--data", data])).code).toBe(0);
    expect(Object.keys(stored(data).athletes["me"] ?? {})).toEqual(["smtp", "webhook"]);
    expect((await runCli(["notify", "off", "--data", data])).code).toBe(0);
    expect(stored(data)).toEqual({ version: 1, athletes: {} });
  });

  it("a schedule that stays as it was keeps its beginning, a new one begins now", async () => {
    const data = temporaryFolder();
    const set = (today: string, ...more: string[]) =>
      runCli(["notify", "set", "ntfy", "--topic", "t", "--data", data, ...more], { today });
    const since = () => stored(data).athletes["me"]?.["ntfy"]?.["since"];
    await set("2026-11-20");
    await set("2026-11-23", "--details");
    expect(since()).toBe("2026-11-20T12:00:00Z");
    await set("2026-11-23", "--at", "19:00");
    expect(since()).toBe("2026-11-23T12:00:00Z");
  });

  it.each([
    [["smtp", "--host", "smtp.example.org"], /--to/],
    [["smtp", "--host", "a b", "--to", "me@example.org"], /invalid --host/],
    [["smtp", "--host", "smtp.example.org", "--to", "me"], /invalid address: me/],
    [
      ["smtp", "--host", "smtp.example.org", "--to", "a@example.org", "--from", "x\r\nBcc: b@example.org"],
      /invalid address/,
    ],
    [["smtp", "--host", "smtp.example.org", "--to", "a@example.org", "--user", "a"], /a login is two things/],
    [
      ["smtp", "--host", "h", "--to", "a@example.org", "--user", "a", "--password", "b", "--password-env", "C"],
      /not both/,
    ],
    [["ntfy", "--server", "http://ntfy.example.org"], /want https/],
    [["ntfy", "--server", "https://ntfy.sh/topic"], /want the server alone/],
    [["ntfy", "--topic", "a b"], /invalid --topic/],
    [["ntfy", "--day", "someday"], /invalid --day/],
    [["ntfy", "--at", "25:00"], /invalid --at/],
    [["ntfy", "--zone", "Mars/Olympus"], /invalid --zone/],
    [["webhook", "http://example.org"], /want https/],
    [["webhook", "https://me:pw@example.org"], /leave them out/],
    [["webhook", "https://example.org", "--secret", "short"], /invalid --secret/],
    [["webhook", "https://example.org", "--secret-env", "NOT A NAME"], /invalid --secret-env/],
  ])("refuses what cannot be meant: %j", async (args, why) => {
    const data = temporaryFolder();
    const { code, err } = await runCli(["notify", "set", ...args, "--data", data]);
    expect([code, err.replace(/\s+/g, " ")]).toEqual([2, expect.stringMatching(why)]);
    expect(existsSync(join(data, "notify.json"))).toBe(false);
  });

  it("test sends today's message now, marked, to all that are set, and leaves the week's own still to come", async () => {
    const data = await withLoggedPain();
    const web = await startWebServer();
    const mail = await startMailServer();
    const set = (...args: string[]) => runCli(["notify", "set", ...args, "--data", data]);
    await set("ntfy", "--server", web.address);
    await set("smtp", "--host", "127.0.0.1", "--port", String(mail.port), "--to", "me@example.org");
    const { code, out } = await runCli(["notify", "test", "--data", data]);
    expect([code, out]).toEqual([0, "smtp: sent\nntfy: sent"]);
    expect(JSON.parse(web.heard[0]?.body ?? "{}").title).toMatch(/^Test: Niggle: /);
    expect(mail.mails[0]).toMatch(/^Subject: Test: Niggle: /m);
    expect(mail.mails[0]).not.toContain("alert(");
    expect(existsSync(join(data, "notify-sent.json"))).toBe(false);
  });

  it("test says what went wrong and fails; without a place it is wrong usage", async () => {
    const data = temporaryFolder();
    expect((await runCli(["notify", "test", "--data", data])).code).toBe(2);
    await runCli(["notify", "set", "ntfy", "--server", `http://127.0.0.1:${await closedPort()}`, "--data", data]);
    const { code, err } = await runCli(["notify", "test", "ntfy", "--data", data]);
    expect([code, err]).toEqual([3, "ntfy: the connection was refused"]);
    expect((await runCli(["notify", "test", "pigeon", "--data", data])).code).toBe(2);
  });
});

describe("niggle serve with a place to send to", () => {
  /** Serves until the condition holds, at noon of a day that stands still. */
  async function serveUntil(data: string, today: string, isDone: () => boolean, mostMs = 20_000) {
    const world: CliWorld = {
      today,
      untilStopped: async () => {
        const looks = mostMs / 50;
        for (let i = 0; i < looks && !isDone(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
      },
    };
    return runCli(["serve", "--port", "0", "--data", data], world);
  }

  it("sends the week that is due once, and not again after a restart", async () => {
    const data = await withLoggedPain();
    const web = await startWebServer();
    const set = ["notify", "set", "ntfy", "--server", web.address, "--at", "11:00", "--data", data];
    expect((await runCli(set, { today: "2026-11-21" })).code).toBe(0);
    const first = await serveUntil(data, "2026-11-22", () => web.heard.length > 0);
    expect([first.code, web.heard.length]).toEqual([0, 1]);
    expect(first.err).toContain("notify ntfy: the week of 2026-11-16 was sent");
    const again = await serveUntil(data, "2026-11-22", () => false, 1500);
    expect([again.code, web.heard.length]).toEqual([0, 1]);
    const { out } = await runCli(["notify", "status", "--data", data]);
    expect(out).toContain("last sent: the week of 2026-11-16, at 2026-11-22T12:00:00Z");
  });

  it("goes on serving when the other side refuses, and tells it in one line", async () => {
    const data = await withLoggedPain();
    const web = await startWebServer([500]);
    const set = ["notify", "set", "ntfy", "--server", web.address, "--at", "11:00", "--data", data];
    await runCli(set, { today: "2026-11-21" });
    const { code, err } = await serveUntil(data, "2026-11-22", () => web.heard.length > 0);
    expect(code).toBe(0);
    expect(err.split("\n").filter((line) => line.includes("notify"))).toEqual([
      "notify ntfy: it answered with status 500; trying again in an hour",
    ]);
  });
});
