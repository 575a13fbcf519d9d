import { describe, expect, it } from "vitest";
import { crc16 } from "../../../src/ingest/fit/crc16.ts";
import { type DecodedFit, decodeFit } from "../../../src/ingest/fit/decode-fit.ts";
import type { FitMessages } from "../../../src/ingest/fit/fit-messages.ts";
import { looksLikeFit } from "../../../src/ingest/fit/looks-like-fit.ts";
import { type ColumnName, isValid, quantities } from "../../../src/ingest/fit/record-columns.ts";
import { type FieldSpec, fitBuilder, fitTime, plainCrc } from "../../fit-builder.ts";

const RECORD = 20;
const START = fitTime("2026-03-03T17:00:00Z");

function decoded(bytes: Uint8Array): { value: FitMessages; reasons: string[] } {
  const result: DecodedFit = decodeFit(bytes);
  if (result.kind !== "decoded") throw new Error(`refused: ${result.problem.detail}`);
  return { value: result.value, reasons: result.warnings.map((warning) => warning.reason) };
}

/** A column as plain numbers, null where there is no value. */
function column(bytes: Uint8Array, name: ColumnName): (number | null)[] {
  const { records } = decoded(bytes).value;
  return [...quantities(records, name)].map((value) => (Number.isNaN(value) ? null : value));
}

const STAMP: FieldSpec = [253, "u32"];

