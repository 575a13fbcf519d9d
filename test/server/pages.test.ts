import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { describe, expect, test } from "vitest";
import type { AthleteId } from "../../src/domain/ids.ts";
import { SAFETY_QUESTIONS } from "../../src/domain/therapy.ts";
import { buildServer } from "../../src/server/build-server.ts";
import type { WeeklyReport } from "../../src/usecases/app.ts";
import { emptyReport, sampleReport } from "../sample-report.ts";
import { type MemoryApp, memoryApp } from "./memory-app.ts";

const webDir = mkdtempSync(join(tmpdir(), "niggle-web-"));
writeFileSync(join(webDir, "app.js"), "export {};\n");

function serverFor(app: MemoryApp, log: (line: string) => void = () => undefined): FastifyInstance {
  return buildServer({ app, athlete: "me" as AthleteId, webDir, version: "1.2.3", log, maxFileB: 100_000 });
}

const form = (fields: Record<string, string>) => ({
  headers: { "content-type": "application/x-www-form-urlencoded" },
  payload: new URLSearchParams(fields).toString(),
});

const PAIN = { kind: "pain", day: "2026-11-22", region: "calf", side: "right", nrs: "4", moment: "after" };

function withAssessment(change: Partial<WeeklyReport["assessment"]>): WeeklyReport {
  const report = sampleReport();
  return { ...report, assessment: { ...report.assessment, ...change } };
}

describe("the weekly page", () => {
  test("carries the verdict with everything it rests on", async () => {
    const { statusCode, body } = await serverFor(memoryApp()).inject("/");
    expect(statusCode).toBe(200);
    for (const words of [
      "Week of 16 November · as of Sunday 22",
      "Ease off",
      "Your knee is speaking up after a longer run.",
      "+24 %",
      "3 / 10",
      "one cohort, observational",
      "Schuster Brandt Frandsen",
      "About 3.7 instead of 2.2 injuries",
      "21.7 km",
      "26 of 28 days",
      "Were they rest days?",
      "Not medical advice. Red-flag symptoms: see a clinician now.",
    ]) {
      expect(body).toContain(words);
    }
  });

  test("asks the safety questions before it offers a massage", async () => {
    const asked = (await serverFor(memoryApp()).inject("/")).body;
    expect(asked.match(/<legend>Do you|<legend>Have you|<legend>Is there|<legend>Are you/g)).toHaveLength(13);
    expect(asked).not.toContain("Book a massage");
  });

  test("offers a massage once the questions are answered clear, with an entry for the calendar", async () => {
    const massage = { ...(sampleReport().assessment.massage as NonNullable<WeeklyReport["assessment"]["massage"]>) };
    const clear = withAssessment({ massage: { ...massage, gate: "clear" } });
    const server = serverFor(memoryApp(clear));
    const { body } = await server.inject("/");
    expect(body).toContain('href="#massage"');
    const link = /\/massage\.ics\?day=[\d-]+/.exec(body)?.[0] as string;
    const calendar = await server.inject(link);
    expect(calendar.headers["content-type"]).toContain("text/calendar");
    expect(calendar.body).toContain("DTSTART;VALUE=DATE:20261122\r\n");
  });

  test("says nothing of massage under a warning sign", async () => {
    const { body } = await serverFor(
      memoryApp(withAssessment({ headline: "see-clinician", level: "clinician" })),
    ).inject("/");
    expect(body).toContain("See a clinician");
    expect(body).not.toContain('id="massage"');
    expect(body).not.toContain("massage.ics");
  });

  test("of somebody new says what to do first", async () => {
    const { body } = await serverFor(memoryApp(emptyReport())).inject("/");
    expect(body).toContain("Show niggle your runs");
    expect(body).toContain('href="/import"');
  });

  test("holds no inline script, no inline style and nothing from elsewhere", async () => {
    for (const url of ["/", "/log", "/import"]) {
      const { body, headers } = await serverFor(memoryApp()).inject(url);
      expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|<script(?! type="module" src="\/web\/app.js")/);
      expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      expect(headers["content-security-policy"]).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';font-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      );
    }
  });

  test("links only to pages that exist", async () => {
    const server = serverFor(memoryApp());
    for (const url of ["/", "/log", "/import"]) {
      const { body } = await server.inject(url);
      for (const [, href] of body.matchAll(/href="(\/[^"#]*)/g)) {
        expect({ href, status: (await server.inject(href as string)).statusCode }).toEqual({ href, status: 200 });
      }
    }
  });

  test("is sent once per state of the data, and known by its tag", async () => {
    const app = memoryApp();
    const server = serverFor(app);
    const first = await server.inject("/");
    const again = await server.inject({ url: "/", headers: { "if-none-match": String(first.headers["etag"]) } });
    expect(again.statusCode).toBe(304);
    expect(app.reportsMade()).toBe(1);
    await server.inject({ method: "POST", url: "/log", ...form(PAIN) });
    const changed = await server.inject({ url: "/", headers: { "if-none-match": String(first.headers["etag"]) } });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers["etag"]).not.toBe(first.headers["etag"]);
  });

  test("shows an earlier week, and refuses one that is still to come", async () => {
    const server = serverFor(memoryApp());
    expect((await server.inject("/?asOf=2026-10-04")).statusCode).toBe(200);
    const future = await server.inject("/?asOf=2027-01-01");
    expect(future.statusCode).toBe(400);
    expect(future.body).toContain("2027-01-01 is still to come.");
    expect((await server.inject("/?asOf=2026-02-30")).body).toContain("There is no day 2026-02-30.");
  });
});

