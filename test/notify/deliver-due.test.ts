import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { MAIL_COLOURS } from "../../src/cli/mail-colours.ts";
import { instantFromIso, type UtcInstant } from "../../src/domain/instant.ts";
import { type Delivery, deliverDue } from "../../src/notify/deliver-due.ts";
import { runSchedule } from "../../src/notify/run-schedule.ts";
import type { Channels } from "../../src/notify/settings.ts";
import { readSettings, writeSettings } from "../../src/notify/settings-file.ts";
import { sampleReport } from "../sample-report.ts";
import { startMailServer } from "./mail-server.ts";
import { SUNDAYS } from "./means.ts";
import { startWebServer } from "./web-server.ts";

const REPORT = sampleReport();
const at = (iso: string): UtcInstant => {
  const instant = instantFromIso(iso);
  if (instant === null) throw new Error(`no instant: ${iso}`);
  return instant;
};

interface Life {
  readonly dataDir: string;
  readonly log: string[];
  /** One look at a time, in a process that starts anew: nothing but the files is remembered. */
  look(iso: string, change?: Partial<Delivery>): Promise<void>;
}

async function lifeWith(channels: Channels): Promise<Life> {
  const dataDir = mkdtempSync(join(tmpdir(), "niggle-notify-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  await writeSettings(dataDir, { version: 1, athletes: { me: channels } });
  const log: string[] = [];
  const look = (iso: string, change: Partial<Delivery> = {}) =>
    deliverDue({
      dataDir,
      colours: MAIL_COLOURS,
      now: () => at(iso),
      sleep: async () => undefined,
      env: {},
      signal: new AbortController().signal,
      log: (line) => void log.push(line),
      report: async () => REPORT,
      homeZone: async () => "UTC",
      ...change,
    });
  return { dataDir, log, look };
}

const ntfy = (server: string): Channels => ({ ntfy: { ...SUNDAYS, details: false, server, topic: "t", token: null } });
const webhook = (url: string): Channels => ({
  webhook: { ...SUNDAYS, details: false, url, secret: { value: `whsec_${Buffer.alloc(32, 7).toString("base64")}` } },
});
const smtp = (port: number): Channels => ({
  smtp: {
    ...SUNDAYS,
    details: true,
    host: "127.0.0.1",
    port,
    login: null,
    from: "niggle@example.org",
    to: "runner@example.org",
  },
});

describe("delivery", () => {
  it("sends nothing anywhere without settings", async () => {
    const life = await lifeWith({});
    rmSync(join(life.dataDir, "notify.json"));
    await life.look("2026-11-22T18:00:00Z", { report: () => Promise.reject(new Error("nobody asks for it")) });
    expect(life.log).toEqual([]);
  });

  it("sends on its day and hour, once, through every restart, and the next week again", async () => {
    const server = await startWebServer();
    const life = await lifeWith(ntfy(server.address));
    await life.look("2026-11-15T18:00:30Z"); // the week before
    expect(server.heard).toHaveLength(1);
    for (const iso of [
      "2026-11-22T17:59:59Z",
      "2026-11-22T18:00:00Z",
      "2026-11-22T18:01:00Z",
      "2026-11-28T23:00:00Z",
    ]) {
      await life.look(iso);
    }
    expect(server.heard).toHaveLength(2);
    await life.look("2026-11-29T18:00:00Z");
    expect(server.heard).toHaveLength(3);
  });

  it("keeps the settings and what was sent for their owner alone, and no health detail in them", async () => {
    const server = await startWebServer([200, 500]);
    const life = await lifeWith(ntfy(server.address));
    await life.look("2026-11-15T18:00:00Z");
    await life.look("2026-11-22T18:00:00Z");
    for (const name of ["notify.json", "notify-sent.json"]) {
      expect(statSync(join(life.dataDir, name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(life.dataDir, name), "utf8")).not.toMatch(/knee|ease|amber/i);
    }
  });

  it("catches up the one week that was missed last, and no other", async () => {
    const server = await startWebServer();
    const life = await lifeWith(ntfy(server.address));
    await life.look("2026-12-16T09:00:00Z");
    await life.look("2026-12-16T09:01:00Z");
    expect(server.heard).toHaveLength(1);
    expect(life.log).toEqual(["notify ntfy: the week of 2026-12-07 was sent"]);
  });

  it("tries again an hour after a failure, tells it in a line without anything about the runner, and sends once", async () => {
    const server = await startMailServer({ answers: { RCPT: "550 no runner@example.org here" } });
    const life = await lifeWith(smtp(server.port));
    for (const iso of ["2026-11-22T18:00:00Z", "2026-11-22T18:01:00Z", "2026-11-22T18:59:59Z"]) await life.look(iso);
    expect(server.lines.filter((line) => line.startsWith("RCPT"))).toHaveLength(1);
    expect(life.log).toEqual([
      "notify smtp: the mail server refused the sender or the receiver (550); trying again in an hour",
    ]);
    const mended = await startMailServer();
    await writeSettings(life.dataDir, { version: 1, athletes: { me: smtp(mended.port) } });
    for (const iso of ["2026-11-22T19:00:00Z", "2026-11-22T20:30:00Z", "2026-11-23T09:00:00Z"]) await life.look(iso);
    expect(mended.mails).toHaveLength(1);
    expect(life.log.join(" ")).not.toMatch(/runner|example|knee|127\.0\.0\.1/i);
  });

  it("one way out that fails holds up no other", async () => {
    const broken = await startWebServer([500]);
    const working = await startWebServer();
    const life = await lifeWith({ ...ntfy(broken.address), ...webhook(working.address) });
    await life.look("2026-11-22T18:00:00Z");
    await life.look("2026-11-22T18:05:00Z");
    expect([broken.heard.length, working.heard.length]).toEqual([1, 1]);
  });

  it("killed while it sent, it sends a mail not again, and a webhook again under the same id", async () => {
    const web = await startWebServer();
    const mail = await startMailServer();
    const life = await lifeWith({ ...smtp(mail.port), ...webhook(web.address) });
    await life.look("2026-11-22T18:00:00Z");
    expect([mail.mails.length, web.heard.length]).toEqual([1, 1]);
    // What a process that was killed before the answer leaves behind.
    const file = join(life.dataDir, "notify-sent.json");
    const killed = { sentWeeks: [], sentAt: null, sending: "2026-11-16", failed: null };
    writeFileSync(file, JSON.stringify({ version: 1, athletes: { me: { smtp: killed, webhook: killed } } }));
    await life.look("2026-11-22T18:02:00Z");
    await life.look("2026-11-22T18:03:00Z");
    expect([mail.mails.length, web.heard.length]).toEqual([1, 2]);
    expect(web.heard[1]?.headers["webhook-id"]).toBe(web.heard[0]?.headers["webhook-id"]);
    expect(life.log.at(-2)).toMatch(
      /^notify smtp: Niggle stopped while it sent the week of 2026-11-16; it may have arrived/,
    );
    await life.look("2026-11-29T18:00:00Z");
    expect(mail.mails).toHaveLength(2);
  });

  it("a report that cannot be made is told without its reason, and tried again", async () => {
    const server = await startWebServer();
    const life = await lifeWith(ntfy(server.address));
    await life.look("2026-11-22T18:00:00Z", { report: () => Promise.reject(new Error("left knee of Anna")) });
    expect(life.log).toEqual(["notify ntfy: the report could not be made; trying again in an hour"]);
    await life.look("2026-11-22T19:00:00Z");
    expect(server.heard).toHaveLength(1);
  });

  it("goes by the runner's home zone where none is named", async () => {
    const server = await startWebServer();
    const { ntfy: channel } = ntfy(server.address);
    const life = await lifeWith({ ntfy: { ...channel!, zone: null, since: "2026-11-20T00:00:00Z" } });
    await life.look("2026-11-22T04:59:00Z", { homeZone: async () => "Pacific/Auckland" });
    expect(server.heard).toHaveLength(0);
    await life.look("2026-11-22T05:00:00Z", { homeZone: async () => "Pacific/Auckland" });
    expect(server.heard).toHaveLength(1);
  });

  it.each([
    "{",
    "[]",
    '{"version":2}',
    '{"version":1,"athletes":{"me":{"smtp":{"host":"x"}}}}',
    '{"version":1,"athletes":{},"more":1}',
  ])("refuses settings that are not its own: %s", async (text) => {
    const life = await lifeWith({});
    writeFileSync(join(life.dataDir, "notify.json"), text);
    await expect(readSettings(life.dataDir)).rejects.toThrow("notify.json in the data folder cannot be understood");
  });

  it("sends nothing when it cannot know what was sent", async () => {
    const server = await startWebServer();
    const life = await lifeWith(ntfy(server.address));
    writeFileSync(join(life.dataDir, "notify-sent.json"), "torn");
    await expect(life.look("2026-11-22T18:00:00Z")).rejects.toThrow(
      "notify-sent.json in the data folder cannot be understood",
    );
    expect(server.heard).toEqual([]);
  });
});

describe("the schedule of a running server", () => {
  it("tells what is broken once an hour, ends nothing, and stops when it is asked to", async () => {
    const life = await lifeWith({});
    writeFileSync(join(life.dataDir, "notify.json"), "torn");
    const stop = new AbortController();
    const start = at("2026-11-22T18:00:00Z");
    let looks = 0;
    await runSchedule({
      dataDir: life.dataDir,
      colours: MAIL_COLOURS,
      now: () => (start + looks * 60_000) as UtcInstant,
      sleep: async () => {
        looks += 1;
        if (looks === 90) stop.abort();
      },
      env: {},
      signal: stop.signal,
      log: (line) => void life.log.push(line),
      report: async () => REPORT,
      homeZone: async () => "UTC",
    });
    expect(looks).toBe(90);
    expect(life.log).toHaveLength(2);
    expect(life.log[0]).toMatch(/^notify: notify\.json in the data folder cannot be understood/);
  });
});