describe("record columns", () => {
  it("keep the width the watch wrote and apply scale and offset only when asked", () => {
    const bytes = fitBuilder()
      .define(0, RECORD, [STAMP, [3, "u8"], [5, "u32"], [2, "u16"], [13, "s8"], [0, "s32"]])
      .data(0, START, 120, 150, 3000, -4, -500)
      .data(0, START + 1, 121, 400, 3005, 5, 600)
      .file();
    const { records } = decoded(bytes).value;
    expect(records.columns.get("heartRate")?.values).toEqual(new Uint8Array([120, 121]));
    expect(records.columns.get("temperature")?.values).toEqual(new Int8Array([-4, 5]));
    expect(records.columns.get("positionLat")?.values).toEqual(new Int32Array([-500, 600]));
    expect(column(bytes, "distance")).toEqual([1.5, 4]);
    expect(column(bytes, "altitude")).toEqual([100, 101]);
  });

  it("leave out the protocol's no-value of each width", () => {
    const kinds: FieldSpec[] = [STAMP, [3, "u8"], [5, "u32"], [7, "u16"], [13, "s8"], [0, "s32"], [1, "s32"]];
    const bytes = fitBuilder()
      .define(0, RECORD, kinds)
      .data(0, START, null, null, null, null, null, null)
      .data(0, START + 1, 0, 0, 0, 0, 0, -1)
      .file();
    for (const name of ["heartRate", "distance", "power", "temperature", "positionLat"] as const)
      expect(column(bytes, name)).toEqual([null, 0]);
    expect(column(bytes, "positionLong")).toEqual([null, -1]);
  });

  it("read big-endian definitions like little-endian ones, side by side", () => {
    const fields: FieldSpec[] = [STAMP, [5, "u32"], [7, "u16"], [0, "s32"], [13, "s8"]];
    const bytes = fitBuilder()
      .define(0, RECORD, fields, { bigEndian: true })
      .define(1, RECORD, fields)
      .data(0, START, 70_000, 300, -2_000_000, -3)
      .data(1, START + 1, 70_100, 301, -2_000_001, -4)
      .file();
    expect(column(bytes, "timestamp")).toEqual([START, START + 1]);
    expect(column(bytes, "distance")).toEqual([700, 701]);
    expect(column(bytes, "power")).toEqual([300, 301]);
    expect(column(bytes, "positionLat")).toEqual([-2_000_000, -2_000_001]);
    expect(column(bytes, "temperature")).toEqual([-3, -4]);
  });

  it("take the wide speed and altitude where both are given, the narrow ones where they are alone", () => {
    const bytes = fitBuilder()
      .define(0, RECORD, [STAMP, [73, "u32"], [6, "u16"], [78, "u32"], [2, "u16"]])
      .data(0, START, 70_000, 65_000, 2600, 2700)
      .data(0, START + 1, null, 2800, null, 2700)
      .file();
    expect(column(bytes, "speed")).toEqual([70, 2.8]);
    expect(column(bytes, "altitude")).toEqual([20, 40]);
  });

  it("read a field whose type in the file is not the profile's", () => {
    const bytes = fitBuilder()
      .define(0, RECORD, [STAMP, [3, "u16"], [5, "f64"], [7, "f32"], [13, "s16"]])
      .data(0, START, 130, 250.5, 199.5, -300)
      .data(0, START + 1, null, null, null, null)
      .file();
    expect(column(bytes, "heartRate")).toEqual([130, null]);
    expect(column(bytes, "distance")).toEqual([2.505, null]);
    expect(column(bytes, "power")).toEqual([199.5, null]);
    expect(column(bytes, "temperature")).toEqual([-300, null]);
  });

  it("step over a field whose size no whole number of values fills (COROS)", () => {
    const bytes = fitBuilder()
      .define(0, RECORD, [STAMP, [7, "u16", 3], [3, "u8"]])
      .data(0, START, 200, 140)
      .data(0, START + 1, 200, 141)
      .file();
    expect(decoded(bytes).value.records.columns.has("power")).toBe(false);
    expect(column(bytes, "heartRate")).toEqual([140, 141]);
  });

  it("take the first value of a field that holds several", () => {
    const bytes = fitBuilder()
      .define(0, RECORD, [STAMP, [3, "u8", 3]])
      .data(0, START, [140, 141, 142])
      .file();
    expect(column(bytes, "heartRate")).toEqual([140]);
  });

  it("follow a local number that is defined anew, and keep file order", () => {
    const bytes = fitBuilder()
      .define(0, RECORD, [STAMP, [3, "u8"]])
      .data(0, START, 100)
      .define(0, RECORD, [STAMP, [7, "u16"], [3, "u8"]])
      .data(0, START + 1, 210, 101)
      .define(0, RECORD, [STAMP, [3, "u8"]])
      .data(0, START + 2, 102)
      .file();
    expect(column(bytes, "heartRate")).toEqual([100, 101, 102]);
    expect(column(bytes, "power")).toEqual([null, 210, null]);
  });

  it("have as many validity bits as rows beyond one byte", () => {
    const builder = fitBuilder().define(0, RECORD, [STAMP, [3, "u8"]]);
    for (let i = 0; i < 40; i++) builder.data(0, START + i, i % 3 === 0 ? null : i);
    const heartRate = decoded(builder.file()).value.records.columns.get("heartRate");
    expect(heartRate).toBeDefined();
    for (let i = 0; i < 40; i++) expect(isValid(heartRate!, i)).toBe(i % 3 !== 0);
  });
});

