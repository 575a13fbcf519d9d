import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoFiles } from "../../src/cli/demo/make-demo-files.ts";
import { addDays, formatLocalDay, localDayOf } from "../../src/domain/local-day.ts";
import { runCli, temporaryFolder } from "./run-cli.ts";

interface ReportJson {
  readonly headline: string;
  readonly level: string;
  readonly grey: boolean;
  readonly findings: readonly { readonly rule: string; readonly kind: string; readonly level: string | null }[];
  readonly days: readonly {
    readonly day: string;
    readonly state: string;
    readonly ratios: Readonly<
      Record<string, Readonly<Record<string, { readonly value: number | null; readonly reason?: string }>>>
    >;
  }[];
}

async function report(data: string, asOf: string): Promise<ReportJson> {
  return (await runCli(["report", "--data", data, "--json", "--as-of", asOf])).json()[0] as unknown as ReportJson;
}

describe("the opening story: a knee at 3 of 10, three times a week for a month, and no spike", () => {
  it("is never green from the third such day on", async () => {
    const folder = temporaryFolder();
    const data = join(folder, "data");
    const first = localDayOf(2026, 9, 7); // a Monday
    const days = Array.from({ length: 56 }, (_, i) => addDays(first, i));
    const isRunDay = (i: number) => [0, 2, 4, 6].includes(i % 7);
    const runs = days.map((day, i) => `${formatLocalDay(day)},${isRunDay(i) ? "run,8.0" : "rest,"}`);
    writeFileSync(join(folder, "diary.csv"), `day,kind,distance_km\n${runs.join("\n")}\n`);
    const hurts = (i: number) => i >= 28 && [0, 2, 4].includes(i % 7);
    const pain = days.map((day, i) =>
      hurts(i) ? `${formatLocalDay(day)},knee,left,after,3,ache` : `${formatLocalDay(day)},none,,daily,0,`,
    );
    writeFileSync(join(folder, "pain.csv"), `day,region,side,moment,nrs,quality\n${pain.join("\n")}\n`);
    const { code } = await runCli(["import", "--data", data, join(folder, "diary.csv"), join(folder, "pain.csv")]);
    expect(code).toBe(0);

    const before = await report(data, formatLocalDay(addDays(first, 27)));
    expect([before.headline, before.level]).toEqual(["carry-on", "green"]);
    const third = 28 + 4;
    for (let i = third; i < 56; i += 1) {
      const { headline, level, findings } = await report(data, formatLocalDay(addDays(first, i)));
      expect(level, formatLocalDay(addDays(first, i))).not.toBe("green");
      expect(headline).toBe("ease");
      expect(findings).toContainEqual(
        expect.objectContaining({ rule: "PAIN_PERSIST", kind: "flagged", level: "amber" }),
      );
      expect(findings.filter(({ rule, kind }) => rule.startsWith("SPIKE_") && kind === "flagged")).toEqual([]);
    }
  });
});

describe("a runner with four runs a week from single FIT files", () => {
  it("sees ratios once the claim is made, and the reason why not before", async () => {
    const folder = temporaryFolder();
    const data = join(folder, "data");
    const files = join(folder, "files");
    mkdirSync(files);
    const endDay = localDayOf(2026, 11, 22);
    // The last nine weeks of the demo runner: the files her watch wrote, and nothing else.
    const from = formatLocalDay(addDays(endDay, -63));
    for (const file of demoFiles({ seed: 7, endDay })) {
      const name = file.path.split("/").at(-1) ?? "";
      if (/^\d{4}-.*\.fit$/.test(name) && name >= from) writeFileSync(join(files, name), file.make());
    }
    await runCli(["set", "zone", "Europe/London", "--data", data]);
    await runCli(["import", "--data", data, files]);
    const unclaimed = (await report(data, "2026-11-22")).days.at(-1)?.ratios["distance"];
    expect(unclaimed?.["acwrCoupled"]).toEqual({ value: null, reason: "COVERAGE" });

    const { out } = await runCli(["import", "--data", data, "--complete", files]);
    expect(out).toMatch(/known already/);
    const claimed = await report(data, "2026-11-22");
    const ratios = claimed.days.at(-1)?.ratios["distance"];
    expect(ratios?.["acwrCoupled"]?.value).toBeGreaterThan(0.5);
    expect(ratios?.["acwrUncoupled"]?.value).toBeGreaterThan(0.5);
    expect(claimed.days.filter(({ state }) => state === "unknown")).toEqual([]);
  });
});

describe("what the command line promises", () => {
  it("the report says the same to a person as to a machine", async () => {
    const data = join(temporaryFolder(), "data");
    await runCli(["log", "pain", "shin", "7", "--moment", "during", "--data", data]);
    const { headline } = await report(data, "2026-11-22");
    expect(headline).toBe("rest");
    const { out } = await runCli(["report", "--data", data]);
    expect(out).toMatch(/■ Rest/);
    expect(out).toMatch(/PAIN_HIGH/);
    expect(out).toMatch(/Not medical advice/);
  });

  it("an empty folder cannot say, and says what is missing", async () => {
    const data = join(temporaryFolder(), "data");
    const { json } = await runCli(["report", "--data", data, "--json"]);
    expect(json()[0]).toMatchObject({ headline: "cannot-say", level: "grey", grey: true });
  });

  it("the day is the runner's day, in the zone they set", async () => {
    const data = join(temporaryFolder(), "data");
    const world = { today: "2026-11-22", zone: "UTC" }; // noon in UTC is the next day on Kiritimati
    await runCli(["set", "zone", "Pacific/Kiritimati", "--data", data], world);
    const { json } = await runCli(["report", "--data", data, "--json"], world);
    expect(json()[0]).toMatchObject({ asOf: "2026-11-23" });
  });

  it("every entry a person makes is a line of the journal before it is acknowledged", async () => {
    const data = join(temporaryFolder(), "data");
    await runCli(["log", "none", "--data", data]);
    const journal = readFileSync(join(data, "journal", "2026-11.jsonl"), "utf8");
    const kinds = journal
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).fact.kind);
    expect(kinds).toEqual(["no-pain", "assessment-issued"]);
  });
});
