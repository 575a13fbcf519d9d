import { afterEach, describe, expect, it } from "vitest";
import type { JournalFact } from "../../src/domain/journal.ts";
import { addDays } from "../../src/domain/local-day.ts";
import { emptyWellnessDay } from "../../src/domain/wellness.ts";
import { rebuild } from "../../src/usecases/rebuild.ts";
import { openRealApp, type RealApp, TODAY } from "../real-app.ts";
import { batches, everythingSeen, ME, PAIN, WATCH } from "./sources.ts";

let real: RealApp;
afterEach(() => real.close());

const site = { region: "calf", side: "left" } as const;
const slept = { ...emptyWellnessDay(TODAY, "runner"), sleepS: 27_000 };
const week = { version: "O2", participation: 8, modification: 8, performance: 0, pain: 17 } as const;
const plan = {
  key: "calf-raises",
  kind: "strength",
  title: "Calf raises",
  regions: ["calf"],
  timesPerWeek: 3,
  from: TODAY,
  until: null,
  by: "Ana",
} as const;
const planned = {
  day: addDays(TODAY, 1),
  slot: 1,
  distanceM: 8000,
  durationS: null,
  kind: "easy",
  title: null,
} as const;
const therapist = { name: "Ana", email: "ana@example.com", bookingUrl: "https://example.com/book" } as const;

/** One of each, some of them taken back again. */
const SAID: readonly JournalFact[] = [
  { kind: "run-planned", entry: planned },
  { kind: "run-planned", entry: { ...planned, slot: 2, kind: "walk-run", durationS: 1800 } },
  { kind: "run-unplanned", day: planned.day, slot: 1 },
  { kind: "return-plan", entry: { from: TODAY, isReady: true } },
  { kind: "ostrc", entry: { day: TODAY, site, ...week } },
  { kind: "red-flag-check", entry: { day: TODAY, site, asked: ["hop-pain", "rest-pain"], yes: ["rest-pain"] } },
  { kind: "exercise-plan", entry: plan },
  { kind: "exercise-plan", entry: { ...plan, key: "shorter-steps", kind: "cue", until: addDays(TODAY, 14) } },
  { kind: "exercise-plan-removed", key: "shorter-steps" },
  { kind: "exercise-done", entry: { day: TODAY, key: "calf-raises" } },
  { kind: "exercise-done", entry: { day: TODAY, key: "shorter-steps" } },
  { kind: "exercise-undone", entry: { day: TODAY, key: "shorter-steps" } },
  { kind: "therapist", entry: therapist },
  { kind: "wellness", entry: slept },
  { kind: "wellness", entry: { ...emptyWellnessDay(TODAY, "runner"), soreness0To10: 4 } },
  { kind: "no-pain", entry: { day: TODAY } },
  { kind: "no-pain-removed", day: TODAY },
];

async function seen(): Promise<string> {
  const { store, tables } = real.deps;
  const wellness = await store.read((reader) => tables.wellness.wellnessDays(reader, ME));
  return JSON.stringify({
    all: await everythingSeen(real),
    history: await store.read((reader) => tables.history.historyBesideRuns(reader, ME)),
    wellness,
    therapist: await real.app.therapist(ME),
  });
}

describe("plans, questions and exercises", () => {
  it("are the same after a rebuild, and said again change nothing", async () => {
    real = await openRealApp();
    await real.app.log(ME, SAID);
    expect(await real.app.therapist(ME)).toEqual(therapist);
    const before = await seen();
    expect(before).toContain("walk-run");
    await real.app.log(ME, SAID);
    expect(await seen()).toBe(before);
    await rebuild(real.deps, () => undefined);
    expect(await seen()).toBe(before);
    await real.app.log(ME, [{ kind: "therapist", entry: null }]);
    expect(await real.app.therapist(ME)).toBeNull();
  });

  it("stay when an import is undone, and so does a slip that was taken back in what it brought", async () => {
    real = await openRealApp();
    await real.give([PAIN]);
    await real.app.log(ME, SAID);
    const [entry] = (await real.app.weeklyReport(ME, TODAY)).pain;
    const { day, region, side, moment, activityId } = entry!;
    await real.app.log(ME, [{ kind: "pain-removed", day, region, side, moment, activityId }]);
    const before = await seen();
    await real.give([WATCH]);
    await real.app.undoImport(ME, (await batches(real))[0]!);
    const [, diary] = await batches(real);
    await real.app.undoImport(ME, diary!);
    await real.app.redoImport(ME, diary!);
    expect((await real.app.weeklyReport(ME, TODAY)).pain).toEqual([]);
    expect(JSON.parse(await seen())).toMatchObject({ wellness: JSON.parse(before).wellness, therapist });
  });
});

