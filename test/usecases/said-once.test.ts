import { afterEach, describe, expect, it } from "vitest";
import type { JournalFact } from "../../src/domain/journal.ts";
import { openRealApp, type RealApp, TODAY } from "../real-app.ts";
import { ME } from "./sources.ts";

let real: RealApp;
afterEach(() => real.close());

const NO_PAIN: readonly JournalFact[] = [
  { kind: "no-pain", entry: { day: TODAY } },
  { kind: "day-mark", entry: { day: TODAY, state: "rest" } },
];

describe("a key that names a call for good", () => {
  it("keeps what is sent twice from being written twice", async () => {
    real = await openRealApp();
    await real.app.log(ME, NO_PAIN, "outbox-0001");
    await real.app.log(ME, NO_PAIN, "outbox-0001");
    expect(await real.facts()).toHaveLength(2);
  });

  it("lets the same words be said again under another key, or under none", async () => {
    real = await openRealApp();
    await real.app.log(ME, NO_PAIN, "outbox-0001");
    await real.app.log(ME, NO_PAIN, "outbox-0002");
    await real.app.log(ME, NO_PAIN);
    expect(await real.facts()).toHaveLength(6);
  });
});
