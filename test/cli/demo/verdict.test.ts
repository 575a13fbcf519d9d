import { beforeAll, describe, expect, it } from "vitest";
import { dailyRecords } from "../../../src/analysis/daily-records.ts";
import { assess } from "../../../src/analysis/risk/assess.ts";
import { DEMO_PROFILE, demoClaims } from "../../../src/cli/demo/demo-profile.ts";
import { type DemoFile, demoFiles } from "../../../src/cli/demo/make-demo-files.ts";
import { isRunKind, plannedSessions } from "../../../src/cli/demo/planned-sessions.ts";
import { storyEndingOn } from "../../../src/cli/demo/story-days.ts";
import type { Activity } from "../../../src/domain/activity.ts";
import { EMPTY_HISTORY, type RunnerHistory, type SessionSummary } from "../../../src/domain/history.ts";
import type { ActivityId } from "../../../src/domain/ids.ts";
import { addDays, formatLocalDay, type LocalDay, localDayOf } from "../../../src/domain/local-day.ts";
import { decodeFile } from "../../../src/ingest/decode-file.ts";
import type { DecodedFile, FileEntries } from "../../../src/ingest/decoded-file.ts";
import { groupRuns } from "../../../src/ingest/group-runs.ts";
import { headsOfFile } from "../../ingest/source-heads.ts";

const END_DAY = localDayOf(2026, 11, 20);
const ZONE = { homeZone: DEMO_PROFILE.settings.homeZone };

interface Read {
  readonly path: string;
  readonly decoded: DecodedFile;
}

async function read(file: DemoFile): Promise<Read> {
  return { path: file.path, decoded: await decodeFile(file.make(), ZONE) };
}

function activitiesOf({ decoded }: Read): readonly Activity[] {
  return decoded.kind === "decoded" ? decoded.activities : [];
}