describe("compressed headers", () => {
  it("count on from the last full time stamp and wrap after 32 seconds", () => {
    const base = START - (START % 32) + 30;
    const bytes = fitBuilder()
      .define(0, 21, [STAMP, [0, "enum"], [1, "enum"]])
      .define(1, RECORD, [[3, "u8"]])
      .data(0, base, 0, 0)
      .compressed(1, 31, 100)
      .compressed(1, 1, 101)
      .compressed(1, 1, 102)
      .compressed(1, 0, 103)
      .file();
    expect(column(bytes, "timestamp")).toEqual([base + 1, base + 3, base + 3, base + 34]);
    expect(column(bytes, "heartRate")).toEqual([100, 101, 102, 103]);
  });

  it("read the full stamp in the byte order of its own definition", () => {
    const base = START - (START % 32);
    const bytes = fitBuilder()
      .define(0, 21, [STAMP, [0, "enum"], [1, "enum"]], { bigEndian: true })
      .define(1, RECORD, [[3, "u8"]])
      .data(0, base, 0, 0)
      .compressed(1, 5, 100)
      .file();
    expect(column(bytes, "timestamp")).toEqual([base + 5]);
  });

  it("leave the time open when no full stamp came before", () => {
    const bytes = fitBuilder()
      .define(1, RECORD, [[3, "u8"]])
      .compressed(1, 5, 100)
      .file();
    expect(column(bytes, "timestamp")).toEqual([null]);
    expect(column(bytes, "heartRate")).toEqual([100]);
  });

  it("unpack speed and distance from three bytes, distance going on after 256 m", () => {
    // [98,1,0] and [99,65,14] stand in a recording of a FR70 as 3.54 m/s at 0 m and 3.55 m/s at 14.25 m.
    const builder = fitBuilder().define(0, RECORD, [STAMP, [8, "byte", 3]]);
    builder.data(0, START, [98, 1, 0]).data(0, START + 4, [99, 65, 14]);
    builder.data(0, START + 60, [0, 0x00, 0xff]).data(0, START + 65, [0, 0x00, 0x01]);
    builder.data(0, START + 66, [0xff, 0xff, 0xff]);
    const bytes = builder.file();
    expect(column(bytes, "speed")).toEqual([3.54, 3.55, 0, 0, null]);
    expect(column(bytes, "distance")).toEqual([0, 14.25, 255, 257, null]);
  });
});

describe("developer fields", () => {
  const described = (index: number, num: number, name: string, base: number) => [index, num, base, name, "u"] as const;
  const DESCRIPTION: FieldSpec[] = [
    [0, "u8"],
    [1, "u8"],
    [2, "u8"],
    [3, "text", 12],
    [8, "text", 8],
  ];

  it("are told apart by index and number, not by name", () => {
    const bytes = fitBuilder()
      .define(2, 206, DESCRIPTION)
      .data(2, ...described(0, 0, "Power", 0x84))
      .data(2, ...described(1, 0, "Power", 0x02))
      .define(0, RECORD, [STAMP], {
        developer: [
          [0, 0, "u16"],
          [1, 0, "u8"],
        ],
      })
      .data(0, START, 400, 40)
      .data(0, START + 1, null, 41)
      .file();
    const { developer } = decoded(bytes).value.records;
    expect(developer.map((one) => [one.field.developerIndex, one.field.num, one.field.name])).toEqual([
      [0, 0, "Power"],
      [1, 0, "Power"],
    ]);
    expect([...(developer[0]?.column.values ?? [])]).toEqual([400, 0]);
    expect(developer[0]?.column.valid[0]).toBe(0b01);
    expect([...(developer[1]?.column.values ?? [])]).toEqual([40, 41]);
  });

  it("may be described after they are used (Karoo)", () => {
    const bytes = fitBuilder()
      .define(0, RECORD, [STAMP], { developer: [[0, 7, "u16"]] })
      .data(0, START, 400)
      .define(2, 206, DESCRIPTION)
      .data(2, ...described(0, 7, "Late", 0x84))
      .file();
    expect([...(decoded(bytes).value.records.developer[0]?.column.values ?? [])]).toEqual([400]);
  });

  it("do not push the records out of step when nothing describes them", () => {
    const bytes = fitBuilder()
      .define(0, RECORD, [STAMP, [3, "u8"]], { developer: [[3, 9, "u32"]] })
      .data(0, START, 100, 1)
      .data(0, START + 1, 101, 2)
      .file();
    expect(column(bytes, "heartRate")).toEqual([100, 101]);
    expect(decoded(bytes).value.records.developer).toEqual([]);
  });
});