describe("the log page", () => {
  test("takes pain and says so on the next page", async () => {
    const app = memoryApp();
    const server = serverFor(app);
    const answer = await server.inject({ method: "POST", url: "/log", ...form({ ...PAIN, note: "on the stairs" }) });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe("/log?done=pain");
    expect(app.facts).toMatchObject([
      {
        kind: "pain",
        entry: { region: "calf", side: "right", nrs: 4, moment: "after", alteredGait: null, note: "on the stairs" },
      },
    ]);
    expect((await server.inject("/log?done=pain")).body).toContain("Logged how it feels.");
  });

  test("leaves unsaid what was left blank", async () => {
    const app = memoryApp();
    await serverFor(app).inject({
      method: "POST",
      url: "/log",
      ...form({ ...PAIN, side: "", quality: "", note: "  " }),
    });
    expect(app.facts).toMatchObject([{ entry: { side: null, quality: null, nightPain: null, note: null } }]);
  });

  test("keeps what was typed when something is missing, and says what", async () => {
    const app = memoryApp();
    const { statusCode, body } = await serverFor(app).inject({
      method: "POST",
      url: "/log",
      ...form({ ...PAIN, nrs: "", note: "worse downhill" }),
    });
    expect(statusCode).toBe(422);
    expect(body).toContain("Choose a number from 0 to 10.");
    expect(body).toContain("worse downhill");
    expect(body).toMatch(/name="region" value="calf" checked/);
    expect(app.facts).toEqual([]);
  });

  test("shows a note as text, whatever is in it", async () => {
    const note = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
    const { body } = await serverFor(memoryApp()).inject({
      method: "POST",
      url: "/log",
      ...form({ ...PAIN, nrs: "", note }),
    });
    expect(body).toContain("&lt;script>alert(1)");
    expect(body).not.toContain("<script>alert");
    expect(body).not.toContain("<img src=x");
  });

  test.each([
    ["no-pain", { day: "2026-11-22" }, { kind: "no-pain" }],
    ["rpe", { day: "2026-11-21", rpe0To10: "7" }, { kind: "rpe", entry: { rpe0To10: 7, activityId: null } }],
    [
      "therapy",
      { day: "2026-11-20", therapyKind: "massage", nrsBefore: "4" },
      { kind: "therapy", entry: { nrsBefore: 4, nrsAfter: null } },
    ],
    ["rest", { rest: "2026-11-12" }, { kind: "day-mark", entry: { state: "rest" } }],
    ["seen", { rule: "RF_PERSIST", day: "2026-11-22" }, { kind: "red-flag-seen", rule: "RF_PERSIST" }],
    ["history", { from: "2024-11-25" }, { kind: "history-claim", entry: { to: null } }],
  ])("takes %s", async (kind, fields, fact) => {
    const app = memoryApp();
    const answer = await serverFor(app).inject({
      method: "POST",
      url: "/log",
      ...form({ kind, ...fields } as Record<string, string>),
    });
    expect(answer.statusCode).toBe(303);
    expect(app.facts).toMatchObject([fact]);
  });

  test.each([
    ["2026-11-23", "still to come"],
    ["2026-02-30", "There is no day"],
    ["yesterday", "Give a day"],
  ])("refuses the day %s", async (day, words) => {
    const { statusCode, body } = await serverFor(memoryApp()).inject({
      method: "POST",
      url: "/log",
      ...form({ ...PAIN, day }),
    });
    expect(statusCode).toBe(422);
    expect(body).toContain(words);
  });

  test("takes safety answers only when every question has one: unasked is not clear", async () => {
    const app = memoryApp();
    const server = serverFor(app);
    const all = Object.fromEntries(SAFETY_QUESTIONS.map((question) => [question, question === "skin" ? "yes" : "no"]));
    const { fever: _, ...unasked } = all;
    const refused = await server.inject({
      method: "POST",
      url: "/log",
      ...form({ kind: "safety", day: "2026-11-22", ...unasked }),
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("Answer this one with yes or no.");
    expect(app.facts).toEqual([]);
    await server.inject({ method: "POST", url: "/log", ...form({ kind: "safety", day: "2026-11-22", ...all }) });
    expect(app.facts).toMatchObject([{ kind: "safety-check", entry: { yes: ["skin"] } }]);
  });
});

/** A multipart body as a browser makes it. */
function upload(files: readonly (readonly [string, string])[]) {
  const parts = files.map(
    ([name, text]) =>
      `--XX\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n${text}\r\n`,
  );
  return { headers: { "content-type": "multipart/form-data; boundary=XX" }, payload: `${parts.join("")}--XX--\r\n` };
}

describe("the import page", () => {
  test("takes several files and names each with its outcome and the way out", async () => {
    const { statusCode, body } = await serverFor(memoryApp()).inject({
      method: "POST",
      url: "/import",
      ...upload([
        ["Läufe.fit", "bytes"],
        ["leer.fit", ""],
        ["<b>.csv", "x"],
      ]),
    });
    expect(statusCode).toBe(200);
    expect(body).toContain("2 imported, 1 could not be read.");
    expect(body).toContain("Läufe.fit");
    expect(body).toContain("The file is empty. Copy it from the watch again.");
    expect(body).toContain("&lt;b>.csv");
  });

  test("says so when no file was chosen", async () => {
    const { body } = await serverFor(memoryApp()).inject({ method: "POST", url: "/import", ...upload([["", ""]]) });
    expect(body).toContain("No files came along.");
  });

  test("tells each outcome as it comes to a page that asks for lines", async () => {
    const request = upload([["a.fit", "bytes"]]);
    const { body } = await serverFor(memoryApp()).inject({
      method: "POST",
      url: "/import",
      ...request,
      headers: { ...request.headers, accept: "application/x-ndjson" },
    });
    const lines = body
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.kind)).toEqual(["file", "done"]);
    expect(lines[0].html).toContain("a.fit");
    expect(lines[1].history).toContain("Is this every run you made?");
  });

  test("refuses a file that is too large with a sentence", async () => {
    const { statusCode, body } = await serverFor(memoryApp()).inject({
      method: "POST",
      url: "/import",
      ...upload([["big.fit", "x".repeat(100_001)]]),
    });
    expect(statusCode).toBe(413);
    expect(body).toContain("more than this server takes at once");
  });

  test("asks once whether the files hold every run, and takes the answer back", async () => {
    const app = memoryApp();
    const server = serverFor(app);
    expect((await server.inject("/import")).body).toContain("These files hold every run I made since");
    const claim = await server.inject({ method: "POST", url: "/import/history", ...form({ from: "2024-11-25" }) });
    expect(claim.headers.location).toBe("/import?done=history");
    await server.inject({ method: "POST", url: "/import/history/revoke", ...form({}) });
    expect(app.facts.map((fact) => fact.kind)).toEqual(["history-claim", "history-claim-revoked"]);
  });
});
