import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RULES } from "../../src/analysis/risk/rules.ts";
import type {
  AssessmentLevel,
  FindingLevel,
  Headline,
  MassageGate,
  MassageReason,
} from "../../src/domain/assessment.ts";
import type { DayState, MissingInput, SpikeCategory } from "../../src/domain/load.ts";
import { LOAD_METHODS, RATIO_NAMES, RATIO_REASONS } from "../../src/domain/load.ts";
import { addDays, type LocalDay, parseLocalDay } from "../../src/domain/local-day.ts";
import { REGIONS } from "../../src/domain/pain.ts";
import type { Unit } from "../../src/domain/units.ts";
import { reportJson } from "../../src/usecases/report-json.ts";
import { demoOfLastWeeks, ME, openRealApp, type RealApp, TODAY } from "../real-app.ts";

type Json = { readonly [key: string]: Json } & readonly Json[] & string;

const schema = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../docs/report.schema.json", import.meta.url)), "utf8"),
) as Json;
/** Strict: a word that JSON Schema does not know, or a key that is never checked, is an error of the schema. */
const isReport = new Ajv2020({ strict: true, strictTypes: false }).compile(schema);

/** What is wrong with a report; empty when it is as the schema says. */
function problems(report: unknown): readonly unknown[] {
  return isReport(report) ? [] : (isReport.errors ?? []).slice(0, 5);
}

/** Every word of a union type: the compiler says when one is missing or too many. */
const words = <Word extends string>(each: Readonly<Record<Word, true>>): readonly string[] => Object.keys(each);

const HEADLINES = words<Headline>({
  "see-clinician": true,
  rest: true,
  ease: true,
  "book-massage": true,
  "carry-on": true,
  "cannot-say": true,
});
const LEVELS = words<AssessmentLevel>({ clinician: true, red: true, amber: true, green: true, grey: true });
const FINDING_LEVELS = words<FindingLevel>({ clinician: true, red: true, amber: true, note: true });
const REASONS = words<MassageReason>({ MASSAGE_TIGHT: true, MASSAGE_BLOCK: true, MASSAGE_RHYTHM: true });
const GATES = words<MassageGate>({ clear: true, ask: true, closed: true });
const STATES = words<DayState>({ observed: true, rest: true, unknown: true });
const CATEGORIES = words<SpikeCategory>({
  reference: true,
  small: true,
  moderate: true,
  large: true,
  "return-from-break": true,
  none: true,
});
const UNITS = words<Unit>({
  km: true,
  min: true,
  NRS: true,
  ratio: true,
  "%": true,
  days: true,
  entries: true,
  AU: true,
  "AU/week": true,
  h: true,
  spm: true,
  "": true,
});
const MISSING = words<MissingInput>({
  NO_DISTANCE: true,
  NO_DURATION: true,
  NO_ELAPSED_TIME: true,
  NO_RPE: true,
  NO_HEART_RATE: true,
  HEART_RATE_GAPS: true,
  HR_MAX_UNKNOWN: true,
  HR_REST_UNKNOWN: true,
  SEX_FOR_TRIMP_UNKNOWN: true,
  HR_RANGE_INVALID: true,
  LTHR_UNKNOWN: true,
  VENTILATORY_THRESHOLDS_UNKNOWN: true,
  LAB_FIT_UNKNOWN: true,
  THRESHOLD_SPEED_UNKNOWN: true,
  NO_GRADED_SPEED: true,
  NO_CADENCE: true,
  NO_GROUND_CONTACT: true,
  NO_POWER: true,
});

describe("the words of docs/report.schema.json", () => {
  const at = (...path: readonly string[]): readonly unknown[] => {
    let value: Json = schema;
    for (const key of path) value = (value as Readonly<Record<string, Json>>)[key]!;
    return value;
  };
  const sorted = (list: readonly unknown[]) => list.map(String).sort();

  it.each<[string, readonly string[], readonly string[]]>([
    ["headlines", ["properties", "headline", "enum"], HEADLINES],
    ["levels", ["properties", "level", "enum"], LEVELS],
    ["rules", ["$defs", "rule", "enum"], Object.keys(RULES)],
    ["regions", ["$defs", "region", "enum"], REGIONS],
    ["units", ["$defs", "finding", "properties", "unit", "enum"], UNITS],
    ["reasons for a massage", ["$defs", "massage", "properties", "reasons", "items", "enum"], REASONS],
    ["states of its gate", ["$defs", "massage", "properties", "gate", "enum"], GATES],
    ["states of a day", ["$defs", "dayRecord", "properties", "state", "enum"], STATES],
    ["load methods", ["$defs", "dayRecord", "properties", "loads", "required"], LOAD_METHODS],
    [
      "load methods with ratios",
      ["$defs", "dayRecord", "properties", "ratios", "required"],
      [...LOAD_METHODS, "spike"],
    ],
    ["ratios", ["$defs", "methodRatios", "required"], RATIO_NAMES],
    ["missing inputs", ["$defs", "missingInput", "enum"], MISSING],
    ["reasons without a ratio", ["$defs", "ratioReason", "enum"], RATIO_REASONS],
    ["spike categories", ["$defs", "spike", "properties", "category", "enum"], CATEGORIES],
  ])("are those of the program: %s", (_name, path, words) => {
    expect(sorted(at(...path))).toEqual(sorted(words));
  });

  it("are those of the program: levels of a finding, and none", () => {
    expect(at("$defs", "finding", "properties", "level", "enum")).toEqual([...FINDING_LEVELS, null]);
  });

  it("say of every object which keys it has, all of them and no others", () => {
    const objects: Json[] = [];
    const visit = (value: Json) => {
      if (typeof value !== "object" || value === null) return;
      if ("additionalProperties" in value) objects.push(value);
      for (const each of Object.values(value)) visit(each as Json);
    };
    visit(schema);
    expect(objects.length).toBeGreaterThan(10);
    for (const each of objects) {
      expect(each["additionalProperties"]).toBe(false);
      expect(Object.keys(each["properties"]!)).toEqual(each["required"]);
    }
  });
});

