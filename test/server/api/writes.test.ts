import type { LightMyRequestResponse } from "fastify";
import { expect, it } from "vitest";
import { ME } from "../../real-app.ts";
import { openClubServer } from "../access/club-server.ts";
import { diary, form, openServer, upload } from "../open-server.ts";

const PAIN = { day: "2026-11-21", region: "calf", side: "left", moment: "after", nrs: 3 };

const write = (key: string, payload: object, url = "/api/v1/pain") => ({
  method: "POST" as const,
  url,
  headers: { "idempotency-key": key },
  payload,
});

it("writes once what is sent twice under one Idempotency-Key, and says so twice", async () => {
  const { server, real } = await openServer();
  const first = await server.inject(write("one-and-the-same", PAIN));
  const again = await server.inject(write("one-and-the-same", PAIN));
  expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
  expect(again.json()).toEqual(first.json());
  expect(await real.facts()).toHaveLength(1);
});

it("refuses another write under the same key, whatever differs, and goes on with the next one", async () => {
  const { server, real } = await openServer();
  await server.inject(write("one-and-the-same", PAIN));
  for (const other of [
    write("one-and-the-same", { ...PAIN, nrs: 4 }),
    write("one-and-the-same", { day: PAIN.day }, "/api/v1/no-pain"),
    { ...write("one-and-the-same", {}), method: "DELETE" as const, url: "/api/v1/therapist", payload: undefined },
  ]) {
    const answer = await server.inject(other as never);
    expect(answer.statusCode).toBe(409);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.json()).toMatchObject({ status: 409, detail: expect.stringContaining("send a new one") });
  }
  expect(await real.facts()).toHaveLength(1);
  expect((await server.inject(write("another-key", { ...PAIN, nrs: 4 }))).statusCode).toBe(201);
  expect(await real.facts()).toHaveLength(2);
});

it("refuses a key of another shape, and says which is right", async () => {
  const { server, real } = await openServer();
  const answer = await server.inject(write("short", PAIN));
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors).toEqual([{ field: "idempotency-key", message: expect.stringContaining("8 to 64") }]);
  expect(await real.facts()).toEqual([]);
});

it("keeps a key apart from keys that begin alike, and from those of other athletes", async () => {
  const { server, real } = await openServer();
  await server.inject(write("key-name", PAIN));
  expect((await server.inject(write("key-name-", { ...PAIN, nrs: 1 }))).statusCode).toBe(201);
  expect((await server.inject(write("key-name_2", { ...PAIN, nrs: 2 }))).statusCode).toBe(201);
  expect(await real.facts()).toHaveLength(3);
});

it("refuses what can be read and cannot be meant, on the page as over the API", async () => {
  const { server, real } = await openServer();
  await real.give([{ path: "diary.csv", make: () => diary(["2026-11-20"]) }]);
  const [run] = await real.app.runs(ME, { limit: 1 });
  const payload = { first: run?.id, second: run?.id };
  const answer = await server.inject({ method: "POST", url: "/api/v1/splits", payload });
  expect([answer.statusCode, answer.json().detail]).toEqual([422, expect.stringContaining("from itself")]);
  const page = await server.inject({ ...form({ other: String(run?.id) }), url: `/runs/${run?.id}/split` });
  expect(page.statusCode).toBe(422);
  expect(await real.facts()).toEqual([]);
});

it("names a field like something every object has, without failing", async () => {
  const { server } = await openServer();
  const answer = await server.inject({ method: "POST", url: "/api/v1/pain", payload: { ...PAIN, valueOf: 1 } });
  expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, "valueOf"]);
});

it("lists what was written down a page at a time, each entry once, with the next page's address", async () => {
  const { server } = await openServer();
  for (const nrs of [1, 2, 3, 4, 5])
    await server.inject({ method: "POST", url: "/api/v1/pain", payload: { ...PAIN, day: `2026-11-1${nrs}`, nrs } });
  await server.inject({ method: "POST", url: "/api/v1/therapy", payload: { day: PAIN.day, kind: "massage" } });
  const days: string[] = [];
  let url: string | undefined = "/api/v1/entries?limit=2";
  for (let pages = 0; url !== undefined && pages < 10; pages += 1) {
    const answer: LightMyRequestResponse = await server.inject(url);
    const { entries, next } = answer.json<{ entries: { entry: { day: string } }[]; next: string | null }>();
    days.push(...entries.map(({ entry }) => entry.day));
    url = /^<(.+)>; rel="next"$/.exec(String(answer.headers["link"] ?? ""))?.[1];
    expect(url === undefined).toBe(next === null);
  }
  expect(days).toEqual(["2026-11-21", "2026-11-15", "2026-11-14", "2026-11-13", "2026-11-12", "2026-11-11"]);
  const pain = (await server.inject("/api/v1/entries?kind=pain")).json();
  expect(pain.entries).toHaveLength(5);
  expect((await server.inject("/api/v1/entries?after=nobody")).statusCode).toBe(404);
});

it("lists imports a page at a time, newest first", async () => {
  const { server } = await openServer();
  for (const day of ["2026-11-01", "2026-11-02", "2026-11-03"])
    await server.inject({ url: "/api/v1/files", ...upload([[`${day}.csv`, diary([day])]]) });
  const pathsOf = (answer: { imports: { files: { path: string }[] }[] }) =>
    answer.imports.map((one) => one.files[0]?.path);
  const first = (await server.inject("/api/v1/imports?limit=2")).json();
  expect(pathsOf(first)).toEqual(["2026-11-03.csv", "2026-11-02.csv"]);
  const second = (await server.inject(`/api/v1/imports?limit=2&after=${first.next}`)).json();
  expect([pathsOf(second), second.next]).toEqual([["2026-11-01.csv"], null]);
  expect((await server.inject("/api/v1/imports?after=nobody")).statusCode).toBe(404);
});

it("stops a caller above the limit, says when to go on, and leaves others alone", async () => {
  let nowMs = 0;
  const rateLimit = { requests: 3, perMs: 60_000, mostCallers: 10 };
  const club = await openClubServer({ rateLimit, stopwatchMs: () => nowMs });
  const { server, accounts, cookieOf } = club;
  const ask = (cookie: string) => server.inject({ url: "/api/v1/runs", headers: { cookie } });
  const [rita, bea] = [await cookieOf(accounts.rita), await cookieOf(accounts.bea)];
  nowMs = 120_000;
  const asked = [await ask(rita), await ask(rita), await ask(rita), await ask(rita)];
  expect(asked.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
  expect(asked[3]?.headers["retry-after"]).toBe("60");
  expect(asked[3]?.json()).toMatchObject({ status: 429, title: "Too many requests at once" });
  expect((await ask(bea)).statusCode).toBe(200);
  expect((await server.inject({ url: "/runs", headers: { cookie: rita } })).statusCode).toBe(200);
  // Who has not signed in counts by address, and a made-up token makes no new caller.
  const unknown = (at: number) =>
    server.inject({ url: "/api/v1/runs", headers: { authorization: `Bearer niggle_made-up-${at}` } });
  const tried = [await unknown(1), await unknown(2), await unknown(3), await unknown(4)];
  expect(tried.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 429]);
  nowMs += 60_000;
  expect((await ask(rita)).statusCode).toBe(200);
  await club.close();
}, 60_000);
