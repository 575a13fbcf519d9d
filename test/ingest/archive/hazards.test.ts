import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { FolderError } from "../../../src/domain/folder-error.ts";
import { type ExpandOptions, expand } from "../../../src/ingest/archive/expand.ts";
import type { Expanded } from "../../../src/ingest/archive/expanded.ts";
import { DEFAULT_LIMITS } from "../../../src/ingest/archive/limits.ts";
import { sweepSpills } from "../../../src/ingest/archive/spill.ts";
import { UnpackError } from "../../../src/ingest/archive/unpack-error.ts";
import { makeZip, type ZipPart } from "./make-zip.ts";

const DIARY = Buffer.from("day,kind,distance_km\n2026-03-01,run,5\n");
const HEALTH = Buffer.from('<?xml version="1.0"?>\n<HealthData locale="en"><ExportDate value="x"/></HealthData>\n');
const diary = (name: string): ZipPart => ({ name, bytes: DIARY });
/** More than is kept in memory of a zip in a zip. */
const photo = (): ZipPart => ({
  name: "photo.jpg",
  bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(17_000_000)]),
  stored: true,
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "niggle-zip-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Offers the bytes as a file on disk that may not be read as a whole. */
function onDisk(bytes: Uint8Array, options: ExpandOptions = {}): AsyncGenerator<Expanded> {
  const file = join(folder(), "offered");
  writeFileSync(file, bytes);
  const read = () => Promise.reject(new Error("read as a whole"));
  return expand({ path: "z.zip", file, sizeB: Math.max(bytes.length, 5_000_000), read }, options);
}

async function linesOf(found: AsyncIterable<Expanded>): Promise<string[]> {
  const lines: string[] = [];
  for await (const one of found) {
    if (one.kind === "stream") for await (const _ of one.chunks);
    lines.push(`${one.kind} ${one.path.replace("z.zip!", "")}${"problem" in one ? ` ${one.problem.reason}` : ""}`);
  }
  return lines;
}

const zipLines = (parts: readonly ZipPart[], options?: ExpandOptions) => linesOf(onDisk(makeZip(parts), options));

describe("a zip on disk", () => {
  it("is read where it lies, file by file, with the same answers as one in memory", async () => {
    expect(await zipLines([diary("a.csv"), { name: "b.csv.gz", bytes: gzipSync(DIARY) }, photo()])).toEqual([
      "file a.csv",
      "file b.csv.gz",
      "file photo.jpg",
    ]);
  });

  it("gives only the start of a picture or film, and its full size", async () => {
    const found: Expanded[] = [];
    for await (const one of onDisk(makeZip([photo()]))) found.push(one);
    const [first] = found;
    expect(first).toMatchObject({ kind: "file", sizeB: 17_000_003 });
    expect(first?.kind === "file" && first.bytes.length).toBeLessThan(300_000);
  });

  it("tells what it has read, to the last byte of its entries", async () => {
    let readB = 0;
    const zip = makeZip([diary("a.csv"), diary("b.csv")]);
    await linesOf(onDisk(zip, { onRead: (sizeB) => (readB += sizeB) }));
    expect(readB).toBeGreaterThan(40);
    expect(readB).toBeLessThan(zip.length);
  });
});

describe("a zip in a zip", () => {
  it("that is large is put on disk while it is read, and gone afterwards", async () => {
    const spillFolder = folder();
    const inner = makeZip([photo(), diary("a.csv")]);
    const lines: string[] = [];
    for await (const one of onDisk(makeZip([{ name: "part1.zip", bytes: inner, stored: true }]), { spillFolder })) {
      lines.push(`${one.path} ${readdirSync(spillFolder).length}`);
    }
    expect(lines).toEqual(["z.zip!part1.zip!photo.jpg 1", "z.zip!part1.zip!a.csv 1"]);
    expect(readdirSync(spillFolder)).toEqual([]);
  });

  it("leaves nothing on disk when the reading is left half way, or the zip is damaged", async () => {
    const spillFolder = folder();
    const part = { name: "part1.zip", bytes: makeZip([photo(), diary("a.csv")]), stored: true };
    for await (const _ of onDisk(makeZip([part]), { spillFolder })) break;
    expect(readdirSync(spillFolder)).toEqual([]);
    expect(await zipLines([{ ...part, claimedCrc: 1 }], { spillFolder })).toEqual(["rejected part1.zip ZIP_CORRUPT"]);
    expect(readdirSync(spillFolder)).toEqual([]);
  });

  it("that has nowhere to go is an error that names the folder, not a fault of the zip", async () => {
    const taken = join(folder(), "a file");
    writeFileSync(taken, "");
    const spillFolder = join(taken, "tmp");
    const part = { name: "part1.zip", bytes: makeZip([photo()]), stored: true };
    const failure = await zipLines([part], { spillFolder }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FolderError);
    expect(String(failure)).toContain(spillFolder);
  });

  it("what a kill left on disk is swept, and nothing else", async () => {
    const spillFolder = folder();
    for (const name of ["unpacked-17-1", "duckdb_temp_storage-0.tmp"]) writeFileSync(join(spillFolder, name), "x");
    await sweepSpills(spillFolder);
    await sweepSpills(join(spillFolder, "not there"));
    expect(readdirSync(spillFolder)).toEqual(["duckdb_temp_storage-0.tmp"]);
  });
});