describe("damaged and unusual files", () => {
  const run = (n = 5) => {
    const builder = fitBuilder().define(0, RECORD, [STAMP, [3, "u8"]]);
    for (let i = 0; i < n; i++) builder.data(0, START + i, 100 + i);
    return builder;
  };

  it("with a header of 12 bytes, or 14 with a checksum of 0, are read without a remark", () => {
    for (const options of [{ headerB: 12 }, { headerCrc: "zero" }] as const) {
      expect(looksLikeFit(run().file(options))).toBe(true);
      expect(decoded(run().file(options)).reasons).toEqual([]);
    }
  });

  it("with a wrong checksum, of the file or of the header, are read with a remark", () => {
    for (const options of [{ crc: "wrong" }, { headerCrc: "wrong" }] as const) {
      const { value, reasons } = decoded(run().file(options));
      expect(value.records.count).toBe(5);
      expect(reasons).toEqual(["BAD_CRC"]);
      expect(value.parts[0]?.badCrc).toBe(true);
    }
  });

  it("that end early keep their whole records", () => {
    const whole = run().file();
    const { value, reasons } = decoded(whole.subarray(0, whole.length - 5));
    expect(value.records.count).toBe(4);
    expect(reasons).toEqual(["TRUNCATED"]);
  });

  it("that were never finished say a size of 0 and are read to their end", () => {
    const { value, reasons } = decoded(run().file({ declaredB: 0, crc: "none" }));
    expect(value.records.count).toBe(5);
    expect(reasons).toEqual(["TRUNCATED"]);
  });

  it("keep what came before a message nobody defined", () => {
    const { value, reasons } = decoded(run(3).raw(0x0b, 1, 2, 3).file());
    expect(value.records.count).toBe(3);
    expect(reasons).toEqual(["TRUNCATED"]);
  });

  it("may have bytes after their end", () => {
    const bytes = new Uint8Array([...run().file(), 0, 0, 0, 0, 0, 0, 0]);
    expect(decoded(bytes).reasons).toEqual([]);
    expect(decoded(bytes).value.records.count).toBe(5);
  });

  it("may be chained, with padding between, each with definitions and a checksum of its own", () => {
    const second = fitBuilder()
      .define(0, RECORD, [STAMP, [7, "u16"]])
      .data(0, START + 9, 250)
      .file({ crc: "wrong" });
    const { value, reasons } = decoded(new Uint8Array([...run().file(), 0, 0, 0, ...second]));
    expect(value.parts.map((part) => [part.recordFrom, part.recordTo, part.badCrc])).toEqual([
      [0, 5, false],
      [5, 6, true],
    ]);
    expect(value.records.count).toBe(6);
    expect(reasons).toEqual(["BAD_CRC"]);
  });

  it("are refused with a sentence when they are empty, no FIT, or hold nothing", () => {
    const reasonOf = (bytes: Uint8Array) => {
      const result = decodeFit(bytes);
      return result.kind === "rejected" ? result.problem.reason : "read";
    };
    expect(reasonOf(new Uint8Array())).toBe("EMPTY");
    expect(reasonOf(new TextEncoder().encode("<html>not found</html>"))).toBe("NOT_FIT");
    expect(reasonOf(run().file().subarray(0, 11))).toBe("NOT_FIT");
    expect(reasonOf(run().file().subarray(0, 14))).toBe("FIT_CORRUPT");
    expect(reasonOf(fitBuilder().raw(0x0b, 1, 2, 3).file())).toBe("FIT_CORRUPT");
  });
});

describe("crc16", () => {
  it("is CRC-16/ARC: 0xbb3d for the digits 1 to 9", () => {
    expect(crc16(new TextEncoder().encode("123456789"), 0, 9)).toBe(0xbb3d);
  });

  it("agrees with the bit-by-bit sum at every length and start", () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => (i * 37 + 11) & 0xff);
    for (let from = 0; from < 9; from++)
      for (let to = from; to <= bytes.length; to++)
        expect(crc16(bytes, from, to)).toBe(plainCrc(bytes.subarray(from, to)));
  });
});
