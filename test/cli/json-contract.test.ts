import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

/** The load methods that a script may ask for, by name. */
const METHODS = [
  ...["banisterTrimp", "distance", "duration", "edwardsTrimp", "elapsed", "hrss", "individualTrimp", "luciaTrimp"],
  ...["powerWork", "rTssLike", "sessionRpe", "stepLoad", "steps"],
];

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

type Json = Readonly<Record<string, unknown>>;

const keysOf = (value: unknown) => Object.keys(value as Json).sort();

const FINDING = [
  "about",
  "absoluteRisk",
  "coverage",
  "evidence",
  "from",
  "grade",
  "kind",
  "level",
  "missing",
  "rule",
  "source",
  "standsUntil",
  "text",
  "threshold",
  "to",
  "unit",
  "value",
  "wouldChangeIf",
];
const RATIOS = [
  "acwrCoupled",
  "acwrEwma",
  "acwrUncoupled",
  "atl",
  "ctl",
  "monotony",
  "ramp",
  "redi",
  "strain",
  "tsb",
  "weekChangePct",
];
const ACTIVITY = [
  "activityId",
  "ascentM",
  "avgCadenceSpm",
  "avgHeartRateBpm",
  "distanceM",
  "durationS",
  "elapsedS",
  "localDay",
  "samples",
  "source",
  "sport",
  "startedAt",
  "utcOffsetMin",
];

let folder = "";
let report: Json = {};
let files: readonly Json[] = [];
let reportText = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "niggle-contract-"));
  const data = join(folder, "data");
  const paths = ["diary-lovdal-athlete-0.csv", "steady-run.fit", "settings-only.fit"].map(fixture);
  files = (await runCli(["import", "--data", data, "--json", ...paths, "/not/there"])).json();
  await runCli(["log", "pain", "calf", "3", "--quality", "tight", "--day", "2014-04-20", "--data", data]);
  const said = await runCli(["report", "--data", data, "--json", "--as-of", "2014-04-22"]);
  reportText = said.out;
  report = said.json()[0] ?? {};
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("import --json", () => {
  it("prints one line a file with these keys, then the sums", () => {
    const lines = files.slice(0, -1);
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      expect(keysOf(line)).toEqual(["activities", "detail", "outcome", "path", "reason", "sha256"]);
      for (const activity of line["activities"] as Json[]) expect(keysOf(activity)).toEqual(ACTIVITY);
    }
    expect(lines.map((line) => line["outcome"])).toEqual(["imported", "imported", "skipped", "rejected"]);
    expect(keysOf(files.at(-1))).toEqual(["summary"]);
  });

  it("states times in UTC and days as days", () => {
    const [activity] = (files[1]?.["activities"] ?? []) as Json[];
    expect(activity?.["startedAt"]).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
    expect(activity?.["localDay"]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe("report --json", () => {
  it("is one document with these keys at every level", () => {
    expect(reportText.split("\n")).toHaveLength(1);
    expect(keysOf(report)).toEqual([
      "asOf",
      "athlete",
      "days",
      "findings",
      "grey",
      "headline",
      "level",
      "massage",
      "percentiles",
      "weeks",
    ]);
    for (const finding of report["findings"] as Json[]) expect(keysOf(finding)).toEqual(FINDING);
    for (const week of report["weeks"] as Json[]) {
      expect(keysOf(week)).toEqual([
        "coverage",
        "distanceM",
        "durationS",
        "longestRunM",
        "maxNrs",
        "regions",
        "runs",
        "therapy",
        "weekStart",
      ]);
    }
    expect(keysOf(report["massage"])).toEqual(["daysSinceLast", "gate", "reasons", "rhythmDays", "text"]);
    for (const day of report["days"] as Json[]) {
      expect(keysOf(day)).toEqual(["day", "distanceM", "durationS", "loads", "ratios", "state"]);
      expect(keysOf(day["loads"])).toEqual(METHODS);
      const { spike, ...methods } = day["ratios"] as Readonly<Record<string, Json>>;
      expect(keysOf(methods)).toEqual(METHODS);
      for (const method of Object.values(methods)) expect(keysOf(method)).toEqual(RATIOS);
      expect(keysOf(spike)).toEqual(["category", "longestPrior30dM", "provisional", "value"]);
    }
  });

  it("gives every load and ratio as a number or as null with its reason", () => {
    for (const day of report["days"] as Json[]) {
      const { spike: _spike, ...methods } = day["ratios"] as Readonly<Record<string, Json>>;
      const values = [
        ...Object.values(day["loads"] as Json),
        ...Object.values(methods).flatMap((each) => Object.values(each)),
      ];
      for (const value of values as Json[]) {
        if (value["value"] === null) expect(value["reason"]).toMatch(/^[A-Z][A-Z_]+$/);
        else expect(Number.isFinite(value["value"])).toBe(true);
      }
    }
  });
});
