import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DecodedFile } from "../../src/ingest/decoded-file.ts";
import { decodeGpx } from "../../src/ingest/gpx/decode-gpx.ts";
import { GPX_VOCABULARY, GpxSink } from "../../src/ingest/gpx/gpx-sink.ts";
import { gpxDocument } from "../../src/ingest/gpx/read-gpx.ts";
import { decodeTcx } from "../../src/ingest/tcx/decode-tcx.ts";
import { tcxDocument } from "../../src/ingest/tcx/read-tcx.ts";
import { TCX_VOCABULARY, TcxSink } from "../../src/ingest/tcx/tcx-sink.ts";
import { readWithSaxes } from "../../src/ingest/xml/read-with-saxes.ts";
import { documentOf } from "../../src/ingest/xml/read-xml.ts";
import { scanXml } from "../../src/ingest/xml/scan-xml.ts";
import {
  bytesOf,
  CONTEXT,
  CORPUS,
  corpusFile,
  corpusFilesOf,
  fixture,
  fixturesOf,
  inFull,
  isSound,
} from "./track-files.ts";

type Decode = (bytes: Uint8Array) => DecodedFile;
const tcx: Decode = (bytes) => decodeTcx(bytes, CONTEXT);
const gpx: Decode = (bytes) => decodeGpx(bytes, CONTEXT);

const samplesIn = (file: DecodedFile) =>
  file.kind === "decoded" ? file.activities.reduce((sum, { samples }) => sum + samples, 0) : 0;

function expectAnswer(file: DecodedFile): void {
  if (file.kind === "decoded") expect(isSound(file.activities)).toBe(true);
  else expect(file.problem.detail).toMatch(/\.$/);
}

const fixtures = [
  ...fixturesOf("tcx").map((name) => [name, tcx] as const),
  ...fixturesOf("gpx").map((name) => [name, gpx] as const),
];

describe("bytes of any kind", () => {
  it.each(fixtures)("%s, cut anywhere, is salvaged or refused and never throws", (name, decode) => {
    const whole = fixture(name);
    // Every byte of the small ones; of the larger ones a step that is prime to their line lengths.
    const step = whole.length > 1500 ? 61 : 1;
    let before = 0;
    for (let length = whole.length % step; length <= whole.length; length += step) {
      const file = decode(whole.subarray(0, length));
      expectAnswer(file);
      expect(samplesIn(file)).toBeGreaterThanOrEqual(before);
      before = samplesIn(file);
    }
    expect(before).toBe(samplesIn(decode(whole)));
  });

  it.each(fixtures)("%s with bytes changed never throws", (name, decode) => {
    const whole = fixture(name);
    const change = fc.tuple(
      fc.nat(whole.length - 1),
      fc.oneof(fc.nat(255), fc.constantFrom(60, 62, 38, 34, 47, 48, 57, 46)),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const damaged = whole.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        expectAnswer(decode(damaged));
      }),
      { numRuns: 50 },
    );
  });

  it("that are no track at all never throw", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: "binary", maxLength: 200 }).map(bytesOf),
    );
    fc.assert(
      fc.property(bytes, (some) => {
        expectAnswer(tcx(some));
        expectAnswer(gpx(some));
      }),
    );
  });
});

const value = fc.oneof(
  fc.constantFrom("", "0", "150", "-5", "1e300", "99999999999999999999", "NaN", "abc", "5,5", "254", "1e-300"),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer({ min: 0, max: 400 }).map(String),
);
const time = fc.oneof(
  fc.integer({ min: 0, max: 7200 }).map((t) => new Date(Date.UTC(2026, 3, 7, 8) + t * 1000).toISOString()),
  fc.constantFrom(
    "",
    "1989-12-31T00:10:00Z",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z",
    "yesterday",
    "2026-04-07T08:00:00+02:00",
  ),
);

const tcxPoint = fc
  .tuple(
    time,
    fc.array(
      fc.tuple(
        fc.constantFrom(
          "LatitudeDegrees",
          "LongitudeDegrees",
          "AltitudeMeters",
          "DistanceMeters",
          "Cadence",
          "ns3:RunCadence",
          "ns3:Speed",
          "ns3:Watts",
        ),
        value,
      ),
      { maxLength: 8 },
    ),
    value,
  )
  .map(
    ([at, inner, rate]) =>
      `<Trackpoint><Time>${at}</Time>${inner.map(([name, some]) => `<${name}>${some}</${name}>`).join("")}<HeartRateBpm><Value>${rate}</Value></HeartRateBpm></Trackpoint>`,
  );
const tcxLap = fc
  .tuple(
    time,
    fc.array(
      fc.tuple(fc.constantFrom("TotalTimeSeconds", "DistanceMeters", "MaximumSpeed", "Cadence", "AvgWatts"), value),
      { maxLength: 5 },
    ),
    fc.array(tcxPoint, { maxLength: 12 }),
  )
  .map(
    ([at, totals, points]) =>
      `<Lap StartTime="${at}">${totals.map(([name, some]) => `<${name}>${some}</${name}>`).join("")}<AverageHeartRateBpm><Value>120</Value></AverageHeartRateBpm><Track>${points.join("")}</Track></Lap>`,
  );
