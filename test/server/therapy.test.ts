import { describe, expect, test } from "vitest";
import type { ExercisePlan } from "../../src/domain/exercise.ts";
import type { JournalFact } from "../../src/domain/journal.ts";
import { addDays, formatLocalDay, type LocalDay } from "../../src/domain/local-day.ts";
import type { PainEntry } from "../../src/domain/pain.ts";
import type { TherapySession } from "../../src/domain/therapy.ts";
import { ME, TODAY } from "../real-app.ts";
import { form, type OpenServer, openServer } from "./open-server.ts";

const massage = (daysAgo: number, more: Partial<TherapySession> = {}): JournalFact => ({
  kind: "therapy",
  entry: {
    day: addDays(TODAY, -daysAgo),
    kind: "massage",
    regions: ["calf", "lower-back"],
    nrsBefore: 4,
    nrsAfter: 2,
    nrs24h: null,
    nrs48h: null,
    therapist: "Ana",
    note: "left side",
    ...more,
  },
});
const sore = (daysAgo: number, more: Partial<PainEntry> = {}): JournalFact => ({
  kind: "pain",
  entry: {
    day: addDays(TODAY, -daysAgo),
    region: "knee-front",
    side: "left",
    moment: "after",
    nrs: 3,
    quality: "ache",
    alteredGait: null,
    nightPain: null,
    note: null,
    activityId: null,
    ...more,
  },
});
const raises: ExercisePlan = {
  key: "calf-raises",
  kind: "strength",
  title: "Calf raises",
  regions: ["calf"],
  timesPerWeek: 3,
  from: addDays(TODAY, -20),
  until: null,
  by: "Ana",
};
const planned = (plan: Partial<ExercisePlan> = {}): JournalFact => ({
  kind: "exercise-plan",
  entry: { ...raises, ...plan },
});
const day = (daysAgo: number): string => formatLocalDay(addDays(TODAY, -daysAgo));
const NIGHT_PAIN = sore(0, { region: "shin", nrs: 5, nightPain: true });

async function opened(facts: readonly JournalFact[] = []): Promise<OpenServer> {
  const open = await openServer();
  await open.real.app.log(ME, facts);
  return open;
}

/** The fields of the first form of a kind, as a browser would send them. */
function fieldsOf(html: string, kind: string, about = ""): Record<string, string> {
  const found = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([text]) => text);
  const mine = found.find((text) => text.includes(`name="kind" value="${kind}"`) && text.includes(about)) ?? "";
  const inputs = [...mine.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name, value]) => [name as string, value as string]));
}

describe("the page about therapy", () => {
  test("says to somebody new what can be logged", async () => {
    const { server } = await opened();
    const { body, statusCode } = await server.inject("/therapy");
    expect(statusCode).toBe(200);
    expect(body).toContain("None yet. Log a massage, physio or other session below");
    expect(body).toContain("None yet. Add a stretch, strength work or a posture cue");
    expect(body).toContain("Two numbers are enough to begin.");
  });

  test("lists sessions with their numbers, days since for each place, and the caution beside before and after", async () => {
    const { server } = await opened([massage(10, { nrs24h: 3 }), massage(40, { regions: ["calf"] })]);
    const { body } = await server.inject("/therapy");
    expect(body).toContain("Calf, lower back. Sore 4 before, 2 right after, 3 a day later");
    expect(body).toMatch(/Lower back<\/th><td>10<\/td><td>12 Nov 2026/);
    expect(body).toContain("so the first number alone flatters every session");
    expect(body).toContain("Soreness right after: down 2.0 on average over 2 sessions.");
    expect(body).toMatch(/role="img" aria-label="Soreness after massage, in points from before: right after −2\.0/);
  });

  test("shows what a person typed as text, whatever is in it", async () => {
    const evil = '"><img src=x onerror=alert(1)>';
    const { server } = await opened([massage(1, { note: evil, therapist: evil }), planned({ title: evil, by: evil })]);
    for (const url of ["/therapy", "/therapy/brief", "/log"]) {
      const { body } = await server.inject(url);
      expect(body).not.toContain("<img");
    }
  });

  test("holds no inline script, no inline style and nothing from elsewhere", async () => {
    const { server } = await opened([massage(1), planned(), sore(0)]);
    for (const url of ["/therapy", "/therapy/brief"]) {
      const { body } = await server.inject(url);
      expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|<script(?! type="module" src="\/web\/app.js")/);
      expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    }
  });

  test("is known by its tag until the data or the calendar's address change", async () => {
    const { server } = await opened([massage(1)]);
    const seen = { "if-none-match": String((await server.inject("/therapy")).headers["etag"]) };
    expect((await server.inject({ url: "/therapy", headers: seen })).statusCode).toBe(304);
    await server.inject({ url: "/therapy/calendar", ...form({}) });
    expect((await server.inject({ url: "/therapy", headers: seen })).statusCode).toBe(200);
  });
});

