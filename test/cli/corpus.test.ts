import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.ts";

const corpus = process.env["NIGGLE_CORPUS"];

interface Line {
  readonly path: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly detail: string;
  readonly activities: readonly {
    readonly distanceM: number | null;
    readonly durationS: number;
    readonly samples: number;
  }[];
}

type Reference = Readonly<Record<string, string>>;

function references(folder: string): readonly Reference[] {
  return Papa.parse<Reference>(readFileSync(join(folder, "decoded-fit.csv"), "utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

/** Runs that two other decoders read without trouble, in one session, with the same numbers. */
function isAgreedRun(row: Reference): boolean {
  return (
    row["sdk_ok"] === "True" &&
    row["sessions"] === "1" &&
    row["disagreement_sdk_vs_ffp"] === "" &&
    row["internal_inconsistency"] === "" &&
    (row["sport"] ?? "").includes("running")
  );
}

describe.skipIf(corpus === undefined)("the corpus through the command line (needs NIGGLE_CORPUS)", () => {
  it("gives every file an outcome and agrees with the other decoders on every run they agree on", async () => {
    const folder = corpus ?? "";
    const { json, code } = await runCli(["import", "--data", join(temporaryFolder(), "data"), "--json", folder]);
    expect(code).toBe(1); // some files are of kinds that are refused
    const lines = json().slice(0, -1) as unknown as Line[];
    for (const { path, outcome, reason, detail } of lines) {
      expect(["imported", "duplicate", "merged", "skipped", "rejected"], path).toContain(outcome);
      if (outcome === "rejected" || outcome === "skipped") expect([reason, detail], path).not.toContain(null);
    }
    const byPath = new Map(lines.map((line) => [line.path.slice(folder.length + 1), line]));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" }).filter((e) =>
      e.isFile(),
    );
    const topLevel = new Set(lines.map(({ path }) => path.split("!")[0]));
    expect(topLevel.size).toBe(files.length);

    const agreed = references(folder).filter(isAgreedRun);
    expect(agreed.length).toBeGreaterThan(40);
    for (const row of agreed) {
      const path = row["path"] ?? "";
      const [activity, ...more] = byPath.get(path)?.activities ?? [];
      expect(more, path).toEqual([]);
      const distanceM = Number(row["total_distance_m"]);
      expect(Math.abs((activity?.distanceM ?? Number.NaN) - distanceM), path).toBeLessThanOrEqual(
        Math.max(10, 0.005 * distanceM),
      );
      // One file of these states no timer time at all; there is nothing to compare with.
      if (row["total_timer_s"] !== "") {
        expect(Math.abs((activity?.durationS ?? Number.NaN) - Number(row["total_timer_s"])), path).toBeLessThanOrEqual(
          1,
        );
      }
      expect(activity?.samples, path).toBe(Number(row["records"]));
    }
  });
});
