import { readFileSync } from "node:fs";
import { render } from "preact-render-to-string";
import { describe, expect, onTestFinished, test } from "vitest";
import { demoClaims } from "../../src/cli/demo/demo-profile.ts";
import type { RuleCode } from "../../src/domain/assessment.ts";
import { anchorOf } from "../../src/domain/heading-anchor.ts";
import { methodChapters } from "../../src/server/methods/methods-text.ts";
import { FindingRow } from "../../src/server/pages/finding-row.tsx";
import { FlagRecord, rulesNoBetter } from "../../src/server/pages/flag-record.ts";
import { ME, openDemoApp, TODAY } from "../real-app.ts";
import { form, openServer, serverOver } from "./open-server.ts";

const TEXT = readFileSync(new URL("../../docs/METHODS.md", import.meta.url), "utf8");
const chapters = methodChapters(TEXT);
const sections = chapters.flatMap((chapter) => chapter.sections);

describe("the methods page", () => {
  test("has a section for every heading of the text, under its own address", () => {
    const headings = [...TEXT.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => anchorOf(title.replaceAll("`", "")));
    expect(sections.map(({ anchor }) => anchor)).toEqual(headings);
    expect(new Set(headings).size).toBe(headings.length);
  });

  test("leads every link inside the text to a section that is there", () => {
    const anchors = new Set([...sections, ...chapters].map(({ anchor }) => anchor));
    const html = [...sections, ...chapters].map((part) => part.html).join("\n");
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, anchor = ""]) => decodeURIComponent(anchor));
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });

  test("gives every table a name of its own, so that moving from one to the next says where one is", () => {
    const html = [...sections, ...chapters].map((part) => part.html).join("\n");
    const names = [...html.matchAll(/role="region" aria-label="([^"]+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(40);
    expect(new Set(names).size).toBe(names.length);
  });

  test("shows tables as tables and code as code", () => {
    const conventions = sections.find(({ anchor }) => anchor === "conventions");
    expect(conventions?.html).toContain("<table>");
    expect(conventions?.html).toContain("<code>WARMUP</code>");
  });
});

/** The runner's word that no run is missing. */
const CLAIMS = demoClaims({ seed: 2026, endDay: TODAY }).map((entry) => ({ kind: "history-claim" as const, entry }));

describe("the methods page of a runner", () => {
  test("shows at once, and how the flags did and what came before pain when that is worked out", async () => {
    const real = await openDemoApp(40);
    await real.app.log(ME, CLAIMS);
    const server = serverOver(real);
    onTestFinished(async () => {
      await server.close();
      await real.close();
    });
    const first = await server.inject("/methods");
    expect(first.statusCode).toBe(200);
    expect(first.body.match(/This is being worked out from your log\./g)).toHaveLength(2);
    await Promise.all([real.app.linkReport(ME, TODAY), real.app.backtest(ME, { asOf: TODAY, horizonDays: 7 })]);
    const { body } = await server.inject("/methods");
    expect(body).not.toContain("being worked out");
    expect(body).toContain('id="own-flags"');
    expect(body).toContain("the question asked beforehand");
    expect(body).toMatch(/as many random alert days would catch \d+ %/);
    expect(body).toMatch(/\d sore spells began on days that can be counted\./);
    expect(body).toContain("so this can be chance");
    expect(body).toContain("What the load ratio adds");
    expect((await server.inject("/methods")).headers["etag"]).toBe((await server.inject("/methods")).headers["etag"]);

    const week = (await server.inject("/")).body;
    expect(week).toContain("What came before your sore spells");
    expect(week).toMatch(/\d of \d episodes followed weeks above your median/);
    expect(week).toContain('href="/methods#own-link"');
    expect((await server.inject("/?asOf=2026-10-04")).body).not.toContain("What came before your sore spells");

    await server.inject({
      url: "/log",
      ...form({ kind: "pain", day: "2026-11-22", region: "calf", side: "right", nrs: "4", moment: "after" }),
    });
    expect((await server.inject("/")).body).toContain("From before your last entry; it is being worked out again.");
  }, 120_000);

  test("of somebody new says what is missing and finds nothing", async () => {
    const { server, real } = await openServer();
    await Promise.all([real.app.linkReport(ME, TODAY), real.app.backtest(ME, { asOf: TODAY, horizonDays: 7 })]);
    const { body } = await server.inject("/methods");
    expect(body).toContain("There is no history to look back on yet.");
    expect(body).toContain("We cannot tell whether load goes before pain here: nothing is known yet.");
    expect((await server.inject("/")).body).not.toContain("sore spells");
  }, 60_000);
});

describe("a flag that did no better than random alerts", () => {
  const flag = (code: string, kind: string, verdict: string) => ({ flag: { code, kind }, verdict: { kind: verdict } });
  const rules = (...flags: object[]) => [...rulesNoBetter({ views: [{ kind: "new-onset", flags }] } as never)];

  test("is named once there is enough to test it on", () => {
    expect(rules(flag("PAIN_NEW", "rule", "no-better"), flag("PAIN_KNEE", "rule", "too-few"))).toEqual(["PAIN_NEW"]);
    expect(rules(flag("PAIN_NEW", "rule", "better"))).toEqual([]);
  });

  test("spikes are tested as one and named as three; a rule that is not ours is named nowhere", () => {
    expect(rules(flag("SPIKE_ANY", "group", "no-better"))).toEqual(["SPIKE_S", "SPIKE_M", "SPIKE_L"]);
    expect(rules(flag("AMBER_OR_LOUDER", "group", "no-better"), flag("ACWR_1_5", "comparator", "no-better"))).toEqual(
      [],
    );
  });

  test("says so beside its finding on the week", () => {
    const finding = {
      rule: "PAIN_NEW",
      kind: "flagged",
      level: "note",
      value: null,
      threshold: null,
      about: "left knee",
      unit: "nrs",
      text: "New.",
      wouldChangeIf: "Two weeks without it.",
      evidence: "Ours.",
      grade: "practice",
      source: "Ours.",
      absoluteRisk: null,
      coverage: null,
      ...{ from: null, to: null, standsUntil: null },
    };
    const row = (codes: readonly RuleCode[]) =>
      render(
        <FlagRecord.Provider value={new Set(codes)}>
          <FindingRow finding={finding as never} today={TODAY} asOf={TODAY} />
        </FlagRecord.Provider>,
      );
    expect(row(["PAIN_NEW"])).toContain("no better than random alerts");
    expect(row(["PAIN_KNEE"])).not.toContain("no better than random alerts");
  });
});
