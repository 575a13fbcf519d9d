import { describe, expect, test } from "vitest";
import { addDays } from "../../src/domain/local-day.ts";
import { bodyOn } from "../../src/usecases/body-report.ts";
import { runnerHistory } from "../../src/usecases/runner-history.ts";
import {
  ago,
  EMPTY,
  massage,
  pain,
  TODAY as SUNDAY,
  steady,
  withPain,
  withRun,
} from "../analysis/risk/make-history.ts";
import { ME, openDemoApp, TODAY } from "../real-app.ts";

const bodyOf = (history = EMPTY, asOf = SUNDAY) => bodyOn(history, ME, asOf);

describe("the body of a runner", () => {
  test("is the same from the store as from the history alone", async () => {
    const real = await openDemoApp();
    try {
      const stored = await real.app.bodyReport(ME, TODAY);
      const anew = bodyOn(await runnerHistory(real.deps, ME), ME, TODAY);
      expect(stored.places).toEqual(anew.places);
      expect(stored.weeks).toEqual(anew.weeks);
      expect(stored.questions).toEqual(anew.questions);
      expect(await real.app.bodyQuestions(ME, TODAY)).toEqual(anew.questions);
    } finally {
      await real.close();
    }
  });

  test("has the place that hurt last first, and the worst of the last 14 days on it", () => {
    const history = withPain(
      EMPTY,
      pain(ago(40), 8, { region: "hip" }),
      pain(ago(13), 6),
      pain(ago(3), 4),
      pain(ago(1), 2, { region: "calf" }),
    );
    expect(bodyOf(history).places.map(({ site, lately }) => [site.region, lately?.nrs ?? null])).toEqual([
      ["calf", 2],
      ["knee", 6],
      ["hip", null],
    ]);
  });

  test("knows nothing of tomorrow", () => {
    const tomorrow = addDays(SUNDAY, 1);
    const history = { ...withPain(EMPTY, pain(tomorrow, 8)), therapy: [massage(tomorrow)] };
    expect(bodyOf(history)).toMatchObject({ places: [], therapy: [] });
  });

  test("tells of each episode what was run before it, and whether it is an injury by the research definition", () => {
    const runs = withRun(steady(), ago(6), 14);
    const history = {
      ...withPain(runs, pain(ago(4), 3)),
      therapy: [{ ...massage(ago(2), { regions: ["knee"] }), kind: "physio" as const }],
    };
    const [episode] = bodyOf(history).places[0]?.episodes ?? [];
    expect(episode).toMatchObject({
      firstDay: ago(4),
      state: "open",
      leadUp: { longest: { day: ago(6), distanceM: 14_000 }, unknownDays: 0 },
      pause: { kind: "none" },
      injury: { kind: "met", by: "consultation" },
    });
  });

  test("allows no pain where it may come from the bone, until somebody has seen it", () => {
    const shin = { region: "shin", side: "left" } as const;
    const history = withPain(EMPTY, pain(ago(2), 4, { ...shin, nightPain: true }));
    expect(bodyOf(history).places[0]?.limit.kind).toBe("bone");
    const seen = { ...history, seenFlags: [{ rule: "RF_BSI" as const, day: ago(1) }] };
    expect(bodyOf(seen).places[0]?.limit).toMatchObject({ kind: "no-worse", isTested: false });
  });
});
