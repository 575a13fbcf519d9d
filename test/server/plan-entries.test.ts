import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyWellnessDay } from "../../src/domain/wellness.ts";
import { TODAY } from "../real-app.ts";
import { openServer } from "./open-server.ts";

const json = { "content-type": "application/json" };
const TOMORROW = TODAY + 1;

const WRITES: readonly (readonly [string, object, object])[] = [
  [
    "ostrc",
    { day: "2026-11-22", region: "shin", side: "left", participation: 8, pain: 17 },
    {
      kind: "ostrc",
      entry: {
        day: TODAY,
        version: "O2",
        site: { region: "shin", side: "left" },
        participation: 8,
        modification: null,
        performance: null,
        pain: 17,
      },
    },
  ],
  [
    "red-flag-checks",
    { day: "2026-11-22", answers: { "hop-pain": true, "rest-pain": false } },
    { kind: "red-flag-check", entry: { day: TODAY, site: null, asked: ["hop-pain", "rest-pain"], yes: ["hop-pain"] } },
  ],
  [
    "planned-runs",
    { day: "2026-11-23", distanceM: 8000, kind: "long", title: " Sunday long " },
    {
      kind: "run-planned",
      entry: { day: TOMORROW, slot: 1, distanceM: 8000, durationS: null, kind: "long", title: "Sunday long" },
    },
  ],
  [
    "return-plan",
    { from: "2026-11-23", isReady: false },
    { kind: "return-plan", entry: { from: TOMORROW, isReady: false } },
  ],
  [
    "exercise-plans",
    { kind: "strength", title: "Calf raises", regions: ["calf", "calf"], timesPerWeek: 3, by: "Ana" },
    {
      kind: "exercise-plan",
      entry: {
        key: "calf-raises",
        kind: "strength",
        title: "Calf raises",
        regions: ["calf"],
        timesPerWeek: 3,
        from: TODAY,
        until: null,
        by: "Ana",
      },
    },
  ],
  [
    "exercises",
    { day: "2026-11-21", title: "Calf raises" },
    { kind: "exercise-done", entry: { day: TODAY - 1, key: "calf-raises" } },
  ],
  [
    "therapist",
    { name: "Ana", email: "ana@example.com", bookingUrl: null },
    { kind: "therapist", entry: { name: "Ana", email: "ana@example.com", bookingUrl: null } },
  ],
  [
    "wellness",
    { day: "2026-11-22", sleepS: 27_000, soreness0To10: 0 },
    { kind: "wellness", entry: { ...emptyWellnessDay(TODAY, "runner"), sleepS: 27_000, soreness0To10: 0 } },
  ],
  ["settings", { name: "vt1Bpm", value: 142 }, { kind: "setting", name: "vt1Bpm", from: 0, value: 142 }],
  [
    "settings",
    { name: "homeZone", value: "Asia/Kathmandu", from: "2026-11-01" },
    { kind: "setting", name: "homeZone", from: TODAY - 21, value: "Asia/Kathmandu" },
  ],
  ["settings", { name: "units", value: null }, { kind: "setting", name: "units", from: 0, value: null }],
];

