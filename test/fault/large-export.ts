import { spawnSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { madeRun } from "../../bench/ingest/made-archive.ts";
import { makeZip } from "../ingest/archive/make-zip.ts";
import { program } from "./import-process.ts";

const root = new URL("../../", import.meta.url).pathname;

export interface ExportSizes {
  readonly runs: number;
  /** Photos and films, of which the disk holds only the holes. */
  readonly mediaB: number;
  /** Films in a zip in the zip, which has to be put on disk. */
  readonly nestedB: number;
  readonly healthB: number;
}

/** Writes an account export that is much larger than the memory to read it with, in little time and room. */
export function writeLargeExport(file: string, { runs, mediaB, nestedB, healthB }: ExportSizes): void {
  const zip = new SparseZip(file);
  for (let at = 0; at < mediaB; at += FILM_B) zip.addHole(`photos/${at}.jpg`, [0xff, 0xd8, 0xff], FILM_B);
  for (let run = 0; run < runs; run += 1) zip.add(`activities/${run}.fit`, madeRun(run, 900_000_000 + run * 90_000));
  if (nestedB > 0) {
    const film = Buffer.alloc(nestedB);
    film.set([0xff, 0xd8, 0xff]);
    const run = madeRun(runs, 800_000_000);
    const parts = [
      { name: "film.jpg", bytes: film, stored: true },
      { name: "run.fit", bytes: run },
    ];
    zip.add("part1.zip", makeZip(parts));
  }
  if (healthB > 0) zip.add("apple_health_export/export.xml", healthExport(healthB));
  zip.close();
}

const FILM_B = 50_000_000;

function healthExport(sizeB: number): Buffer {
  const line = (at: number) =>
    `<Record type="HKQuantityTypeIdentifierStepCount" sourceName="Watch" unit="count" startDate="2024-02-01 07:00:00 +0100" endDate="2024-02-01 07:00:40 +0100" value="${at % 99}"/>\n`;
  const block = Buffer.from(Array.from({ length: 1000 }, (_, at) => line(at)).join(""));
  const start = Buffer.from('<?xml version="1.0"?>\n<HealthData locale="en">\n');
  const end = Buffer.from(
    '<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30" durationUnit="min" totalDistance="5" totalDistanceUnit="km" startDate="2012-03-10 07:00:00 +0100" endDate="2012-03-10 07:30:00 +0100"/>\n</HealthData>\n',
  );
  return Buffer.concat([start, ...Array.from({ length: Math.ceil(sizeB / block.length) }, () => block), end]);
}

/** A zip of stored files, written as it is made. */
class SparseZip {
  readonly #fd: number;
  readonly #directory: Buffer[] = [];
  #at = 0;

  constructor(file: string) {
    this.#fd = openSync(file, "w");
  }

  add(name: string, bytes: Uint8Array): void {
    this.#start(name, bytes.length, crc32(bytes));
    writeSync(this.#fd, bytes, 0, bytes.length, this.#at);
    this.#at += bytes.length;
  }

  /** A file of zeros behind its first bytes. Its checksum is wrong, which only a reader of all of it would find. */
  addHole(name: string, head: readonly number[], sizeB: number): void {
    this.#start(name, sizeB, 1);
    writeSync(this.#fd, Uint8Array.from(head), 0, head.length, this.#at);
    this.#at += sizeB;
  }

  close(): void {
    const directory = Buffer.concat(this.#directory);
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06", 0, "latin1");
    end.writeUInt16LE(this.#directory.length, 8);
    end.writeUInt16LE(this.#directory.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.#at, 16);
    writeSync(this.#fd, Buffer.concat([directory, end]), 0, directory.length + end.length, this.#at);
    closeSync(this.#fd);
  }

  #start(name: string, sizeB: number, checksum: number): void {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(checksum, 10);
    fields.writeUInt32LE(sizeB, 14);
    fields.writeUInt32LE(sizeB, 18);
    fields.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(this.#at, 10);
    const label = Buffer.from(name);
    this.#directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, rest, label]));
    const header = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, label]);
    writeSync(this.#fd, header, 0, header.length, this.#at);
    this.#at += header.length;
  }
}

export interface Measured {
  readonly code: number | null;
  readonly summary: Record<string, number>;
  readonly peakB: number;
}

/** Runs a real import in a process of its own and says how much memory it took at most. */
export function measuredImport(file: string, dataDir: string, built: boolean): Measured {
  const tellPeak = new URL("../../bench/ingest/tell-peak.mjs", import.meta.url).pathname;
  const args = ["--import", tellPeak, ...program(built), "import", "--json", "--data", dataDir, file];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const last = stdout.trim().split("\n").at(-1) ?? "{}";
  const peak = /peak (\d+) kB/.exec(stderr);
  if (peak === null) throw new Error(`the import told no peak: ${stderr}`);
  const { summary } = JSON.parse(last) as { summary: Record<string, number> };
  return { code: status, summary, peakB: Number(peak[1]) * 1024 };
}
