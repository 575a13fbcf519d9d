import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { parseLocalDay } from "../../src/domain/local-day.ts";
import { RED_FLAG_SIGNS } from "../../src/domain/red-flag-check.ts";
import { emptyWellnessDay } from "../../src/domain/wellness.ts";
import { runCli, temporaryFolder } from "./run-cli.ts";

let data = "";
beforeEach(() => {
  data = join(temporaryFolder(), "data");
});

const on = (text: string) => parseLocalDay(text)!;
const TODAY = on("2026-11-22");

const log = (...words: readonly string[]) => runCli(["log", ...words, "--data", data]);

/** What the journal holds of what was said, days as they are written there. */
function journal(): readonly Record<string, unknown>[] {
  return readFileSync(join(data, "journal", "2026-11.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).fact)
    .filter(({ kind }) => kind !== "assessment-issued");
}

describe("niggle log exercise", () => {
  it("writes the exercise down under a key made from its title", async () => {
    expect((await log("exercise", "Calf", "raises,", "slow")).out).toBe("Written down.");
    await log("exercise", "Calf raises slow", "--day", "2026-11-20");
    expect(journal()).toEqual([
      { kind: "exercise-done", entry: { day: "2026-11-22", key: "calf-raises-slow" } },
      { kind: "exercise-done", entry: { day: "2026-11-20", key: "calf-raises-slow" } },
    ]);
  });

  it("puts it on the list with --kind", async () => {
    expect((await log("exercise", "Shorter steps", "--kind", "cue", "--times", "3", "--by", "Ana")).code).toBe(0);
    expect(journal()).toEqual([
      {
        kind: "exercise-plan",
        entry: {
          key: "shorter-steps",
          kind: "cue",
          title: "Shorter steps",
          regions: [],
          timesPerWeek: 3,
          from: "2026-11-22",
          until: null,
          by: "Ana",
        },
      },
      { kind: "exercise-done", entry: { day: "2026-11-22", key: "shorter-steps" } },
    ]);
  });
});

describe("niggle log ostrc", () => {
  const entry = { version: "O2", site: null, participation: null, modification: null, performance: null, pain: null };

  it.each<[string[], object]>([
    [["--participation", "8"], { participation: 8 }],
    [
      ["--participation", "none", "--modification", "no", "--pain", "severe"],
      { participation: 25, modification: 0, pain: 25 },
    ],
    [
      ["--of", "O1", "--modification", "moderate", "--performance", "cannot"],
      { version: "O1", modification: 13, performance: 25 },
    ],
    [["--pain", "mild", "--region", "shin", "--side", "left"], { pain: 8, site: { region: "shin", side: "left" } }],
  ])("%j", async (words, said) => {
    expect((await log("ostrc", ...words)).code).toBe(0);
    expect(journal()).toEqual([{ kind: "ostrc", entry: { day: "2026-11-22", ...entry, ...said } }]);
  });
});

describe("niggle log signs", () => {
  it("takes signs with commas or without, and counts those answered yes as asked about", async () => {
    await log("signs", "--yes", "rest-pain,hop-pain", "--asked", "bone-tender", "hop-pain", "--region", "shin");
    await log("signs", "--asked", "all");
    expect(journal()).toEqual([
      {
        kind: "red-flag-check",
        entry: {
          day: "2026-11-22",
          site: { region: "shin", side: null },
          asked: ["bone-tender", "hop-pain", "rest-pain"],
          yes: ["hop-pain", "rest-pain"],
        },
      },
      { kind: "red-flag-check", entry: { day: "2026-11-22", site: null, asked: [...RED_FLAG_SIGNS], yes: [] } },
    ]);
  });

  it("names the accepted words when one is not known", async () => {
    const { code, err } = await log("signs", "--yes", "headache");
    expect(code).toBe(2);
    const told = err.replaceAll(/\s+/g, " ");
    expect(told).toContain("invalid --yes: headache (want ");
    for (const sign of RED_FLAG_SIGNS) expect(told).toContain(sign);
  });
});

describe("niggle log sleep and soreness", () => {
  it("write the runner's own word about the day", async () => {
    const { out } = await log("sleep", "7:30");
    expect(out).toBe("Written down.");
    await log("sleep", "6.25", "--day", "2026-11-21");
    await log("soreness", "4");
    const day = { ...emptyWellnessDay(TODAY, "runner"), day: "2026-11-22" };
    expect(journal()).toEqual([
      { kind: "wellness", entry: { ...day, sleepS: 27_000 } },
      { kind: "wellness", entry: { ...day, day: "2026-11-21", sleepS: 22_500 } },
      { kind: "wellness", entry: { ...day, soreness0To10: 4 } },
    ]);
  });
});

describe("what nobody can mean", () => {
  it.each<[string[], RegExp]>([
    [["exercise", "???"], /invalid title: \?\?\?/],
    [["exercise", "Calf raises", "--kind", "dance"], /want stretch, strength, cue/],
    [["exercise", "Calf raises", "--times", "3"], /need --kind/],
    [["ostrc"], /answer at least one of --participation/],
    [["ostrc", "--participation", "13"], /invalid --participation: 13 \(want full \(0\), with-problems \(8\)/],
    [["ostrc", "--pain", "cannot"], /want no \(0\), mild \(8\), moderate \(17\), severe \(25\)/],
    [
      ["ostrc", "--of", "O1", "--performance", "8"],
      /want no \(0\), minor \(6\), moderate \(13\), major \(19\), cannot \(25\)/,
    ],
    [["ostrc", "--pain", "8", "--side", "left"], /--side needs --region/],
    [["signs"], /answer with --yes/],
    [["sleep", "25"], /invalid hours: 25/],
    [["sleep", "7:75"], /invalid hours/],
    [["sleep", "long"], /such as 7\.5 or 7:30/],
    [["soreness", "11"], /from 0 to 10/],
    [["sleep", "7", "--day", "2026-11-23"], /has not come yet/],
    [["undo", "everything"], /want pain, none, rest, massage, exercise/],
    [["undo", "pain", "knee"], /no pain in knee is written down for 2026-11-22/],
    [["undo", "massage"], /no session is written down/],
  ])("%j is wrong usage, and nothing is written", async (words, sentence) => {
    const { code, err } = await log(...words);
    expect(code).toBe(2);
    expect(err.replaceAll(/\s+/g, " ")).toMatch(sentence);
    const report = await runCli(["report", "--json", "--data", data]);
    expect(report.json()[0]).toMatchObject({ headline: "cannot-say", weeks: [] });
  });
});

describe("niggle log undo", () => {
  const report = async () =>
    (await runCli(["report", "--json", "--data", data])).json()[0] as {
      weeks: { maxNrs: number | null; therapy: number }[];
    };

  it("takes the one pain of the day back that fits, and asks which when several do", async () => {
    await log("rest");
    await log("pain", "knee", "6", "--side", "left", "--moment", "after");
    await log("pain", "knee", "3", "--side", "right");
    const several = await log("undo", "pain", "knee");
    expect(several.code).toBe(2);
    expect(several.err.replaceAll(/\s+/g, " ")).toContain("several fit: left knee after 6, right knee daily 3");
    expect((await log("undo", "pain", "knee", "--side", "left")).out).toBe("Taken back.");
    expect((await report()).weeks.at(-1)?.maxNrs).toBe(3);
    expect((await log("undo", "pain", "knee", "--json")).json()).toEqual([
      {
        logged: {
          kind: "pain-removed",
          day: "2026-11-22",
          region: "knee",
          side: "right",
          moment: "daily",
          activityId: null,
        },
      },
    ]);
    expect(journal()).toHaveLength(5);
  });

  it("takes a session, a day without pain, a rest day and an exercise back", async () => {
    await log("massage", "--kind", "physio");
    await log("none");
    await log("rest");
    await log("exercise", "Calf raises");
    expect((await report()).weeks.at(-1)?.therapy).toBe(1);
    for (const words of [["massage"], ["none"], ["rest"], ["exercise", "Calf", "raises"]]) {
      expect((await log("undo", ...words)).code).toBe(0);
    }
    expect((await report()).weeks.at(-1)?.therapy ?? 0).toBe(0);
    expect(journal().slice(4)).toEqual([
      { kind: "therapy-removed", day: "2026-11-22", therapyKind: "physio" },
      { kind: "no-pain-removed", day: "2026-11-22" },
      { kind: "day-mark-removed", day: "2026-11-22" },
      { kind: "exercise-undone", entry: { day: "2026-11-22", key: "calf-raises" } },
    ]);
  });
});
