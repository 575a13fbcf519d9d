import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Activity } from "../../src/domain/activity.ts";
import { expand } from "../../src/ingest/archive/expand.ts";
import { decodeFile } from "../../src/ingest/decode-file.ts";
import type { DecodedFile } from "../../src/ingest/decoded-file.ts";

const corpus = process.env["NIGGLE_CORPUS"] ?? "";
const context = { homeZone: "Europe/Berlin" };

const answerOf = (file: DecodedFile): string =>
  file.kind === "decoded" ? `decoded ${file.activities.length}` : `${file.kind} ${file.problem.reason}`;

const read = (name: string) => decodeFile(readFileSync(join(corpus, name)), context);

async function filesOf(name: string): Promise<Map<string, DecodedFile>> {
  const files = new Map<string, DecodedFile>();
  const bytes = readFileSync(join(corpus, name));
  for await (const found of expand({ path: name, sizeB: bytes.length, read: async () => bytes })) {
    if (found.kind === "file") files.set(found.path, await decodeFile(found.bytes, context));
    else if (found.kind !== "stream" && found.kind !== "export") files.set(found.path, found);
  }
  return files;
}

describe.skipIf(corpus === "")("exports of other programs in the corpus (NIGGLE_CORPUS)", { timeout: 300_000 }, () => {
  it("reads the list of a Garmin account export in SI, and its FIT files agree with it", async () => {
    const zip = "assembled/garmin_gdpr_export.zip";
    const files = [...(await filesOf(zip))];
    const list = files.find(([path]) => path.endsWith("_summarizedActivities.json"))?.[1];
    if (list?.kind !== "decoded") expect.unreachable("the list was not read");
    const totals = list.activities.map(({ sport, durationS, distanceM }) => [sport, durationS, distanceM]);
    expect(totals).toEqual([
      ["run", 3192.133, 8983.37],
      ["run", 975, 2943.39],
      ["run", 2820.172, 4489.39],
      ["run", 2223.803, 10_010.82],
      ["run", 2425.05, 7224.17],
    ]);
    expect(list.activities.every(({ utcOffsetMin, zoneSource }) => utcOffsetMin === 120 && zoneSource === "file")).toBe(
      true,
    );
    expect(list.warnings).toMatchObject([
      { reason: "SOME_ROWS_REJECTED", detail: expect.stringContaining("session 6") },
    ]);
    const recorded = files.flatMap(([path, file]) =>
      path.includes("Part1") && file.kind === "decoded" ? file.activities : [],
    );
    expect(recorded).toHaveLength(5);
    for (const run of recorded) {
      const listed = list.activities.find(({ startedAt }) => startedAt === run.startedAt) as Activity;
      expect(Math.abs((run.distanceM ?? 0) - (listed.distanceM ?? 0))).toBeLessThan(0.01 * (listed.distanceM ?? 0));
      expect(Math.abs((run.durationS ?? 0) - (listed.durationS ?? 0))).toBeLessThan(0.01 * (listed.durationS ?? 0));
    }
    const answers = new Map(files.map(([path, file]) => [path.slice(zip.length + 1), answerOf(file)]));
    expect(answers.get("DI_CONNECT/DI-Connect-Wellness/2024-01-01_2024-04-10_1_sleepData.json")).toBe(
      "skipped NOT_AN_ACTIVITY",
    );
    expect(answers.get("customer_data/customer.json")).toBe("skipped NOT_AN_ACTIVITY");
  });

  it("reads Runkeeper, and refuses by name what has no way in", async () => {
    expect(answerOf(await read("csv-dialects/runkeeper_cardioActivities_km_2026.csv"))).toBe("decoded 2");
    const refused: readonly (readonly [string, string])[] = [
      ["csv-dialects/coros_splits_header.csv", "COROS"],
      ["runalyze/csv/Wahoo.csv", "Wahoo"],
      ["runalyze/csv/Epson.csv", "Epson"],
      ["pmdata-p01/p01/pmsys/injury.csv", "PMSys"],
      ["pmdata-p01/p01/fitbit/exercise.json", "Fitbit"],
    ];
    for (const [name, program] of refused) {
      const file = await read(name);
      expect(answerOf(file), name).toBe("rejected UNSUPPORTED_FORMAT");
      expect(file.kind === "rejected" && file.problem.detail, name).toContain(program);
    }
  });
});
