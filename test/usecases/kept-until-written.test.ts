import { expect, onTestFinished, test } from "vitest";
import { keptUntilWritten } from "../../src/usecases/kept-until-written.ts";
import { ME, openRealApp, TODAY } from "../real-app.ts";

function counted() {
  const state = { writes: 0, asked: 0 };
  const kept = keptUntilWritten({ writes: () => state.writes }, async (key: string) => {
    state.asked += 1;
    if (key === "broken") throw new Error("no");
    return `${key} ${state.asked}`;
  });
  return { state, kept };
}

test("an answer is kept for each key until something is written", async () => {
  const { state, kept } = counted();
  expect([await kept("a"), await kept("a"), await kept("b"), await kept("a")]).toEqual(["a 1", "a 1", "b 2", "a 1"]);
  state.writes += 1;
  expect(await kept("a")).toBe("a 3");
});

test("an answer that a write overtook is not kept", async () => {
  const { state, kept } = counted();
  const early = kept("a");
  state.writes += 1;
  expect(await early).toBe("a 1");
  expect(await kept("a")).toBe("a 2");
});

test("a failure is not kept", async () => {
  const { state, kept } = counted();
  await expect(kept("broken")).rejects.toThrow("no");
  await expect(kept("broken")).rejects.toThrow("no");
  expect(state.asked).toBe(2);
});

test("the version and the day of an app are those of the last write that was acknowledged", async () => {
  const real = await openRealApp({ zone: "UTC" });
  onTestFinished(() => real.close());
  const before = await real.app.dataVersion();
  expect(await real.app.today(ME)).toBe(TODAY);
  await real.app.log(ME, [{ kind: "no-pain", entry: { day: TODAY } }]);
  expect(await real.app.dataVersion()).toBeGreaterThan(before);
  await real.app.log(ME, [{ kind: "setting", name: "homeZone", from: TODAY, value: "Pacific/Kiritimati" }]);
  expect(await real.app.today(ME)).toBe(TODAY + 1);
});
