import { Decoder, Stream } from "@garmin/fitsdk";
import { describe, expect, it } from "vitest";
import { decodeFit } from "../../../src/ingest/fit/decode-fit.ts";
import { type ColumnName, isValid, quantities, type RecordColumns } from "../../../src/ingest/fit/record-columns.ts";
import { CORPUS, corpusFile, corpusNames, fixture, fixtureNames } from "./fit-samples.ts";

type Row = Readonly<Record<string, unknown>>;

/** The reference decoder's name of each column. It widens speed and altitude itself. */
const NAMES: Readonly<Record<ColumnName, string>> = {
  timestamp: "timestamp",
  positionLat: "positionLat",
  positionLong: "positionLong",
  altitude: "enhancedAltitude",
  heartRate: "heartRate",
  cadence: "cadence",
  fractionalCadence: "fractionalCadence",
  distance: "distance",
  speed: "enhancedSpeed",
  power: "power",
  temperature: "temperature",
  verticalOscillation: "verticalOscillation",
  stanceTime: "stanceTime",
  stanceTimeBalance: "stanceTimeBalance",
  verticalRatio: "verticalRatio",
  stepLength: "stepLength",
};

function reference(bytes: Uint8Array) {
  const options = { convertTypesToStrings: false, convertDateTimesToDates: false, mergeHeartRates: false };
  const { messages, errors } = new Decoder(Stream.fromByteArray([...bytes])).read(options);
  const lists = messages as unknown as Readonly<Record<string, readonly Row[] | undefined>>;
  return { rows: lists["recordMesgs"] ?? [], fields: lists["fieldDescriptionMesgs"] ?? [], failed: errors.length > 0 };
}

/** Cells that differ, as text, and how many were compared. */
function compareNative(records: RecordColumns, rows: readonly Row[]): { compared: number; different: string[] } {
  const different: string[] = [];
  let compared = 0;
  for (const [name, theirName] of Object.entries(NAMES)) {
    const ours = quantities(records, name as ColumnName);
    for (const [row, record] of rows.entries()) {
      const cell = record[theirName];
      const theirs = Array.isArray(cell) ? cell[0] : cell;
      const own = ours[row] ?? Number.NaN;
      compared += 1;
      const same = typeof theirs === "number" ? Math.abs(own - theirs) < 1e-9 : Number.isNaN(own);
      if (!same) different.push(`${name}[${row}]: ${own} is not ${String(theirs)}`);
    }
  }
  return { compared, different };
}

function compareDeveloper(records: RecordColumns, rows: readonly Row[], fields: readonly Row[]): string[] {
  const different: string[] = [];
  for (const { field, column } of records.developer) {
    const key = fields.findIndex(
      (one) => one["developerDataIndex"] === field.developerIndex && one["fieldDefinitionNumber"] === field.num,
    );
    const described = fields[key]?.["key"] ?? key;
    for (const [row, record] of rows.entries()) {
      const cell = (record["developerFields"] as Row | undefined)?.[String(described)];
      const theirs = Array.isArray(cell) ? cell[0] : cell;
      const own = isValid(column, row) ? (column.values[row] as number) : null;
      const same = typeof theirs === "number" && !Number.isNaN(theirs) ? own === theirs : own === null;
      if (!same) different.push(`${field.name}[${row}]: ${own} is not ${String(theirs)}`);
    }
  }
  return different;
}

function expectAgreement(bytes: Uint8Array): void {
  const own = decodeFit(bytes);
  const { rows, fields, failed } = reference(bytes);
  // The reference refuses compressed headers, drops damaged files and stops on some whole ones: then it is no reference.
  if (failed || own.kind !== "decoded") return;
  expect(own.value.records.count).toBe(rows.length);
  const { different } = compareNative(own.value.records, rows);
  expect(different.slice(0, 5)).toEqual([]);
  expect(compareDeveloper(own.value.records, rows, fields).slice(0, 5)).toEqual([]);
}

describe("our decoder and the reference read the same", () => {
  it.each(fixtureNames())("from fixture %s", (name) => expectAgreement(fixture(name)));

  it("and the comparison compares something", () => {
    const { rows } = reference(fixture("steady-run.fit"));
    const own = decodeFit(fixture("steady-run.fit"));
    if (own.kind !== "decoded") throw new Error("the fixture must be readable");
    const shifted = rows.map((row) => ({ ...row, heartRate: Number(row["heartRate"]) + 1 }));
    expect(compareNative(own.value.records, rows)).toEqual({ compared: 601 * 16, different: [] });
    expect(compareNative(own.value.records, shifted).different).toHaveLength(601);
  });
});

describe.skipIf(CORPUS === undefined)("our decoder and the reference read the same (needs NIGGLE_CORPUS)", () => {
  it.each(corpusNames())("from %s", (name) => expectAgreement(corpusFile(name)), 60_000);
});
