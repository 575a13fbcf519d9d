import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expand } from "../../../src/ingest/archive/expand.ts";
import type { Expanded } from "../../../src/ingest/archive/expanded.ts";
import { type ArchiveLimits, DEFAULT_LIMITS } from "../../../src/ingest/archive/limits.ts";
import { makeZip } from "./make-zip.ts";

const DIARY = Buffer.from("day,kind,distance_km\n2026-03-01,run,5\n");
const TEXT = Buffer.from("hello");
const LONG = Buffer.concat([DIARY, Buffer.alloc(5000, 97)]);

async function expanded(bytes: Uint8Array, path = "offered.zip", limits?: ArchiveLimits): Promise<Expanded[]> {
  const found: Expanded[] = [];
  for await (const one of expand({ path, read: async () => bytes }, limits === undefined ? {} : { limits })) {
    found.push(one);
  }
  return found;
}

const summary = (found: readonly Expanded[]): string[] =>
  found.map((one) => `${one.kind} ${one.path}${"problem" in one ? ` ${one.problem.reason}` : ""}`);

async function summaryOf(bytes: Uint8Array, path?: string, limits?: ArchiveLimits): Promise<string[]> {
  return summary(await expanded(bytes, path, limits));
}

describe("what lies under an offered file", () => {
  it("is the file itself when it is no archive", async () => {
    expect(await expanded(DIARY, "my diary.csv")).toEqual([
      { kind: "file", path: "my diary.csv", bytes: DIARY, sizeB: DIARY.length },
    ]);
  });

  it("is the one file of a gzip, under the gzip's own name", async () => {
    const [found] = await expanded(gzipSync(DIARY), "diary.csv.gz");
    expect(found).toMatchObject({ kind: "file", path: "diary.csv.gz" });
    expect(found?.kind === "file" && Buffer.from(found.bytes).equals(DIARY)).toBe(true);
  });

  it("is every file of a zip in its order, packed or stored, with gzip inside", async () => {
    const zip = makeZip([
      { name: "b/first.csv", bytes: DIARY },
      { name: "b/", bytes: Buffer.alloc(0), stored: true },
      { name: "a/second.csv.gz", bytes: gzipSync(DIARY), stored: true },
    ]);
    expect(await summaryOf(zip, "export.zip")).toEqual([
      "file export.zip!b/first.csv",
      "file export.zip!a/second.csv.gz",
    ]);
  });

  it("goes three zips deep and no further", async () => {
    const one = makeZip([{ name: "run.csv.gz", bytes: gzipSync(DIARY) }]);
    const two = makeZip([{ name: "one.zip", bytes: one, stored: true }]);
    const three = makeZip([{ name: "two.zip", bytes: two }]);
    expect(await summaryOf(three, "three.zip")).toEqual(["file three.zip!two.zip!one.zip!run.csv.gz"]);
    const four = makeZip([{ name: "three.zip", bytes: three }]);
    expect(await summaryOf(four, "four.zip")).toEqual(["rejected four.zip!three.zip!two.zip!one.zip ZIP_LIMIT"]);
    const gzips = Array.from({ length: 6 }).reduce<Buffer>((inner) => gzipSync(inner), DIARY);
    expect(await summaryOf(gzips, "run.gz")).toEqual(["rejected run.gz ZIP_LIMIT"]);
  });

  it("skips what operating systems leave behind, in a zip and beside it", async () => {
    const zip = makeZip([
      { name: "run.csv", bytes: DIARY },
      { name: "__MACOSX/._run.csv", bytes: TEXT },
      { name: "sub/.DS_Store", bytes: TEXT },
    ]);
    expect(await summaryOf(zip)).toEqual([
      "file offered.zip!run.csv",
      "skipped offered.zip!__MACOSX/._run.csv SYSTEM_FILE",
      "skipped offered.zip!sub/.DS_Store SYSTEM_FILE",
    ]);
    expect(await summaryOf(TEXT, "folder/._run.fit")).toEqual(["skipped folder/._run.fit SYSTEM_FILE"]);
  });

  it("says when a zip holds nothing that could be a run", async () => {
    expect(await summaryOf(makeZip([]))).toEqual(["skipped offered.zip NO_READABLE_FILES"]);
    expect(await summaryOf(makeZip([{ name: "read.me", bytes: TEXT }]))).toEqual([
      "file offered.zip!read.me",
      "skipped offered.zip NO_READABLE_FILES",
    ]);
  });

  it("leaves e-mail addresses out of names", async () => {
    const zip = makeZip([
      { name: "files/jane.doe@example.co.uk_12345.csv", bytes: DIARY },
      { name: "jane@example.com.csv", bytes: DIARY },
    ]);
    expect(await summaryOf(zip)).toEqual(["file offered.zip!files/…_12345.csv", "file offered.zip!….csv"]);
  });

  it("takes names for labels: climbing, absolute and multi-line names are read like any other", async () => {
    const zip = makeZip([
      { name: "../../etc/passwd", bytes: DIARY },
      { name: "/tmp/x.csv", bytes: DIARY },
      { name: "C:\\x.csv", bytes: DIARY },
      { name: "a\n\u202eb.csv", bytes: DIARY },
    ]);
    expect(await summaryOf(zip)).toEqual([
      "file offered.zip!../../etc/passwd",
      "file offered.zip!tmp/x.csv",
      "file offered.zip!C:/x.csv",
      "file offered.zip!ab.csv",
    ]);
  });

  it("passes over the other parts of account exports", async () => {
    const strava = makeZip(
      ["activities.csv", "activities/1.csv", "profile.csv", "routes/1.gpx", "media/a.jpg"].map((name) => ({
        name: `export_1/${name}`,
        bytes: DIARY,
      })),
    );
    expect(await summaryOf(strava, "s.zip")).toEqual([
      "file s.zip!export_1/activities.csv",
      "file s.zip!export_1/activities/1.csv",
      "skipped s.zip!export_1/profile.csv NOT_AN_ACTIVITY",
      "skipped s.zip!export_1/routes/1.gpx NOT_AN_ACTIVITY",
      "skipped s.zip!export_1/media/a.jpg NOT_AN_ACTIVITY",
    ]);
    const garmin = makeZip(
      [
        "DI_CONNECT/DI-Connect-Wellness/sleepData.json",
        "DI_CONNECT/DI-Connect-Uploaded-Files/1.csv",
        "DI_CONNECT/DI-Connect-Fitness-Uploaded-Files/2.csv",
        "customer_data/customer.json",
      ].map((name) => ({ name, bytes: DIARY })),
    );
    expect((await summaryOf(garmin, "g.zip")).filter((line) => line.startsWith("file"))).toEqual([
      "file g.zip!DI_CONNECT/DI-Connect-Uploaded-Files/1.csv",
      "file g.zip!DI_CONNECT/DI-Connect-Fitness-Uploaded-Files/2.csv",
    ]);
  });

  it("tells a spreadsheet from an archive of runs", async () => {
    const sheet = makeZip([
      { name: "[Content_Types].xml", bytes: TEXT },
      { name: "xl/workbook.xml", bytes: TEXT },
    ]);
    expect(await summaryOf(sheet, "runs.xlsx")).toEqual(["rejected runs.xlsx UNSUPPORTED_FORMAT"]);
  });
});

