import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AthleteId } from "../../src/domain/ids.ts";
import { issueAssessment } from "../../src/usecases/issue-assessment.ts";
import { type SharedAthlete, squadOverview } from "../../src/usecases/squad-overview.ts";
import { openRealApp, type RealApp, TODAY } from "../real-app.ts";
import { daysAgo, giveDiary, kneePain, onDay, sharing } from "./squad-athletes.ts";

describe("a squad at a glance", () => {
  let real: RealApp;
  const overview = (...athletes: readonly SharedAthlete[]) => squadOverview(real.deps, athletes, { asOf: TODAY });
  const one = async (athlete: SharedAthlete) => {
    const [entry] = await overview(athlete);
    if (entry === undefined) throw new Error(`no row for ${athlete.athlete}`);
    return entry;
  };

  beforeAll(async () => {
    real = await openRealApp();
    await giveDiary(real, "steady");
    await giveDiary(real, "leaper", 16);
    await giveDiary(real, "sore", 16);
    await real.app.log("sore" as AthleteId, [
      kneePain(9, 1),
      kneePain(2, 5),
      kneePain(2, 3, { moment: "after" }),
      { kind: "no-pain", entry: { day: daysAgo(4) } },
      kneePain(30, 9),
      {
        kind: "run-planned",
        entry: { day: daysAgo(-20), slot: 1, distanceM: 21_100, durationS: null, kind: "race", title: null },
      },
    ]);
    await real.app.log("quiet" as AthleteId, [kneePain(12, 2)]);
    // What stood a week ago, and nothing since, for somebody whose day was never turned.
    await issueAssessment(onDay(real.deps, daysAgo(7)), "steady" as AthleteId);
    await issueAssessment(onDay(real.deps, daysAgo(7)), "leaper" as AthleteId);
  }, 60_000);
  afterAll(() => real.close());

  test("has one row for each athlete asked for, and for nobody else, also where nothing is known", async () => {
    const rows = await overview(sharing("steady"), sharing("nobody"), sharing("sore"));
    expect(rows.map(({ athlete }) => athlete).toSorted()).toEqual(["nobody", "sore", "steady"]);
    expect(await one(sharing("nobody"))).toMatchObject({
      now: null,
      weekAgo: null,
      issuedFor: null,
      group: "silent",
      silentDays: null,
      knownDaysOf28: null,
      figures: null,
      findings: [],
      race: null,
    });
  });

  test("says what was issued, and agrees with the report of the week", async () => {
    for (const athlete of ["steady", "leaper", "sore"]) {
      const report = await real.app.weeklyReport(athlete as AthleteId, TODAY);
      const row = await one(sharing(athlete));
      expect(row.now).toEqual({ level: report.assessment.level, headline: report.assessment.headline });
      expect(row.issuedFor).toBe(TODAY);
      expect(row.knownDaysOf28).toBe(report.knownDaysOf28);
      const flagged = report.assessment.findings.filter(({ kind }) => kind === "flagged").map(({ rule }) => rule);
      expect(row.findings.map(({ rule }) => rule).toSorted()).toEqual(flagged.toSorted());
      const lastWeek = report.days.filter(({ day }) => day > TODAY - 7);
      expect(row.figures?.distance7dM).toBe(lastWeek.reduce((sum, { distanceM }) => sum + (distanceM ?? 0), 0));
    }
  });

  test("has the worst pain of each of 28 days: none said is 0, nothing said is nothing, older days are not in it", async () => {
    const { painNrs } = await one(sharing("sore"));
    expect(painNrs).toHaveLength(28);
    expect(painNrs?.at(-3)).toBe(5);
    expect(painNrs?.at(-5)).toBe(0);
    expect(painNrs?.at(-10)).toBe(1);
    expect(painNrs?.filter((nrs) => nrs !== null)).toEqual([1, 0, 5]);
  });

  test("has the worst of several answers of a day, in whatever order they came", async () => {
    const twice = "twice" as AthleteId;
    const fewer = [kneePain(4, 2), kneePain(4, 6, { side: "right" }), kneePain(4, 3, { region: "calf" })];
    await real.app.log(twice, [{ kind: "no-pain", entry: { day: daysAgo(3) } }, ...fewer, kneePain(3, 1)]);
    const { painNrs } = await one(sharing("twice"));
    expect([painNrs?.at(-5), painNrs?.at(-4)]).toEqual([6, 1]);
  });

  test("compares with what stood a week ago", async () => {
    const { now, weekAgo, isChanged, group } = await one(sharing("leaper"));
    expect([now?.level, weekAgo?.level, isChanged, group]).toEqual(["amber", "grey", true, "graver"]);
    expect((await one(sharing("steady"))).isChanged).toBe(false);
    expect((await one(sharing("sore"))).isChanged).toBe(false);
  });

  test("says of how long there was nothing: an entry counts, and a file on the day it came", async () => {
    expect((await one(sharing("quiet"))).silentDays).toBe(12);
    expect((await one(sharing("steady"))).silentDays).toBe(0);
  });

  test("says that a verdict is about an earlier day", async () => {
    const [later] = await squadOverview(real.deps, [sharing("steady")], { asOf: daysAgo(-2) });
    expect(later).toMatchObject({ isStale: true, issuedFor: TODAY });
    expect((await one(sharing("steady"))).isStale).toBe(false);
  });

  test("finds the next race", async () => {
    expect((await one(sharing("sore"))).race).toEqual({ day: daysAgo(-20), distanceM: 21_100 });
  });

  test("puts those who need a look first", async () => {
    const rows = await overview(sharing("steady"), sharing("quiet"), sharing("leaper"), sharing("sore"));
    expect(rows.map(({ athlete }) => athlete)).toEqual(["sore", "leaper", "quiet", "steady"]);
  });

  test("hides what is not shared: neither pain nor what pain did to the order, neither runs nor races", async () => {
    const summary = await one(sharing("sore", { scopes: ["summary"] }));
    expect(summary).toMatchObject({ painNrs: null, findings: [], hidesFindings: true, figures: null, race: null });
    expect(summary.knownDaysOf28).toBe(28);
    expect(summary.now).not.toBeNull();
    expect(JSON.stringify(summary)).not.toContain("PAIN");
    expect(JSON.stringify(summary)).not.toContain("knee");
    const runs = await one(sharing("sore", { scopes: ["runs"] }));
    expect(runs.findings.map(({ rule }) => rule)).toEqual(["SPIKE_M"]);
    expect(runs.painNrs).toBeNull();
    const pain = await one(sharing("sore", { scopes: ["pain"] }));
    expect(pain.findings.every(({ rule }) => rule.startsWith("PAIN"))).toBe(true);
    expect(pain.findings.length).toBeGreaterThan(0);
    expect([pain.figures, pain.race]).toEqual([null, null]);
  });
});
