import { describe, expect, it, onTestFinished } from "vitest";
import { createAnalysisPool } from "../../src/usecases/analysis-pool.ts";
import { keptAnswers } from "../../src/usecases/kept-answers.ts";
import { ME, openDemoApp, TODAY } from "../real-app.ts";

/** An answer that comes when the test says so. */
function later<T>() {
  let settle: (value: T) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const answer = new Promise<T>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return { make: () => answer, settle, fail, answer };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("answers that take longer than a page waits", () => {
  it("are begun once, and are there when somebody looks again", async () => {
    const kept = keptAnswers<number>();
    const first = later<number>();
    let begun = 0;
    const make = () => {
      begun += 1;
      return first.make();
    };
    expect(kept.peek("me", 1, make)).toEqual({ kind: "working" });
    expect(kept.peek("me", 1, make)).toEqual({ kind: "working" });
    const asked = kept.ask("me", 1, make);
    first.settle(7);
    expect(await asked).toBe(7);
    await settled();
    expect(kept.peek("me", 1, make)).toEqual({ kind: "ready", value: 7, version: 1, isCurrent: true });
    expect(begun).toBe(1);
  });

  it("from before a change are shown as such, until the new one is there", async () => {
    const kept = keptAnswers<string>();
    await kept.ask("me", 1, async () => "old");
    const next = later<string>();
    await settled();
    expect(kept.peek("me", 2, next.make)).toMatchObject({ kind: "ready", value: "old", isCurrent: false });
    next.settle("new");
    await settled();
    expect(kept.peek("me", 2, next.make)).toMatchObject({ kind: "ready", value: "new", isCurrent: true });
  });

  it("do not pile up while the data change faster than they are worked out", async () => {
    const kept = keptAnswers<number>();
    const slow = later<number>();
    let begun = 0;
    const count = () => {
      begun += 1;
      return slow.make();
    };
    for (let version = 1; version <= 5; version += 1) kept.peek("me", version, count);
    expect(begun).toBe(1);
  });

  it("that failed say so, and are tried again after the next change only", async () => {
    const kept = keptAnswers<number>();
    const bad = later<number>();
    expect(kept.peek("me", 1, bad.make)).toEqual({ kind: "working" });
    bad.fail(new Error("no"));
    await settled();
    expect(kept.peek("me", 1, async () => 1)).toEqual({ kind: "failed", why: "no" });
    expect(kept.peek("me", 2, async () => 1)).toEqual({ kind: "working" });
    await settled();
    expect(kept.peek("me", 2, async () => 2)).toMatchObject({ kind: "ready", value: 1 });
  });

  it("of one runner are not another's", async () => {
    const kept = keptAnswers<string>();
    await kept.ask("anna", 1, async () => "anna's");
    expect(await kept.ask("ben", 1, async () => "ben's")).toBe("ben's");
  });
});

describe("the threads for analyses", () => {
  it("answer as the same work does here, and go when they are closed", async () => {
    const real = await openDemoApp();
    onTestFinished(() => real.close());
    expect(await real.app.lookBack(ME, TODAY)).toEqual({ link: { kind: "working" }, backtest: { kind: "working" } });
    const link = await real.app.linkReport(ME, TODAY);
    expect((await real.app.lookBack(ME, TODAY)).link).toMatchObject({ kind: "ready", value: link, isCurrent: true });
    await real.app.log(ME, [{ kind: "no-pain", entry: { day: TODAY } }]);
    expect((await real.app.lookBack(ME, TODAY)).link).toMatchObject({ kind: "ready", value: link, isCurrent: false });
  }, 60_000);

  it("say what became of work that a thread died over, and take the next", async () => {
    const pool = createAnalysisPool({ workerUrl: new URL("../ingest/crashing-worker.ts", import.meta.url) });
    onTestFinished(() => pool.close());
    const asked = { members: [], athletes: 0, asOf: TODAY };
    await expect(pool.analyse("squad", asked)).rejects.toThrow("the analysis stopped");
    await expect(pool.analyse("squad", asked)).rejects.toThrow("the analysis stopped");
    await pool.close();
    await expect(pool.analyse("squad", asked)).rejects.toThrow("the analysis pool is closed");
  }, 60_000);
});
