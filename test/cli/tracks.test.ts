import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.ts";

const FIXTURES = new URL("../../fixtures", import.meta.url).pathname;
const CORPUS = process.env["NIGGLE_CORPUS"] || undefined;

interface FileLine {
  readonly path: string;
  readonly outcome: string;
  readonly activities: readonly { readonly activityId: string; readonly source: string }[];
}

/** Imports files one after another, in the order given. */
async function importing(paths: readonly string[]): Promise<readonly FileLine[]> {
  const data = temporaryFolder();
  const lines: FileLine[] = [];
  for (const path of paths) {
    const { json } = await runCli(["import", "--data", data, "--json", path]);
    lines.push(...(json() as unknown as FileLine[]).filter(({ outcome }) => outcome !== undefined));
  }
  return lines;
}

const outcomes = (lines: readonly FileLine[]) => lines.map(({ outcome }) => outcome);

describe("one run as FIT, TCX and GPX", () => {
  const [fit, tcx, gpx] = ["fit", "tcx", "gpx"].map((end) => join(FIXTURES, `two-runs-evening.${end}`)) as [
    string,
    string,
    string,
  ];

  it.each([
    ["the richest first", [fit, tcx, gpx]],
    ["the poorest first", [gpx, tcx, fit]],
  ])("is one run, %s", async (_, paths) => {
    expect(outcomes(await importing(paths))).toEqual(["imported", "merged", "merged"]);
  });

  it("offered again changes nothing", async () => {
    expect(outcomes(await importing([tcx, gpx, tcx, gpx]))).toEqual(["imported", "merged", "duplicate", "duplicate"]);
  });
});

describe.skipIf(CORPUS === undefined)("runs of which the corpus has two sources (needs NIGGLE_CORPUS)", () => {
  it.each([
    ["sports-lib/runs/fit/6860622783.fit", "sports-lib/runs/tcx/6860622783.tcx"],
    ["goldencheetah/runs/10kUNLP2014-Garmin15.fit", "goldencheetah/runs/10kUNLP2014-Garmin15.tcx"],
    ["connectstats/tcx/activity_234979239.fit", "connectstats/tcx/activity_234979239.tcx"],
    ["connectstats/tcx/activity_217470507.fit", "connectstats/tcx/activity_217470507.tcx"],
    [
      "sports-lib/runs/gpx/2067489619.gpx",
      "elevate/connector/activities-02/runs/garmin_export/20171008_run_2067489619.gpx",
    ],
  ])("%s and %s are one", async (first, second) => {
    const paths = [first, second].map((path) => join(CORPUS ?? "", path));
    expect(outcomes(await importing(paths))).toEqual(["imported", "merged"]);
  });

  it("and the month of one runner stays thirty-three runs", { timeout: 300_000 }, async () => {
    const lines = await importing([join(CORPUS ?? "", "trackeR/tcx")]);
    expect(outcomes(lines)).toEqual(Array.from({ length: 33 }, () => "imported"));
    expect(new Set(lines.flatMap(({ activities }) => activities.map(({ activityId }) => activityId))).size).toBe(33);
    expect(lines.every(({ activities }) => activities[0]?.source === "tcx")).toBe(true);
  });
});
