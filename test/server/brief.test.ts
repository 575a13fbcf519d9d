import { describe, expect, test } from "vitest";
import type { JournalFact } from "../../src/domain/journal.ts";
import { addDays, formatLocalDay } from "../../src/domain/local-day.ts";
import type { PainEntry } from "../../src/domain/pain.ts";
import type { SAFETY_QUESTIONS } from "../../src/domain/therapy.ts";
import { ME, openDemoApp, TODAY } from "../real-app.ts";
import { openServer, serverOver } from "./open-server.ts";

const sore = (daysAgo: number, more: Partial<PainEntry> = {}): JournalFact => ({
  kind: "pain",
  entry: {
    day: addDays(TODAY, -daysAgo),
    region: "calf",
    side: "right",
    moment: "after",
    nrs: 3,
    quality: "tight",
    alteredGait: null,
    nightPain: null,
    note: null,
    activityId: null,
    ...more,
  },
});

/** The page as a person reads it. */
async function briefText(facts: readonly JournalFact[], query = ""): Promise<string> {
  const { server, real } = await openServer();
  await real.app.log(ME, facts);
  const { body, statusCode } = await server.inject(`/therapy/brief${query}`);
  expect(statusCode).toBe(200);
  const text = body.replaceAll(/<(?:title|svg)[\s\S]*?<\/(?:title|svg)>/g, " ").replaceAll(/<[^>]+>/g, " ");
  return text.replaceAll(/\s+/g, " ");
}

describe("the brief for a therapist", () => {
  test("says of somebody new that nothing is known, and never a zero in its place", async () => {
    const text = await briefText([]);
    expect(text).toContain("No sore day in the last 28 days.");
    expect(text).toContain("No session in the log of the last year.");
    expect(text).toContain("The questions before a massage were never answered: please ask them.");
    expect(text).toContain("Runs a week not known");
    expect(text).not.toMatch(/NaN|undefined|null/);
  });

  test("says where it hurts and since when, how it feels, where else, and what was never asked", async () => {
    const text = await briefText([
      sore(5),
      sore(2, { nrs: 5, alteredGait: true }),
      sore(1, { region: "lower-back", side: "center", nrs: 2, quality: null }),
    ]);
    expect(text).toContain(
      "Right calf 5 of 10 on 20 Nov Since 17 Nov 2026 (6 days): sore on 2 of 2 answered days, 5 of 10 at worst.",
    );
    expect(text).toContain(
      "Feels: tight. Changed the stride: on 1 day. At night: not asked. Sore in the same time: lower back.",
    );
  });

  test("says when the questions before a massage were answered, and each yes", async () => {
    const asked = (yes: readonly (typeof SAFETY_QUESTIONS)[number][]): JournalFact => ({
      kind: "safety-check",
      entry: { day: addDays(TODAY, -10), yes },
    });
    expect(await briefText([asked([])])).toContain("Asked on 12 Nov 2026 (10 days ago): every question answered no.");
    expect(await briefText([asked(["fever"])])).toContain("Answered yes: Do you have a fever or feel ill?");
  });

  test("says which warning signs were asked about", async () => {
    const check: JournalFact = {
      kind: "red-flag-check",
      entry: {
        day: TODAY,
        site: { region: "shin", side: "left" },
        asked: ["bone-tender", "hop-pain"],
        yes: ["hop-pain"],
      },
    };
    expect(await briefText([check])).toContain(
      "Warning signs asked about the left shin on 22 Nov 2026: 2 questions, yes to pain when hopping.",
    );
  });

  test("lists exercises with what was asked and what was ticked off", async () => {
    const plan: JournalFact = {
      kind: "exercise-plan",
      entry: {
        key: "calf-raises",
        kind: "strength",
        title: "Calf raises",
        regions: [],
        timesPerWeek: 3,
        from: addDays(TODAY, -13),
        until: null,
        by: "Ana",
      },
    };
    const done: JournalFact = { kind: "exercise-done", entry: { day: addDays(TODAY, -2), key: "calf-raises" } };
    expect(await briefText([plan, done])).toContain(
      "Calf raises (strength), asked 3 a week: –, 1 times in the last 2 weeks, last on 20 Nov. From Ana.",
    );
  });

  test("says who made it, when, for whom, and that it is not medical advice", async () => {
    const text = await briefText([{ kind: "therapist", entry: { name: "Ana", email: null, bookingUrl: null } }]);
    expect(text).toContain("Made by the runner on 22 November 2026, for Ana");
    expect(text).toContain("Not medical advice. Made with niggle 1.2.3 on 22 Nov 2026");
  });

  test("can be made as of an earlier day, and not of one to come", async () => {
    const text = await briefText([sore(2), sore(0, { region: "shin" })], `?asOf=${formatLocalDay(addDays(TODAY, -2))}`);
    expect(text).toContain("Right calf");
    expect(text).not.toContain("Right shin");
    const { server } = await openServer();
    expect((await server.inject("/therapy/brief?asOf=2027-01-01")).statusCode).toBe(400);
    expect((await server.inject("/therapy/brief?asOf=soon")).statusCode).toBe(400);
  });

  test("sets the running now beside the running before, with what had changed, for the demo runner", async () => {
    const real = await openDemoApp();
    const server = serverOver(real);
    const { body } = await server.inject("/therapy/brief");
    expect(body).toContain("The running, and how it was before the front of the left knee became sore");
    expect(body).toContain("Sat 21 Nov: a run of 11.7 km, 24 % longer than any of the 30 days before it (9.4 km).");
    expect(body).toMatch(/Distance a week<\/th><td data-label="Last 8 weeks">29\.6 km/);
    expect(body).toContain("We cannot tell: ");
    await server.close();
    await real.close();
  }, 60_000);
});
