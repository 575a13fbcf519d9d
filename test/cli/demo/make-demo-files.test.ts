import { createHash } from "node:crypto";
import { Decoder, Stream } from "@garmin/fitsdk";
import { beforeAll, describe, expect, it } from "vitest";
import { type DemoFile, demoFiles, makeDemoFiles } from "../../../src/cli/demo/make-demo-files.ts";
import { addDays, type LocalDay, localDayOf } from "../../../src/domain/local-day.ts";

const END_DAY = localDayOf(2026, 11, 20);

/** One hash over all paths, every tenth FIT file and the other files. */
function hashOf(seed: number, endDay: LocalDay): string {
  const hash = createHash("sha256");
  demoFiles({ seed, endDay }).forEach((file, i) => {
    hash.update(file.path);
    if (i % 10 === 0 || !file.path.endsWith(".fit")) hash.update(file.make());
  });
  return hash.digest("hex");
}

interface Read {
  readonly file: DemoFile;
  readonly bytes: Uint8Array;
  readonly messages: Record<string, Record<string, unknown>[]>;
}

function readFit(file: DemoFile): Read {
  const bytes = file.make();
  const decoder = new Decoder(Stream.fromByteArray(Array.from(bytes)));
  return { file, bytes, messages: decoder.read().messages as Read["messages"] };
}

describe("the demo files", () => {
  it("are the same bytes for the same seed and day, and others for another seed or day", () => {
    const first = hashOf(1, END_DAY);
    expect(hashOf(1, END_DAY)).toBe(first);
    expect(hashOf(2, END_DAY)).not.toBe(first);
    expect(hashOf(1, addDays(END_DAY, 1))).not.toBe(first);
  });

  it("have paths of their own under the folder that was asked for", () => {
    const plain = demoFiles({ seed: 1, endDay: END_DAY }).map((file) => file.path);
    const inside = demoFiles({ seed: 1, endDay: END_DAY, dir: "demo" }).map((file) => file.path);
    expect(new Set(plain).size).toBe(plain.length);
    expect(inside).toEqual(plain.map((path) => `demo/${path}`));
  });

  it("are about three hundred and stay under 15 MB", () => {
    let files = 0;
    let sizeB = 0;
    for (const { bytes } of makeDemoFiles({ seed: 1, endDay: END_DAY })) {
      files += 1;
      sizeB += bytes.length;
    }
    expect(files).toBeGreaterThan(200);
    expect(files).toBeLessThan(400);
    expect(sizeB).toBeLessThan(15_000_000);
  });

  it("hold one page that is no FIT file under a FIT file's name", () => {
    const page = demoFiles({ seed: 1, endDay: END_DAY }).find((file) => file.path === "garmin/activity_page.fit");
    expect(new TextDecoder().decode(page?.make())).toMatch(/^<!DOCTYPE html>/);
  });

  it("write a title with quotation marks that are not escaped, as the real list export does", () => {
    const list = demoFiles({ seed: 1, endDay: END_DAY }).find((file) => file.path === "garmin/Activities.csv");
    const text = new TextDecoder().decode(list?.make());
    expect(text).toContain(',"4 x 30"/60" + easy",');
  });
});

describe("the FIT files, read by the reference decoder", () => {
  const reads: Read[] = [];

  beforeAll(() => {
    const fits = demoFiles({ seed: 1, endDay: END_DAY }).filter((file) => /\d\.fit$/.test(file.path));
    // Every fourth file: runs of every kind, and the test stays quick.
    reads.push(...fits.filter((_, i) => i % 4 === 0).map(readFit));
  });

  it("are whole: header, length and checksum are right", () => {
    for (const { bytes, file } of reads) {
      const stream = Stream.fromByteArray(Array.from(bytes));
      expect(new Decoder(stream).checkIntegrity(), file.path).toBe(true);
    }
  });

  it("each hold one activity of a Garmin watch with one session", () => {
    for (const { messages } of reads) {
      expect(messages["fileIdMesgs"]?.[0]).toMatchObject({ type: "activity", manufacturer: "garmin" });
      expect(messages["deviceInfoMesgs"]?.[0]).toMatchObject({ garminProduct: "fr255" });
      expect(messages["sessionMesgs"]).toHaveLength(1);
      expect(messages["activityMesgs"]).toHaveLength(1);
    }
  });

  it("say the same total in session, laps and last record", () => {
    for (const { messages, file } of reads) {
      const session = messages["sessionMesgs"]?.[0];
      const laps = messages["lapMesgs"] ?? [];
      const sum = (name: string) => laps.reduce((total, lap) => total + Number(lap[name]), 0);
      expect(sum("totalTimerTime"), file.path).toBeCloseTo(Number(session?.["totalTimerTime"]), 3);
      expect(sum("totalElapsedTime"), file.path).toBeCloseTo(Number(session?.["totalElapsedTime"]), 3);
      if (session?.["totalDistance"] === undefined) continue;
      expect(sum("totalDistance"), file.path).toBeCloseTo(Number(session["totalDistance"]), 0);
      expect(messages["recordMesgs"]?.at(-1)?.["distance"]).toBe(session["totalDistance"]);
    }
  });

  it("have at most ten seconds between records, but for pauses", () => {
    for (const { messages, file } of reads) {
      const times = (messages["recordMesgs"] ?? []).map((record) => Number(record["timestamp"]) / 1000);
      const long = times.filter((time, i) => i > 0 && time - (times[i - 1] ?? time) > 10).length;
      const stops = (messages["eventMesgs"] ?? []).filter((event) => event["eventType"] === "stopAll").length;
      expect(long, file.path).toBe(stops - 1);
    }
  });

  it("keep runs outside on the path they say they covered", () => {
    const outside = reads.filter(({ messages }) => messages["recordMesgs"]?.[0]?.["positionLat"] !== undefined);
    expect(outside.length).toBeGreaterThan(30);
    for (const { messages, file } of outside) {
      const ratio = pathM(messages["recordMesgs"] ?? []) / Number(messages["sessionMesgs"]?.[0]?.["totalDistance"]);
      expect(ratio, file.path).toBeGreaterThan(0.97);
      expect(ratio, file.path).toBeLessThan(1.03);
    }
  });

  it("hold heart rates, cadences and ground contact times that people have", () => {
    for (const { messages, file } of reads) {
      const session = messages["sessionMesgs"]?.[0];
      expect(Number(session?.["avgHeartRate"]), file.path).toBeGreaterThan(80);
      expect(Number(session?.["maxHeartRate"]), file.path).toBeLessThan(188);
      if (session?.["sport"] !== "running") continue;
      expect(2 * Number(session["avgCadence"]), file.path).toBeGreaterThan(140);
      expect(2 * Number(session["avgCadence"]), file.path).toBeLessThan(182);
      expect(Number(session["avgStanceTime"]), file.path).toBeGreaterThan(220);
      expect(Number(session["avgStanceTime"]), file.path).toBeLessThan(290);
    }
  });
});

/** Length of the line through the recorded positions, on a sphere. */
function pathM(records: readonly Record<string, unknown>[]): number {
  const radians = (value: unknown) => (Number(value) * Math.PI) / 2 ** 31;
  let sumM = 0;
  for (let i = 1; i < records.length; i += 1) {
    const [a, b] = [records[i - 1], records[i]];
    const north = radians(b?.["positionLat"]) - radians(a?.["positionLat"]);
    const east = (radians(b?.["positionLong"]) - radians(a?.["positionLong"])) * Math.cos(radians(a?.["positionLat"]));
    sumM += 6_371_000 * Math.hypot(north, east);
  }
  return sumM;
}