describe("writing what is to come and what was asked", () => {
  test.each(WRITES)("POST /api/v1/%s %j writes one fact", async (path, payload, fact) => {
    const { server, real } = await openServer();
    const answer = await server.inject({ method: "POST", url: `/api/v1/${path}`, headers: json, payload });
    expect([answer.statusCode, answer.json()]).toEqual([201, { logged: 1 }]);
    expect(await real.facts()).toEqual([fact]);
  });

  test.each([
    ["planned-runs?day=2026-11-23", { kind: "run-unplanned", day: TOMORROW, slot: 1 }],
    ["planned-runs?day=2026-11-23&slot=2", { kind: "run-unplanned", day: TOMORROW, slot: 2 }],
    ["return-plan", { kind: "return-plan", entry: null }],
    ["exercise-plans?key=calf-raises", { kind: "exercise-plan-removed", key: "calf-raises" }],
    [
      "exercises?day=2026-11-21&key=calf-raises",
      { kind: "exercise-undone", entry: { day: TODAY - 1, key: "calf-raises" } },
    ],
    ["therapist", { kind: "therapist", entry: null }],
    [
      "pain?day=2026-11-22&region=calf&moment=after",
      { kind: "pain-removed", day: TODAY, region: "calf", side: null, moment: "after", activityId: null },
    ],
    ["no-pain?day=2026-11-22", { kind: "no-pain-removed", day: TODAY }],
    ["therapy?day=2026-11-22&kind=massage", { kind: "therapy-removed", day: TODAY, therapyKind: "massage" }],
  ])("DELETE /api/v1/%s takes it back", async (path, fact) => {
    const { server, real } = await openServer();
    const answer = await server.inject({ method: "DELETE", url: `/api/v1/${path}` });
    expect(answer.statusCode).toBe(204);
    expect(await real.facts()).toEqual([fact]);
  });

  test.each([
    ["ostrc", { day: "2026-11-22", participation: 13 }, 422, "participation"],
    ["ostrc", { day: "2026-11-22", version: "O1", modification: 8 }, 422, "modification"],
    ["ostrc", { day: "2026-11-22" }, 422, "participation"],
    ["ostrc", { day: "2026-11-22", side: "left", pain: 8 }, 422, "region"],
    ["ostrc", { day: "2026-11-23", pain: 8 }, 422, "day"],
    ["red-flag-checks", { day: "2026-11-22", answers: {} }, 422, "answers"],
    ["red-flag-checks", { day: "2026-11-22", answers: { headache: true } }, 400, "answers"],
    ["planned-runs", { day: "2026-11-21", distanceM: 8000, kind: "easy" }, 422, "day"],
    ["planned-runs", { day: "2036-11-21", distanceM: 8000, kind: "easy" }, 422, "day"],
    ["planned-runs", { day: "2026-11-31", distanceM: 8000, kind: "easy" }, 422, "day"],
    ["planned-runs", { day: "2026-11-23", distanceM: 0, kind: "easy" }, 400, "distanceM"],
    ["planned-runs", { day: "2026-11-23", distanceM: 8000, kind: "fast" }, 400, "kind"],
    ["exercise-plans", { kind: "cue", title: "???" }, 422, "title"],
    ["exercise-plans", { kind: "cue", title: " " }, 400, "title"],
    ["exercise-plans", { kind: "cue", title: "x", until: "2026-11-01" }, 422, "until"],
    ["exercise-plans", { kind: "cue", title: "x", key: "Not A Key" }, 422, "key"],
    ["exercises", { day: "2026-11-22" }, 422, "title"],
    ["therapist", { email: "ana" }, 422, "email"],
    ["therapist", { bookingUrl: "javascript:alert(1)" }, 422, "bookingUrl"],
    ["therapist", { name: null }, 422, "name"],
    ["wellness", { day: "2026-11-22" }, 422, "sleepS"],
    ["wellness", { day: "2026-11-22", sleepS: "7 h" }, 400, "sleepS"],
    ["wellness", { day: "2026-11-22", source: "garmin", steps: 3 }, 400, "source"],
    ["settings", { name: "vt1Bpm", value: 5 }, 422, "value"],
    ["settings", { name: "homeZone", value: "Mars/Base" }, 422, "value"],
    ["settings", { name: "shoeSize", value: 42 }, 400, "name"],
  ])("POST /api/v1/%s %j is refused with %i, naming %s", async (path, payload, status, field) => {
    const { server, real } = await openServer();
    const answer = await server.inject({ method: "POST", url: `/api/v1/${path}`, headers: json, payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.json().errors).toContainEqual({ field, message: expect.stringMatching(/^[A-Z0-9].*\.$/) });
    expect(await real.facts()).toEqual([]);
  });

  test.each([
    "pain?day=2026-11-22&region=calf",
    "no-pain",
    "therapy?day=2026-11-22&kind=prayer",
    "planned-runs?day=2026-11-23&slot=0",
    "exercises?day=2026-11-22",
    "exercise-plans",
  ])("DELETE /api/v1/%s names nothing and is refused", async (path) => {
    const { server, real } = await openServer();
    expect((await server.inject({ method: "DELETE", url: `/api/v1/${path}` })).statusCode).toBe(400);
    expect(await real.facts()).toEqual([]);
  });

  test("from another site is refused, whether it writes or takes back", async () => {
    const { server, real } = await openServer();
    const headers = { ...json, origin: "https://evil.example" };
    for (const [path, payload] of WRITES) {
      const answer = await server.inject({ method: "POST", url: `/api/v1/${path}`, headers, payload });
      expect(answer.statusCode, path).toBe(403);
    }
    expect((await server.inject({ method: "DELETE", url: "/api/v1/therapist", headers })).statusCode).toBe(403);
    expect(await real.facts()).toEqual([]);
  });

  test("whatever is sent, it answers without failing", async () => {
    const { server } = await openServer();
    const keys = [...new Set(WRITES.flatMap(([, payload]) => Object.keys(payload)))];
    const value = fc.oneof(
      fc.constantFrom("2026-11-22", "calf", "easy", "left", "O1", "ana@example.com"),
      fc.integer({ min: -1, max: 30 }),
      fc.jsonValue(),
    );
    const body = fc.dictionary(fc.constantFrom(...keys), value);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...WRITES), body, async ([path, payload], mixed) => {
        for (const sent of [mixed, { ...payload, ...mixed }]) {
          const answer = await server.inject({
            method: "POST",
            url: `/api/v1/${path}`,
            headers: json,
            payload: JSON.stringify(sent),
          });
          expect(answer.statusCode, answer.body).toBeLessThan(500);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe("whom the runner books with", () => {
  const ana = { name: "Ana", email: "ana@example.com", bookingUrl: "https://example.com/book" };

  test("is read back, not kept by caches, and forgotten when taken back", async () => {
    const { server } = await openServer();
    const read = async () => (await server.inject("/api/v1/therapist")).json();
    expect(await read()).toEqual({ therapist: null });
    await server.inject({ method: "POST", url: "/api/v1/therapist", headers: json, payload: ana });
    expect(await read()).toEqual({ therapist: ana });
    expect((await server.inject("/api/v1/therapist")).headers["cache-control"]).toBe("no-store");
    await server.inject({ method: "DELETE", url: "/api/v1/therapist" });
    expect(await read()).toEqual({ therapist: null });
  });

  test("is in no log line and in no refusal, whatever fails", async () => {
    const lines: string[] = [];
    const { server, real } = await openServer({ log: (line) => lines.push(line) });
    const post = (payload: object) =>
      server.inject({ method: "POST", url: "/api/v1/therapist", headers: json, payload });
    const refused = await post({ ...ana, email: "secret@nowhere" });
    expect(refused.body).not.toContain("secret");
    await real.breakStore();
    const failed = await post({ name: "Secret", email: "secret@example.com" });
    expect(failed.statusCode).toBe(500);
    expect(lines).toHaveLength(1);
    expect(lines.join("\n") + failed.body).not.toMatch(/secret/i);
  });
});