describe("the demo files, read as a runner's files are", () => {
  const reads: Read[] = [];
  const at = (path: string) => reads.find((one) => one.path === path);

  beforeAll(async () => {
    for (const file of demoFiles({ seed: 1, endDay: END_DAY })) reads.push(await read(file));
  });

  it("are all accepted but for the web page", () => {
    const refused = reads.filter(({ decoded }) => decoded.kind !== "decoded");
    expect(refused.map(({ path }) => path)).toEqual(["garmin/activity_page.fit"]);
    expect(refused[0]?.decoded).toMatchObject({ kind: "rejected", problem: { reason: "HTML_PAGE" } });
  });

  it("bring a warning for the file that was cut short and for the list without zones, and no other", () => {
    const warned = reads.flatMap(({ path, decoded }) =>
      decoded.kind === "decoded" ? decoded.warnings.map(({ reason }) => `${path.replace(/.*-/, "")} ${reason}`) : [],
    );
    expect(warned).toEqual([
      "strava/activities.csv ZONE_ASSUMED",
      "broken.fit TRUNCATED",
      "broken.fit SESSION_TOTALS_REPLACED",
    ]);
  });

  it("give back the day, distance and timer time of every session of the story", () => {
    const fits = reads.filter(({ path }) => /\d\.fit$/.test(path)).flatMap(activitiesOf);
    const sessions = plannedSessions(1, storyEndingOn(END_DAY));
    for (const fit of fits) {
      const match = sessions.find((one) => one.day === fit.localDay && isRunKind(one.kind) === (fit.sport === "run"));
      expect(match, formatLocalDay(fit.localDay)).toBeDefined();
      expect(fit.distanceM ?? 0).toBeCloseTo(match?.distanceM ?? 0, 2);
      expect(fit.zoneSource).toBe("file");
      expect(fit.durationS).toBeLessThanOrEqual(fit.elapsedS ?? 0);
      expect(fit.flags.filter((flag) => flag !== "TREADMILL")).toEqual([]);
    }
    expect(fits.length).toBeGreaterThan(230);
    expect(new Set(fits.map(({ sport }) => sport))).toEqual(new Set(["run", "ride", "strength"]));
    expect(fits.filter(({ flags }) => flags.includes("TREADMILL")).length).toBeGreaterThan(2);
  });

  it("say each run once, however many files tell of it", () => {
    const groups = groupRuns(
      reads.flatMap((one) => headsOfFile(one.path, activitiesOf(one))),
      [],
    );
    const kindOf = (id: string) => (id.includes(".fit") ? "fit" : id.replace(/#.*/, ""));
    const counting = groups.map((group) => kindOf(group.counting.id));
    const behindFit = groups
      .filter((group) => kindOf(group.counting.id) === "fit")
      .flatMap(({ others }) => others.map(({ head }) => kindOf(head.id)));
    expect(groups).toHaveLength(plannedSessions(1, storyEndingOn(END_DAY)).length);
    expect(behindFit.filter((kind) => kind === "garmin/Activities.csv").length).toBeGreaterThan(25);
    expect(groups.flatMap(({ others }) => others).length).toBeGreaterThan(60);
    expect(counting).not.toContain("diary/diary.csv");
  });

  it("read the title with quotation marks as it was written", () => {
    const list = at("garmin/Activities.csv");
    const titles = list === undefined ? [] : activitiesOf(list).map(({ title }) => title);
    expect(titles).toContain('4 x 30"/60" + easy');
  });
});

/** The runner's history with the planned sessions in place of their files, so that many last days can be tried. */
async function historyEndingOn(endDay: LocalDay, seed: number): Promise<RunnerHistory> {
  const entries: FileEntries[] = [];
  for (const file of demoFiles({ seed, endDay }).filter(({ path }) => /pain|therapy/.test(path))) {
    const { decoded } = await read(file);
    if (decoded.kind !== "decoded") throw new Error(`${file.path} was refused`);
    entries.push(decoded.entries);
  }
  const sessions = plannedSessions(seed, storyEndingOn(endDay)).map(
    (one, i): SessionSummary => ({
      id: `${i}` as ActivityId,
      sport: isRunKind(one.kind) ? "run" : "other",
      localDay: one.day,
      startedAt: null,
      durationS: one.distanceM * 0.36,
      elapsedS: null,
      distanceM: one.distanceM,
      rpe0To10: null,
      avgHeartRateBpm: null,
      heartRate: null,
      treadmill: one.treadmill,
      avgCadenceSpm: null,
      avgPowerW: null,
      avgGroundContactS: null,
      groundContactBalanceLeftFrac: null,
      summary: null,
    }),
  );
  return {
    ...EMPTY_HISTORY,
    sessions,
    claims: demoClaims({ seed, endDay }),
    feedThrough: endDay,
    pain: entries.flatMap(({ pain }) => pain),
    noPain: entries.flatMap(({ noPain }) => noPain),
    therapy: entries.flatMap(({ therapy }) => therapy),
  };
}

describe("the verdict at the end of the demo", () => {
  const endDays = [
    ...Array.from({ length: 7 }, (_, i) => addDays(END_DAY, i)),
    localDayOf(2025, 3, 30),
    localDayOf(2025, 10, 26),
    localDayOf(2026, 1, 1),
    localDayOf(2028, 2, 29),
  ];

  it.each(endDays.map((day) => [formatLocalDay(day), day] as const))(
    "on %s is to ease off, no more",
    async (_, day) => {
      for (const seed of [1, 7]) {
        const history = await historyEndingOn(day, seed);
        const assessment = assess(history, dailyRecords(history, day), day);
        const flagged = assessment.findings.filter((finding) => finding.kind === "flagged");
        const loud = flagged.filter((finding) => finding.level !== "note");
        expect(assessment.headline).toBe("ease");
        expect(loud.map(({ rule, level }) => `${rule} ${level}`).sort()).toEqual([
          "PAIN_MORNING amber",
          "SPIKE_S amber",
        ]);
        expect(assessment.massage).toMatchObject({ gate: "ask", rhythmDays: 28 });
        expect(assessment.massage?.reasons).toContain("MASSAGE_RHYTHM");
      }
    },
  );

  it("was ease after the jump, a clinician's matter when the knee ended the running, and ease on the way back", async () => {
    const history = await historyEndingOn(END_DAY, 1);
    const story = storyEndingOn(END_DAY);
    const on = (day: LocalDay) => assess(history, dailyRecords(history, day), day).headline;
    expect(on(addDays(story.lastRunBeforeBreak, 1))).toBe("see-clinician");
    expect(on(addDays(story.jump, 1))).toBe("ease");
    expect(on(addDays(story.firstRunBack, 1))).toBe("ease");
  });

  it("knows the distance ratio on most days of the last year, and on none of the unknown week", async () => {
    const history = await historyEndingOn(END_DAY, 1);
    const days = dailyRecords(history, END_DAY);
    const lastYear = days.slice(-365).filter((day) => day.ratios.distance.acwrUncoupled.kind === "known");
    expect(lastYear.length).toBeGreaterThan(300);
    expect(days.filter((day) => day.state === "unknown")).toHaveLength(7);
  });
});