describe("a session", () => {
  test("is logged from this page, and leads back to it", async () => {
    const { server, real } = await opened();
    const fields = { kind: "therapy", back: "/therapy", therapyKind: "physio", day: day(0), nrsBefore: "5" };
    const answer = await server.inject({ url: "/log", ...form(fields) });
    expect(answer.headers.location).toBe("/therapy?done=therapy");
    expect(await real.facts()).toMatchObject([{ kind: "therapy", entry: { kind: "physio", nrsBefore: 5 } }]);
  });

  test("leads nowhere but to a page of ours, whatever the form names", async () => {
    const { server } = await opened();
    const fields = { kind: "therapy", back: "//example.com", therapyKind: "massage", day: day(0) };
    expect((await server.inject({ url: "/log", ...form(fields) })).headers.location).toBe("/log?done=therapy");
  });

  test.each([
    [0, []],
    [1, ["A day later"]],
    [2, ["A day later", "Two days later"]],
    [7, ["A day later", "Two days later"]],
    [8, []],
  ])("is asked about %i days later for the numbers that are due", async (daysAgo, labels) => {
    const { server } = await opened([massage(daysAgo)]);
    const { body } = await server.inject("/therapy");
    const card = /How sore after the massage[\s\S]*?<\/section>/.exec(body)?.[0] ?? "";
    expect([...card.matchAll(/<label for="[^"]*">([^<]*) <span/g)].map(([, label]) => label)).toEqual(labels);
  });

  test("is not asked about when its numbers are there, or none was said before", async () => {
    const { server } = await opened([massage(2, { nrs24h: 2, nrs48h: 1 }), massage(3, { nrsBefore: null })]);
    expect((await server.inject("/therapy")).body).not.toContain("How sore after");
  });

  test("keeps everything that was said before when a later number comes", async () => {
    const { server, real } = await opened([massage(2)]);
    const html = (await server.inject("/therapy")).body;
    const regions = [...html.matchAll(/name="regions" value="(calf|lower-back)"/g)].map(
      ([, region]) => region as string,
    );
    const payload = new URLSearchParams(fieldsOf(html, "later-scores"));
    payload.delete("regions");
    for (const region of new Set(regions)) payload.append("regions", region);
    payload.set("nrs24h", "3");
    const answer = await server.inject({ url: "/log", ...form({}), payload: payload.toString() });
    expect(answer.headers.location).toBe("/therapy?done=later-scores");
    const [before, after] = await real.facts();
    expect(after).toEqual({ ...before, entry: { ...(before as { entry: TherapySession }).entry, nrs24h: 3 } });
  });

  test("wants a number when later numbers are sent", async () => {
    const { server } = await opened([massage(2)]);
    const fields = fieldsOf((await server.inject("/therapy")).body, "later-scores");
    const { statusCode, body } = await server.inject({ url: "/log", ...form(fields) });
    expect(statusCode).toBe(422);
    expect(body).toContain("Choose how sore it was, from 0 to 10.");
    expect(body).toContain("What helps, and how often");
  });

  test("can be taken back", async () => {
    const { server, real } = await opened([massage(20)]);
    const fields = fieldsOf((await server.inject("/therapy")).body, "session-removed");
    expect((await server.inject({ url: "/log", ...form(fields) })).statusCode).toBe(303);
    expect((await real.facts()).at(-1)).toEqual({
      kind: "therapy-removed",
      day: addDays(TODAY, -20),
      therapyKind: "massage",
    });
    expect((await real.app.therapyReport(ME, TODAY)).brief.sessions).toEqual([]);
  });
});

describe("the rhythm", () => {
  test("is kept, shown, and taken back when the field is left empty", async () => {
    const { server, real } = await opened([massage(10)]);
    await server.inject({ url: "/log", ...form({ kind: "rhythm", rhythmDays: "28" }) });
    expect((await server.inject("/therapy")).body).toContain("You asked for one every 28 days.");
    await server.inject({ url: "/log", ...form({ kind: "rhythm", rhythmDays: "" }) });
    expect((await real.facts()).slice(1)).toEqual([
      { kind: "setting", name: "massageRhythmDays", from: 0, value: 28 },
      { kind: "setting", name: "massageRhythmDays", from: 0, value: null },
    ]);
  });

  test.each(["0", "2.5", "366", "often"])("of %s days is refused, and what was typed stays", async (rhythmDays) => {
    const { server, real } = await opened();
    const { statusCode, body } = await server.inject({ url: "/log", ...form({ kind: "rhythm", rhythmDays }) });
    expect(statusCode).toBe(422);
    expect(body).toContain("Give a whole number of days from 1 to 365, or leave it empty.");
    expect(body).toContain(`value="${rhythmDays}"`);
    expect(await real.facts()).toEqual([]);
  });
});

describe("exercises at home", () => {
  test("are added from today on, with what was said of them", async () => {
    const { server, real } = await opened();
    const fields = { kind: "exercise", exerciseKind: "cue", title: " Shorter steps ", timesPerWeek: "3", by: "Ana" };
    expect((await server.inject({ url: "/log", ...form(fields) })).headers.location).toBe("/therapy?done=exercise");
    expect(await real.facts()).toEqual([
      {
        kind: "exercise-plan",
        entry: {
          key: "shorter-steps",
          kind: "cue",
          title: "Shorter steps",
          regions: [],
          timesPerWeek: 3,
          from: TODAY,
          until: null,
          by: "Ana",
        },
      },
    ]);
  });

  test("need a name, and what was chosen stays", async () => {
    const { server } = await opened();
    const fields = { kind: "exercise", exerciseKind: "cue", title: "" };
    const { statusCode, body } = await server.inject({ url: "/log", ...form(fields) });
    expect(statusCode).toBe(422);
    expect(body).toMatch(/name="exerciseKind" value="cue" checked/);
  });

  test("are ticked off in one tap on both pages, and the tick is taken back in one", async () => {
    for (const page of ["/therapy", "/log"]) {
      const { server, real } = await opened([planned()]);
      const tick = fieldsOf((await server.inject(page)).body, "exercise-done");
      expect((await server.inject({ url: "/log", ...form(tick) })).headers.location).toBe(`${page}?done=exercise-done`);
      expect((await real.facts()).at(-1)).toEqual({ kind: "exercise-done", entry: { day: TODAY, key: "calf-raises" } });
      const undo = fieldsOf((await server.inject(page)).body, "exercise-undone");
      await server.inject({ url: "/log", ...form(undo) });
      expect((await real.app.careToday(ME, TODAY)).doneToday).toEqual([]);
    }
  });

  test("show the ticks of each week; a week without any tick is not known, and nothing is counted in a row", async () => {
    const done = [0, 1, 2, 7].map(
      (daysAgo): JournalFact => ({
        kind: "exercise-done",
        entry: { day: addDays(TODAY, -daysAgo), key: "calf-raises" },
      }),
    );
    const { server } = await opened([planned(), ...done]);
    const { body } = await server.inject("/therapy");
    const weeks = /<ol class="kept"[\s\S]*?<\/ol>/
      .exec(body)?.[0]
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim();
    expect(weeks).toBe("2 Nov – nothing logged 9 Nov 1 of 3 16 Nov 3 of 3");
    expect(body).not.toMatch(/streak|in a row/);
  });

  test("end yesterday and keep their days, and can be taken up again", async () => {
    const { server, real } = await opened([planned()]);
    const end = fieldsOf((await server.inject("/therapy")).body, "exercise-ended");
    await server.inject({ url: "/log", ...form(end) });
    expect((await real.facts()).at(-1)).toEqual(planned({ until: addDays(TODAY, -1) }));
    expect((await real.app.careToday(ME, TODAY)).exercises).toEqual([]);
    const again = fieldsOf((await server.inject("/therapy")).body, "exercise", "Take it up again");
    await server.inject({ url: "/log", ...form(again) });
    expect((await real.facts()).at(-1)).toEqual(planned());
  });

  test("that were added today are taken off as a slip", async () => {
    const { server, real } = await opened([planned({ from: TODAY })]);
    const off = fieldsOf((await server.inject("/therapy")).body, "exercise-removed");
    await server.inject({ url: "/log", ...form(off) });
    expect((await real.facts()).at(-1)).toEqual({ kind: "exercise-plan-removed", key: "calf-raises" });
  });
});

describe("booking", () => {
  const ana = { name: "Ana & Co", email: "ana+book@example.com", bookingUrl: "https://example.com/book?a=1&b=2" };

  test("keeps whom to book with, and offers their page and a mail that is begun", async () => {
    const { server } = await opened([sore(3, { nrs: 5 }), sore(0)]);
    await server.inject({ url: "/log", ...form({ kind: "therapist", ...ana }) });
    const { body } = await server.inject("/therapy");
    expect(body).toContain('href="https://example.com/book?a=1&amp;b=2" rel="noopener noreferrer"');
    const mail = (/href="(mailto:[^"]*)"/.exec(body)?.[1] ?? "").replaceAll("&amp;", "&");
    expect(mail).toMatch(/^mailto:ana%2Bbook@example\.com\?subject=[^&\s]*&body=[^&\s]*$/);
    const { searchParams } = new URL(mail);
    expect(searchParams.get("subject")).toBe("Asking for a session");
    expect(searchParams.get("body")?.split("\r\n")).toContain(
      "- Front of the left knee: since 19 Nov, 3 of 10 on 22 Nov, 5 at worst",
    );
  });

  test.each([
    ["bookingUrl", "http://example.com"],
    ["bookingUrl", "javascript:alert(1)"],
    ["email", "ana at example"],
  ])("refuses %s %s, and what was typed stays", async (field, value) => {
    const { server, real } = await opened();
    const answer = await server.inject({ url: "/log", ...form({ kind: "therapist", name: "Ana", [field]: value }) });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(`value="${value}"`);
    expect(answer.body).not.toContain(`href="${value}"`);
    expect(await real.facts()).toEqual([]);
  });

  test("takes the therapist off", async () => {
    const { server, real } = await opened([{ kind: "therapist", entry: ana }]);
    await server.inject({ url: "/log", ...form({ kind: "therapist-removed" }) });
    expect(await real.app.therapist(ME)).toBeNull();
  });

  test("waits under a warning sign: no booking, no suggestion, the sign first", async () => {
    const { server } = await opened([NIGHT_PAIN, massage(40), { kind: "therapist", entry: ana }]);
    const { body } = await server.inject("/therapy");
    expect(body).toContain("See a clinician first");
    expect(body).not.toMatch(/mailto:|href="https:|action="\/massage\.ics"|safety questions|Book a session/);
    const brief = (await server.inject("/therapy/brief")).body;
    expect(brief.indexOf("Warning signs: see a clinician first")).toBeGreaterThan(0);
    expect(brief.indexOf("Warning signs: see a clinician first")).toBeLessThan(brief.indexOf("Where it hurts"));
  });
});

describe("the safety questions", () => {
  test("lead back here when they were answered here, and say here what is missing", async () => {
    const { server } = await opened([
      massage(40),
      { kind: "setting", name: "massageRhythmDays", from: 0 as LocalDay, value: 28 },
    ]);
    const sent = fieldsOf((await server.inject("/therapy")).body, "safety");
    const { statusCode, body } = await server.inject({ url: "/log", ...form({ ...sent, clot: "no" }) });
    expect(statusCode).toBe(422);
    expect(body).toContain("What helps, and how often");
    expect(body).toContain("Answer this one with yes or no.");
  });
});

describe("the log", () => {
  test("takes last night in one tap, and shows it", async () => {
    const { server, real } = await opened();
    const fields = fieldsOf((await server.inject("/log")).body, "sleep");
    const answer = await server.inject({ url: "/log", ...form({ ...fields, sleepHours: "7.5" }) });
    expect(answer.headers.location).toBe("/log?done=sleep");
    expect(await real.facts()).toMatchObject([
      { kind: "wellness", entry: { day: TODAY, source: "runner", sleepS: 27_000 } },
    ]);
    expect((await server.inject("/log")).body).toContain("Last night: 7½ hours.");
  });

  test.each(["", "25", "-1", "long"])("refuses %j hours of sleep", async (sleepHours) => {
    const { server, real } = await opened();
    const answer = await server.inject({ url: "/log", ...form({ kind: "sleep", day: day(0), sleepHours }) });
    expect(answer.statusCode).toBe(422);
    expect(await real.facts()).toEqual([]);
  });

  test("leads to the exercises where none is planned", async () => {
    const { server } = await opened();
    expect((await server.inject("/log")).body).toContain('href="/therapy#exercises"');
  });
});
