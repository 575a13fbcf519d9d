import { describe, expect, it, onTestFinished } from "vitest";
import type { AthleteId, Sha256 } from "../../src/domain/ids.ts";
import { localDayOf } from "../../src/domain/local-day.ts";
import { writeRecord } from "../../src/notify/record.ts";
import { writeSettings } from "../../src/notify/settings-file.ts";
import { eraseAthlete, erasePlan, resumeErasing } from "../../src/usecases/erase-athlete.ts";
import { ME, openRealApp, type RealApp } from "../real-app.ts";
import { bytesUnder, filesWith } from "./bytes-under.ts";
import { AS_OF, DIARY, everythingSeen, PAIN, WATCH } from "./sources.ts";

const ANNA = "anna" as AthleteId;
/** Long and odd enough to be nobody else's, and never packed by chance. */
const MARKER = "zqxjkv-planted-marker-7193";
const day = localDayOf(2026, 3, 3);

async function give(real: RealApp, athlete: AthleteId, path: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const sources = (async function* () {
    yield { path, sizeB: bytes.length, read: async () => bytes };
  })();
  await real.app.importFiles(athlete, sources, () => undefined);
}

/** Two athletes in one folder; the marker is in a diary, a note, a therapist's name and the settings of messages. */
async function twoAthletes(): Promise<RealApp> {
  const real = await openRealApp({ today: AS_OF });
  onTestFinished(() => real.close());
  await real.give([WATCH, DIARY, PAIN]);
  const shared = String(DIARY.make());
  await give(real, ANNA, "diary.csv", shared);
  for (let n = 0; n < 12; n += 1) {
    await give(
      real,
      ANNA,
      `${MARKER}-${n}.csv`,
      `day,region,side,moment,nrs,note\n2026-02-0${1 + (n % 9)},calf,left,after,3,${MARKER} ${n}\n`,
    );
  }
  await real.app.log(ANNA, [
    { kind: "therapist", entry: { name: MARKER, email: null, bookingUrl: null } },
    {
      kind: "therapy",
      entry: {
        day,
        kind: "massage",
        regions: ["calf"],
        nrsBefore: 4,
        nrsAfter: 2,
        nrs24h: null,
        nrs48h: null,
        therapist: MARKER,
        note: MARKER,
      },
    },
  ]);
  const channel = {
    weekday: 7,
    at: "18:00",
    zone: null,
    since: "2026-01-01T00:00:00Z",
    details: false,
    server: "https://ntfy.sh",
    topic: MARKER,
    token: null,
  };
  await writeSettings(real.dataDir, { version: 1, athletes: { me: {}, anna: { ntfy: channel } } });
  await writeRecord(real.dataDir, {
    version: 1,
    athletes: {
      anna: {
        ntfy: {
          sentWeeks: [],
          sentAt: null,
          sending: null,
          failed: { week: "2026-03-02", at: "2026-03-02T10:00:00Z", why: MARKER },
        },
      },
    },
  });
  return real;
}

/** The database as bytes on the disk: what is in its log is folded in. */
const settle = (real: RealApp): Promise<void> => real.deps.store.renew();

describe("erasing an athlete", () => {
  it("leaves no byte of what was theirs in the data folder, and everything of the others", async () => {
    const real = await twoAthletes();
    await settle(real);
    const before = await filesWith(real.dataDir, MARKER);
    expect(before).toContain("niggle.duckdb");
    expect(before).toContain("journal/2026-06.jsonl");
    expect(before).toContain("notify.json");
    expect(before.filter((name) => name.startsWith("originals/"))).toHaveLength(12);
    const mine = await everythingSeen(real);

    const plan = await eraseAthlete(real.deps, ANNA);

    expect(plan).toMatchObject({ originals: 12, sharedOriginals: 1, journalLines: expect.any(Number), backups: [] });
    expect(await filesWith(real.dataDir, MARKER)).toEqual([]);
    expect(await filesWith(real.dataDir, ANNA)).toEqual([]);
    expect(await everythingSeen(real)).toBe(mine);
    expect(await real.app.runs(ANNA, { limit: 10 })).toEqual([]);
    await real.breakStore();
    expect(await filesWith(real.dataDir, MARKER)).toEqual([]);
  });

  it("says what would go, and removes nothing, until it is meant", async () => {
    const real = await twoAthletes();
    const before = await bytesUnder(real.dataDir);
    expect(await erasePlan(real.deps, ANNA)).toMatchObject({ originals: 12, sharedOriginals: 1 });
    expect([...(await bytesUnder(real.dataDir)).keys()]).toEqual([...before.keys()]);
  });

  it.each<[string, (real: RealApp, own: readonly Sha256[]) => Promise<unknown>]>([
    ["before anything was removed", async () => undefined],
    ["among the originals", ({ deps }, own) => deps.originals.remove(own.slice(0, 9))],
    [
      "between the journal and the database",
      async ({ deps }, own) => {
        await deps.originals.remove(own);
        await deps.journal.removeLinesOf(ANNA);
      },
    ],
    [
      "before the file of the database was written anew",
      async ({ deps }, own) => {
        await deps.originals.remove(own);
        await deps.journal.removeLinesOf(ANNA);
        await deps.store.write((tx) => deps.tables.totals.eraseRows(tx, ANNA));
      },
    ],
  ])("is finished by the next start when it stops %s", async (_, stop) => {
    const real = await twoAthletes();
    const mine = await everythingSeen(real);
    await real.deps.custody.erasing.beginErasing(real.dataDir, ANNA);
    const entries = await real.deps.journal.read();
    const named = (athlete: AthleteId) =>
      entries.flatMap(({ athlete: whose, fact }) =>
        whose === athlete && fact.kind === "import" && fact.file.sha256 !== null ? [fact.file.sha256] : [],
      );
    await stop(
      real,
      named(ANNA).filter((sha256) => !named(ME).includes(sha256)),
    );
    expect(await resumeErasing(real.deps)).toBe(ANNA);
    expect(await filesWith(real.dataDir, MARKER)).toEqual([]);
    expect(await everythingSeen(real)).toBe(mine);
    expect(await resumeErasing(real.deps)).toBeNull();
  });

  it("lets somebody begin anew under the same name, and shows them nothing that was kept in memory", async () => {
    const real = await twoAthletes();
    await real.app.linkReport(ANNA, AS_OF);
    const version = await real.app.dataVersion();
    await real.app.eraseAthlete(ANNA);
    expect(await real.app.dataVersion()).toBeGreaterThan(version);
    expect((await real.app.weeklyReport(ANNA, AS_OF)).pain).toEqual([]);
    await give(real, ANNA, "new.csv", "day,kind,distance_km\n2026-05-01,run,5\n");
    expect((await real.app.runs(ANNA, { limit: 10 })).map(({ distanceM }) => distanceM)).toEqual([5000]);
    expect((await real.app.lookBack(ANNA, AS_OF)).link).not.toMatchObject({ kind: "ready" });
  });

  it("goes on serving pages and taking entries while it runs", async () => {
    const real = await twoAthletes();
    const busy = Array.from({ length: 20 }, async (_, index) => {
      await real.app.log(ME, [{ kind: "day-mark", entry: { day: localDayOf(2026, 4, 1 + index), state: "rest" } }]);
      await real.app.weeklyReport(ME, AS_OF);
    });
    await Promise.all([eraseAthlete(real.deps, ANNA), ...busy]);
    expect((await real.facts()).filter(({ kind }) => kind === "day-mark")).toHaveLength(20);
    expect(await filesWith(real.dataDir, MARKER)).toEqual([]);
  });
});