describe("hazards, each with its reason, and the file beside it is read", () => {
  const hazards: readonly (readonly [string, ZipPart, string])[] = [
    ["a password", { ...diary("x.csv"), encrypted: true }, "rejected x.csv ENCRYPTED"],
    ["a link", { name: "x.csv", bytes: Buffer.from("/etc/passwd"), link: true }, "skipped x.csv LINK"],
    ["a method nobody knows", { ...diary("x.csv"), claimedMethod: 9 }, "rejected x.csv UNSUPPORTED_FORMAT"],
    ["a lie of 4 GB", { ...diary("x.csv"), claimedSizeB: 0xff_ff_ff_fe }, "rejected x.csv ZIP_LIMIT"],
    ["a lie of 6 TB", { ...diary("x.csv"), claimedSizeB: 6e12, zip64: true }, "rejected x.csv ZIP_LIMIT"],
    ["a small lie", { ...diary("x.csv"), claimedSizeB: 1000 }, "rejected x.csv ZIP_CORRUPT"],
    ["64-bit fields", { ...diary("x.csv"), zip64: true }, "file x.csv"],
    ["no bytes at all", { name: "x.csv", bytes: Buffer.alloc(0) }, "file x.csv"],
    ["a name used before", diary("a.csv"), "file a.csv (2)"],
    [
      "a bomb",
      { name: "x.csv", bytes: Buffer.concat([DIARY, Buffer.alloc(11_000_000, 97)]) },
      "rejected x.csv ZIP_LIMIT",
    ],
  ];

  it.each(hazards)("%s", async (_what, part, line) => {
    expect(await zipLines([diary("a.csv"), part, diary("z.csv")])).toEqual(["file a.csv", line, "file z.csv"]);
  });

  it("files that lie on top of each other, to be unpacked again and again", async () => {
    const parts = [diary("a.csv"), { ...diary("b.csv"), onTopOfFirst: true }];
    expect(await zipLines(parts)).toEqual(["rejected z.zip ZIP_CORRUPT"]);
  });

  it("a zip that holds itself for ever ends at the third level", async () => {
    let zip = makeZip([diary("a.csv")]);
    for (let level = 0; level < 8; level += 1) zip = makeZip([{ name: "again.zip", bytes: zip, stored: true }]);
    expect(await linesOf(onDisk(zip))).toEqual(["rejected again.zip!again.zip!again.zip ZIP_LIMIT"]);
  });

  it("names that are larger than any export's", async () => {
    const parts = [diary("a".repeat(300)), diary("b".repeat(300))];
    const limits = { ...DEFAULT_LIMITS, namesB: 400 };
    expect(await zipLines(parts, { limits })).toEqual(["rejected z.zip ZIP_LIMIT"]);
  });

  it("a file that is too large to be read as a whole", async () => {
    const limits = { ...DEFAULT_LIMITS, wholeFileB: 20 };
    expect(await zipLines([diary("a.csv")], { limits })).toEqual(["rejected a.csv TOO_LARGE"]);
    expect(await linesOf(onDisk(gzipSync(DIARY), { limits }))).toEqual(["rejected z.zip TOO_LARGE"]);
  });
});

describe("a file that is read as it streams by", () => {
  it("comes in chunks, from a zip and by itself, however small the largest whole file may be", async () => {
    const limits = { ...DEFAULT_LIMITS, wholeFileB: 20 };
    const part = { name: "apple_health_export/export.xml", bytes: HEALTH };
    expect(await zipLines([part], { limits })).toEqual(["stream apple_health_export/export.xml"]);
    expect(await linesOf(onDisk(HEALTH, { limits }))).toEqual(["stream z.zip"]);
  });

  it("throws where the zip is damaged, so that what was read so far is not taken for the file", async () => {
    const large = Buffer.concat([HEALTH, Buffer.alloc(2_000_000, 32)]);
    const zip = makeZip([{ name: "export.xml", bytes: large, stored: true, claimedCrc: 1 }]);
    await expect(linesOf(onDisk(zip))).rejects.toThrow(UnpackError);
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const large = Buffer.concat([HEALTH, Buffer.alloc(2_000_000, 32)]);
    for await (const one of onDisk(makeZip([{ name: "export.xml", bytes: large, stored: true }]), {
      signal: stop.signal,
    })) {
      if (one.kind !== "stream") throw new Error(`${one.kind} is no stream`);
      const readAll = async () => {
        for await (const _ of one.chunks) stop.abort(new Error("enough"));
      };
      await expect(readAll()).rejects.toThrow("enough");
    }
  });
});