describe("damaged and hostile archives", () => {
  const limits = (some: Partial<ArchiveLimits>): ArchiveLimits => ({ ...DEFAULT_LIMITS, ...some });

  it("names a damaged entry and reads the others", async () => {
    const zip = makeZip([
      { name: "bad.csv", bytes: DIARY, claimedCrc: 1 },
      { name: "locked.csv", bytes: DIARY, encrypted: true },
      { name: "short.csv", bytes: DIARY, claimedSizeB: 5 },
      { name: "good.csv", bytes: DIARY },
    ]);
    expect(await summaryOf(zip)).toEqual([
      "rejected offered.zip!bad.csv ZIP_CORRUPT",
      "rejected offered.zip!locked.csv ENCRYPTED",
      "rejected offered.zip!short.csv ZIP_CORRUPT",
      "file offered.zip!good.csv",
    ]);
  });

  it("refuses a zip without its directory, and a gzip that is cut or damaged", async () => {
    const zip = makeZip([{ name: "run.csv", bytes: DIARY }]);
    expect(await summaryOf(zip.subarray(0, -10))).toEqual(["rejected offered.zip ZIP_CORRUPT"]);
    const gzip = gzipSync(DIARY);
    expect(await summaryOf(gzip.subarray(0, -9), "a.gz")).toEqual(["rejected a.gz GZIP_CORRUPT"]);
    expect(await summaryOf(Buffer.concat([gzip.subarray(0, 20), Buffer.alloc(20, 0xaa)]), "a.gz")).toEqual([
      "rejected a.gz GZIP_CORRUPT",
    ]);
  });

  it("stops at the limits of one file, of the whole and of the number of files", async () => {
    const zip = makeZip([
      { name: "a.csv", bytes: DIARY },
      { name: "b.csv", bytes: LONG },
      { name: "c.csv", bytes: DIARY },
    ]);
    expect(await summaryOf(zip, "z.zip", limits({ entrySizeB: 4000 }))).toEqual([
      "file z.zip!a.csv",
      "rejected z.zip!b.csv ZIP_LIMIT",
      "file z.zip!c.csv",
    ]);
    expect(await summaryOf(zip, "z.zip", limits({ totalSizeB: 60 }))).toEqual([
      "file z.zip!a.csv",
      "rejected z.zip!b.csv ZIP_LIMIT",
      "rejected z.zip!c.csv ZIP_LIMIT",
    ]);
    expect(await summaryOf(zip, "z.zip", limits({ entries: 2 }))).toEqual(["rejected z.zip ZIP_LIMIT"]);
    expect(await summaryOf(gzipSync(LONG), "a.gz", limits({ entrySizeB: 4000 }))).toEqual(["rejected a.gz TOO_LARGE"]);
  });

  it("does not unpack a small file that claims, or hides, a huge one", async () => {
    const huge = Buffer.concat([DIARY, Buffer.alloc(30_000_000, 97)]);
    const honest = makeZip([{ name: "huge.csv", bytes: huge }]);
    expect(await summaryOf(honest)).toEqual(["rejected offered.zip!huge.csv ZIP_LIMIT"]);
    const lying = makeZip([{ name: "huge.csv", bytes: huge, claimedSizeB: 100 }]);
    expect(await summaryOf(lying)).toEqual(["rejected offered.zip!huge.csv ZIP_CORRUPT"]);
    expect(await summaryOf(gzipSync(huge), "huge.gz")).toEqual(["rejected huge.gz TOO_LARGE"]);
  });

  it("answers for every archive with a flipped or missing byte", async () => {
    const zip = makeZip([
      { name: "run.csv", bytes: DIARY },
      { name: "run.csv.gz", bytes: gzipSync(DIARY) },
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(zip, gzipSync(DIARY)),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (archive, at, flip, cut) => {
          const place = at % archive.length;
          const broken = Buffer.from(cut ? archive.subarray(0, place) : archive);
          if (!cut) broken[place] = (broken[place] ?? 0) ^ flip;
          const found = await expanded(broken);
          expect(found.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
