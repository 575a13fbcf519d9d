import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { Activity } from "../../src/domain/activity.ts";
import type { RunSamples } from "../../src/domain/run-samples.ts";
import { decodeFile } from "../../src/ingest/decode-file.ts";
import { createDecodePool } from "../../src/ingest/decode-pool.ts";

const FIXTURES = new URL("../../fixtures/", import.meta.url).pathname;
const FILES = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" }).filter((path) =>
  /\.(fit|tcx|gpx|csv)$/.test(path),
);

interface Read {
  readonly path: string;
  readonly activity: Activity;
  readonly samples: RunSamples | null;
}

async function readFixture(path: string): Promise<readonly Read[]> {
  const told = new Map<number, RunSamples>();
  const onSamples = (index: number, samples: RunSamples) => void told.set(index, samples);
  const file = await decodeFile(readFileSync(join(FIXTURES, path)), { homeZone: "UTC", onSamples });
  if (file.kind !== "decoded") return [];
  return file.activities.map((activity) => ({ path, activity, samples: told.get(activity.indexInFile) ?? null }));
}

const all = (await Promise.all(FILES.map(readFixture))).flat();
const recorded = all.flatMap(({ samples, ...rest }) => (samples === null ? [] : [{ ...rest, samples }]));

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** Seconds that have a value. */
function knownS({ weightS }: RunSamples, column: Float64Array): number {
  return sum(column.map((value, i) => (Number.isNaN(value) ? 0 : (weightS[i] ?? 0))));
}

describe("the samples of a recording", () => {
  it("are there wherever a file has records, and nowhere else", () => {
    expect(recorded.length).toBeGreaterThan(10);
    for (const { path, activity, samples } of all) {
      // Wellness and lists have summaries only.
      if (activity.samples === 0) expect({ path, samples }).toEqual({ path, samples: null });
    }
  });

  it("are as many in every column, later and later, and hold no endless number", () => {
    for (const { samples } of recorded) {
      const { timeS, weightS, columns } = samples;
      expect(weightS).toHaveLength(timeS.length);
      expect(timeS.every((time, i) => Number.isFinite(time) && time >= (timeS[i - 1] ?? 0))).toBe(true);
      for (const column of Object.values(columns)) {
        expect(column).toHaveLength(timeS.length);
        expect(column.some((value) => !Number.isNaN(value))).toBe(true);
        expect(column.every((value) => Number.isNaN(value) || Number.isFinite(value))).toBe(true);
      }
    }
  });

  it("spend as long in each band of heart rate as the histogram says", () => {
    const heard = recorded.filter(({ samples }) => samples.columns.heartRateBpm !== undefined);
    expect(heard.length).toBeGreaterThan(5);
    for (const { path, activity, samples } of heard) {
      const histogram = activity.histograms.find(({ kind }) => kind === "heartRateBpm");
      const heartRate = samples.columns.heartRateBpm as Float64Array;
      const banded = heartRate.map((value) => (value >= 30 && value <= 230 ? value : Number.NaN));
      expect({ path, s: knownS(samples, banded) }).toEqual({ path, s: sum(histogram?.secondsS ?? []) });
    }
  });

  it("end where the distance of the recording ends", () => {
    const measured = recorded.filter(
      ({ activity, samples }) =>
        samples.columns.distanceM !== undefined && activity.distanceM !== null && activity.flags.length === 0,
    );
    expect(measured.length).toBeGreaterThan(2);
    for (const { path, activity, samples } of measured) {
      const lastM = samples.columns.distanceM?.findLast((value) => !Number.isNaN(value)) ?? 0;
      expect({ path, off: Math.abs(lastM - (activity.distanceM ?? 0)) <= 0.02 * lastM + 20 }).toEqual({
        path,
        off: true,
      });
    }
  });
});

describe("samples read off the main thread", { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "niggle-samples-"));
  const pool = createDecodePool();
  afterAll(async () => {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const keep = (bytes: Uint8Array) => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const file = join(folder, sha256);
    writeFileSync(file, gzipSync(bytes));
    return { file, sha256 };
  };
  const context = { homeZone: "UTC" };

  it("are those that the main thread would read", async () => {
    const one = recorded.find(({ path }) => path.endsWith(".fit")) as Read;
    const kept = keep(readFileSync(join(FIXTURES, one.path)));
    const read = await pool.samples(kept, one.activity.indexInFile, context);
    expect(read).toEqual({ kind: "samples", samples: one.samples });
    expect(await pool.samples(kept, 7, context)).toEqual({ kind: "none" });
  });

  it("are refused with the reason where the original is gone, and files are decoded after that as before", async () => {
    const gone = { file: join(folder, "gone"), sha256: "0".repeat(64) };
    expect(await pool.samples(gone, 0, context)).toMatchObject({
      kind: "unreadable",
      problem: { reason: "ORIGINAL_MISSING" },
    });
    expect(await pool.decode(Buffer.from("day,distance_km\n2026-03-01,5\n"), context)).toMatchObject({
      kind: "decoded",
    });
  });
});
