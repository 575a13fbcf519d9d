import { afterEach, describe, expect, it } from "vitest";
import { createDecodePool, type DecodePool, type DecodePoolOptions } from "../../src/ingest/decode-pool.ts";

const context = { homeZone: "Europe/Berlin" };
const pools: DecodePool[] = [];

function pool(options?: DecodePoolOptions): DecodePool {
  const made = createDecodePool(options);
  pools.push(made);
  return made;
}

const crashing = (timeLimitS = 60): DecodePool =>
  pool({ timeLimitS, workerUrl: new URL("./crashing-worker.ts", import.meta.url) });

afterEach(async () => {
  await Promise.all(pools.splice(0).map((made) => made.close()));
});

const UNREADABLE = { kind: "rejected", problem: { reason: "UNREADABLE" } };

describe("decoding off the main thread", { timeout: 300_000 }, () => {
  it("gives what decoding gives, in order, and leaves the caller its bytes", async () => {
    const made = pool();
    const diary = Buffer.from("day,distance_km\n2026-03-01,5\n");
    const files = await Promise.all([
      made.decode(diary, context),
      made.decode(new Uint8Array(), context),
      made.decode(diary.subarray(0, 15), context),
    ]);
    expect(files).toMatchObject([
      { kind: "decoded", activities: [{ distanceM: 5000, localDay: 20_513 }] },
      { kind: "rejected", problem: { reason: "EMPTY" } },
      { kind: "rejected", problem: { reason: "CSV_NO_ROWS" } },
    ]);
    expect(diary.toString()).toBe("day,distance_km\n2026-03-01,5\n");
  });

  it("rejects the file that ends the worker, and reads the next one in a new worker", async () => {
    const made = crashing();
    const files = await Promise.all([9, 1, 8, 2, 7].map((byte) => made.decode(Uint8Array.of(byte, 0), context)));
    expect(files).toMatchObject([
      { kind: "skipped", problem: { detail: "byte 9 of 2" } },
      UNREADABLE,
      { kind: "skipped", problem: { detail: "byte 8 of 2" } },
      UNREADABLE,
      { kind: "skipped", problem: { detail: "byte 7 of 2" } },
    ]);
    expect(files[3]?.kind === "rejected" && files[3].problem.detail).toContain("the worker fell over");
  });

  it("gives up on a file that takes too long", async () => {
    const made = crashing(4);
    const files = await Promise.all([3, 9].map((byte) => made.decode(Uint8Array.of(byte), context)));
    expect(files).toMatchObject([UNREADABLE, { kind: "skipped" }]);
  });

  it("closes once and for all: waiting files fail, later ones too, closing again is fine", async () => {
    const made = crashing();
    const waiting = [made.decode(Uint8Array.of(3), context), made.decode(Uint8Array.of(9), context)];
    const outcomes = Promise.allSettled(waiting);
    await made.close();
    await made.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(made.decode(Uint8Array.of(9), context)).rejects.toThrow("closed");
  });

  it("closes without ever having started", async () => {
    await expect(pool().close()).resolves.toBeUndefined();
  });
});