describe("a value that nobody can mean", () => {
  const bad: readonly (readonly [string, JournalFact])[] = [
    ["points of another version", { kind: "ostrc", entry: { day: TODAY, site, ...week, modification: 13 } }],
    ["a whole week unanswered", { kind: "ostrc", entry: { day: TODAY, site, version: "O2", ...noAnswers() } }],
    ["signs nobody asked about", { kind: "red-flag-check", entry: { day: TODAY, site, asked: [], yes: [] } }],
    [
      "a yes to what was not asked",
      { kind: "red-flag-check", entry: { day: TODAY, site, asked: ["fever"], yes: ["hop-pain"] } },
    ],
    ["a run of no length", { kind: "run-planned", entry: { ...planned, distanceM: 0 } }],
    ["a run of 2,000 km", { kind: "run-planned", entry: { ...planned, distanceM: 2_000_000 } }],
    ["a run of no time", { kind: "run-planned", entry: { ...planned, durationS: Number.NaN } }],
    ["a tenth run of a day", { kind: "run-planned", entry: { ...planned, slot: 10 } }],
    ["half a slot", { kind: "run-planned", entry: { ...planned, slot: 1.5 } }],
    ["a blank title", { kind: "run-planned", entry: { ...planned, title: " " } }],
    ["a long title", { kind: "exercise-plan", entry: { ...plan, title: "x".repeat(121) } }],
    ["a key that is no key", { kind: "exercise-plan", entry: { ...plan, key: "Calf raises" } }],
    [
      "an exercise that ends before it begins",
      { kind: "exercise-plan", entry: { ...plan, until: addDays(TODAY, -1) } },
    ],
    ["an exercise done under no key", { kind: "exercise-done", entry: { day: TODAY, key: "" } }],
    ["an address without a domain", { kind: "therapist", entry: { ...therapist, email: "ana@home" } }],
    ["two addresses", { kind: "therapist", entry: { ...therapist, email: "a@b.example, c@d.example" } }],
    ["a script for a link", { kind: "therapist", entry: { ...therapist, bookingUrl: "javascript:alert(1)" } }],
    ["an open link", { kind: "therapist", entry: { ...therapist, bookingUrl: "http://example.com" } }],
    ["a password in a link", { kind: "therapist", entry: { ...therapist, bookingUrl: "https://me:x@example.com" } }],
    ["nobody", { kind: "therapist", entry: { name: null, email: null, bookingUrl: null } }],
    ["more sleep than a day has", { kind: "wellness", entry: { ...slept, sleepS: 90_000 } }],
    ["a watch's word", { kind: "wellness", entry: { ...slept, source: "garmin" } }],
    ["a day of which nothing is said", { kind: "wellness", entry: emptyWellnessDay(TODAY, "runner") }],
    ["a heart of 400 beats", { kind: "setting", name: "hrMaxBpm", from: TODAY, value: 400 }],
    ["an eighth weekday", { kind: "setting", name: "longRunWeekday", from: TODAY, value: 8 }],
    ["half a weekday", { kind: "setting", name: "longRunWeekday", from: TODAY, value: 1.5 }],
    ["a word for a number", { kind: "setting", name: "vt1Bpm", from: TODAY, value: "140" }],
    ["a zone that is nowhere", { kind: "setting", name: "homeZone", from: TODAY, value: "Mars/Base" }],
    ["a setting that is none", { kind: "setting", name: "shoeSize" as "units", from: TODAY, value: 42 }],
  ];

  it.each(bad)("%s never reaches the journal", async (_name, fact) => {
    real = await openRealApp();
    const refused = await real.app.log(ME, [fact]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RangeError);
    expect((refused as RangeError).message).toMatch(/\(want/);
    for (const secret of ["@", "me:x", "example.com/book"]) {
      if (fact.kind === "therapist")
        expect((refused as RangeError).message.replace("ana@example.com", "")).not.toContain(secret);
    }
    expect(await real.deps.journal.read()).toEqual([]);
  });

  it("of a setting can always be taken back", async () => {
    real = await openRealApp();
    await real.app.log(ME, [{ kind: "setting", name: "longRunWeekday", from: TODAY, value: null }]);
    expect(await real.facts()).toHaveLength(1);
  });
});

function noAnswers() {
  return { participation: null, modification: null, performance: null, pain: null };
}