const tcxFile = fc
  .array(fc.tuple(fc.constantFrom("Running", "Biking", "Other", ""), time, fc.array(tcxLap, { maxLength: 3 })), {
    maxLength: 3,
  })
  .map(
    (activities) =>
      `<TrainingCenterDatabase><Activities>${activities.map(([sport, id, laps]) => `<Activity Sport="${sport}"><Id>${id}</Id>${laps.join("")}<Creator><Name>W&amp;Co</Name></Creator></Activity>`).join("")}</Activities></TrainingCenterDatabase>`,
  );

const gpxPoint = fc
  .tuple(
    value,
    value,
    time,
    fc.array(fc.tuple(fc.constantFrom("ele", "speed", "gpxtpx:hr", "cad", "power", "name"), value), { maxLength: 5 }),
  )
  .map(
    ([lat, lon, at, inner]) =>
      `<trkpt lat="${lat}" lon='${lon}'><time>${at}</time>${inner.map(([name, some]) => `<${name}>${some}</${name}>`).join("")}</trkpt>`,
  );
const gpxFile = fc
  .array(
    fc.tuple(
      fc.constantFrom("running", "9", "", "kite"),
      fc.array(fc.array(gpxPoint, { maxLength: 12 }), { maxLength: 3 }),
    ),
    { maxLength: 3 },
  )
  .map(
    (tracks) =>
      `<gpx creator="App">${tracks.map(([type, segments]) => `<trk><name>Lauf</name><type>${type}</type>${segments.map((points) => `<trkseg>${points.join("")}</trkseg>`).join("")}</trk>`).join("")}</gpx>`,
  );

function bothTcx(bytes: Uint8Array): { own: string; full: string; understood: boolean } {
  const [own, full] = [new TcxSink(), new TcxSink()];
  const end = scanXml(bytes, TCX_VOCABULARY, own);
  const fullEnd = readWithSaxes(documentOf(bytes), TCX_VOCABULARY, full);
  const understood = end !== "not-understood";
  return {
    own: inFull(tcxDocument(own, understood ? end : fullEnd)),
    full: inFull(tcxDocument(full, fullEnd)),
    understood,
  };
}

function bothGpx(bytes: Uint8Array): { own: string; full: string; understood: boolean } {
  const [own, full] = [new GpxSink(), new GpxSink()];
  const end = scanXml(bytes, GPX_VOCABULARY, own);
  const fullEnd = readWithSaxes(documentOf(bytes), GPX_VOCABULARY, full);
  const understood = end !== "not-understood";
  return {
    own: inFull(gpxDocument(own, understood ? end : fullEnd)),
    full: inFull(gpxDocument(full, fullEnd)),
    understood,
  };
}

/** The texts are long: a difference is told by where it begins. */
function expectSame({ own, full, understood }: ReturnType<typeof bothTcx>, isPlain: boolean): void {
  expect(understood).toBe(isPlain);
  if (!understood) return;
  const at = [...own].findIndex((character, i) => character !== full[i]);
  expect(own === full ? "the same" : full.slice(Math.max(0, at - 80), at + 40)).toBe("the same");
}

describe("files made up of any values", () => {
  it("give sound activities or a reason", () => {
    fc.assert(
      fc.property(tcxFile, (text) => expectAnswer(tcx(bytesOf(text)))),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(gpxFile, (text) => expectAnswer(gpx(bytesOf(text)))),
      { numRuns: 500 },
    );
  });

  it("are the same to the scanner and to the full parser", () => {
    fc.assert(
      fc.property(tcxFile, gpxFile, (one, other) => {
        for (const { own, full, understood } of [bothTcx(bytesOf(one)), bothGpx(bytesOf(other))]) {
          expectSame({ own, full, understood }, true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("the columns of a file", () => {
  const whole = (name: string) => name !== "entity.tcx" && name !== "truncated.tcx";

  it.each(fixturesOf("tcx").filter(whole))("%s: the scanner and the full parser make the same", (name) => {
    expectSame(bothTcx(fixture(name)), true);
  });

  it.each(fixturesOf("gpx"))("%s: the scanner and the full parser make the same", (name) => {
    expectSame(bothGpx(fixture(name)), true);
  });

  describe.skipIf(CORPUS === undefined)("of real files (needs NIGGLE_CORPUS)", () => {
    it.each([...corpusFilesOf("tcx"), ...corpusFilesOf("gpx")])("%s", (path) => {
      const both = /\.tcx/i.test(path) ? bothTcx : bothGpx;
      const hasCdata = Buffer.from(corpusFile(path)).includes("<![CDATA[");
      expectSame(both(corpusFile(path)), !hasCdata);
    });
  });
});
