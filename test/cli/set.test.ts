import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

let data: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), "niggle-set-"));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** The settings as the journal keeps them. */
function written(): readonly { readonly name: string; readonly value: unknown }[] {
  const folder = join(data, "journal");
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), "utf8").trim().split("\n"));
  return lines.map((line) => JSON.parse(line).fact).filter(({ kind }) => kind === "setting");
}

describe("niggle set", () => {
  it("writes every setting down in the unit the formulas use", async () => {
    const said = [
      ["hr-max", "190", "hrMaxBpm", 190],
      ["lthr", "170", "lthrBpm", 170],
      ["threshold-pace", "4:10", "thresholdSpeedMPerS", 4],
      ["vt1", "140", "vt1Bpm", 140],
      ["vt2", "165", "vt2Bpm", 165],
      ["trimp-a", "0.25", "trimpA", 0.25],
      ["trimp-b", "2.8", "trimpB", 2.8],
      ["units", "imperial", "units", "imperial"],
      ["long-run-day", "sunday", "longRunWeekday", 7],
      ["massage-rhythm", "21", "massageRhythmDays", 21],
      ["lthr", "none", "lthrBpm", null],
    ] as const;
    for (const [name, text] of said) {
      expect(await runCli(["set", name, text, "--data", data])).toMatchObject({ code: 0 });
    }
    expect(written().map(({ name, value }) => [name, value])).toEqual(said.map(([, , name, value]) => [name, value]));
  });

  it.each([
    ["lthr", "17", "invalid lthr: 17 (want a whole number from 60 to 240)"],
    ["threshold-pace", "4.5", "invalid threshold-pace: 4.5 (want minutes and seconds a kilometre from 2:00"],
    ["threshold-pace", "4:75", "invalid threshold-pace: 4:75"],
    ["threshold-pace", "1:59", "invalid threshold-pace: 1:59"],
    ["trimp-a", "0", "invalid trimp-a: 0 (want a number from 0.001 to 10)"],
    ["trimp-b", "1e1", "invalid trimp-b: 1e1"],
    ["units", "miles", "invalid units: miles (want metric, imperial)"],
    ["long-run-day", "7", "invalid long-run-day: 7 (want monday, tuesday, "],
    ["massage-rhythm", "1", "invalid massage-rhythm: 1 (want a whole number from 2 to 365)"],
    ["constructor", "1", "unknown setting: constructor (want "],
    ["pace", "4:30", "unknown setting: pace (want hr-max, hr-rest, lthr, threshold-pace, "],
  ])("refuses %s %s, and says what it wants", async (name, text, message) => {
    const before = written().length;
    const { code, err } = await runCli(["set", name, text, "--data", data]);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(written()).toHaveLength(before);
  });
});