describe("a real report is as docs/report.schema.json says", () => {
  const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));
  const apps: RealApp[] = [];
  const reportOf = async ({ app }: RealApp, asOf: LocalDay) =>
    JSON.parse(JSON.stringify(reportJson(await app.weeklyReport(ME, asOf)))) as {
      readonly findings: readonly { kind: string }[];
    };
  const withFixtures = async (names: readonly string[]) => {
    const real = await openRealApp();
    apps.push(real);
    await real.give(names.map((path) => ({ path, make: () => readFileSync(`${fixtures}${path}`) })));
    return real;
  };
  let demo: RealApp;
  beforeAll(async () => {
    demo = await openRealApp();
    apps.push(demo);
    await demo.give(demoOfLastWeeks(14));
    const { from } = (await demo.app.historySpan(ME))!;
    await demo.app.log(ME, [{ kind: "history-claim", entry: { from, to: null } }]);
  }, 60_000);
  afterAll(() => Promise.all(apps.map((real) => real.close())));

  it("without any file", async () => {
    const real = await withFixtures([]);
    expect(problems(await reportOf(real, TODAY))).toEqual([]);
  });

  it("of the demo's runner, on many days", async () => {
    const kinds = new Set<string>();
    for (let back = 0; back < 100; back += 12) {
      const report = await reportOf(demo, addDays(TODAY, -back));
      expect(problems(report)).toEqual([]);
      for (const finding of report.findings) kinds.add(finding.kind);
    }
    expect([...kinds].sort()).toEqual(["cannot-say", "clear", "flagged", "info"]);
  });

  it.each<[string, readonly string[], string]>([
    ["a diary of four years", ["diary-lovdal-athlete-0.csv"], "2014-04-22"],
    ["a diary with pain and care", ["diary.csv", "pain.csv", "therapy.csv"], "2026-03-12"],
    ["lists of two platforms", ["garmin-activities-en.csv", "strava-activities-en.csv"], "2026-05-31"],
    ["watch files of every kind", readdirSync(fixtures).filter((name) => /\.(fit|tcx|gpx)$/.test(name)), "2026-04-01"],
  ])("of %s", async (_name, names, asOf) => {
    const real = await withFixtures(names);
    const day = parseLocalDay(asOf)!;
    for (const each of [day, addDays(day, -30), TODAY]) expect(problems(await reportOf(real, each))).toEqual([]);
  });

  it("and one in which a thing is not as it should be is refused", async () => {
    const report = await reportOf(demo, TODAY);
    const text = JSON.stringify(report);
    const broken = [
      text.replace('"asOf":"2026-11-22"', '"asOf":"22.11.2026"'),
      text.replace('"grey":', '"gray":'),
      text.replace(/"headline":"[a-z-]+"/, '"headline":"panic"'),
      text.replace(/"kind":"flagged","level":"\w+"/, '"kind":"flagged","level":null'),
      text.replace(/"kind":"clear","level":null/, '"kind":"clear","level":"red"'),
      text.replace(/"coverage":[\d.]+/, '"coverage":1.2'),
      text.replace(/"state":"\w+"/, '"state":"asleep"'),
      text.replace(/"distance":\{"value":[\d.]+\}/, '"distance":{"value":null}'),
      text.replace(/"distance":\{"value":[\d.]+\}/, '"distance":{"value":"5"}'),
      text.replace(/"reason":"WARMUP"/, '"reason":"LAZY"'),
      text.replace(/"runs":\d+/, '"runs":0.5'),
      text.replace(/"redi":\{[^}]*\}/, '"redo":{"value":1}'),
    ];
    for (const each of broken) {
      expect(each).not.toBe(text);
      expect(isReport(JSON.parse(each)), each.slice(0, 120)).toBe(false);
    }
  });
});
