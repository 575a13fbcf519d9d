import type { FastifyInstance } from "fastify";
import { describe, expect, it } from "vitest";
import { ME, type RealApp } from "../../real-app.ts";
import { batches, DIARY, LIST, WATCH } from "../../usecases/sources.ts";
import { openClubServer, RITA } from "../access/club-server.ts";
import { diary, openServer, upload } from "../open-server.ts";

const KEY = { "idempotency-key": "once-and-only-once" };

const factsOf = async (real: RealApp, kind: string) =>
  (await real.deps.journal.read()).filter(({ fact }) => fact.kind === kind);
const isUndone = async (real: RealApp) => (await real.app.recentImports(ME, 1))[0]?.undone;

async function openWithImport() {
  const { server, real } = await openServer();
  await real.give([DIARY]);
  const [batch] = await batches(real);
  const send = async (
    what: "undo" | "redo" | "cancel",
    headers: Record<string, string> = {},
    id: string = batch ?? "",
  ) => (await server.inject({ method: "POST", url: `/api/v1/imports/${id}/${what}`, headers })).statusCode;
  return { server, real, batch, send };
}

describe("undoing and redoing an import", () => {
  it("twice is doing it once", async () => {
    const { real, send } = await openWithImport();
    expect([await send("undo"), await send("undo"), await isUndone(real)]).toEqual([204, 204, true]);
    expect([await send("redo"), await send("redo"), await isUndone(real)]).toEqual([204, 204, false]);
    expect(await factsOf(real, "import-undone")).toHaveLength(1);
    expect(await factsOf(real, "import-redone")).toHaveLength(1);
  });

  it("sent late again under its key, takes nothing back that was decided since", async () => {
    const { real, send } = await openWithImport();
    await send("undo", KEY);
    await send("redo");
    expect([await send("undo", KEY), await isUndone(real)]).toEqual([204, false]);
    // Also when there was nothing to do the first time.
    const other = { "idempotency-key": "another-key" };
    expect([await send("redo", other), await send("undo"), await send("redo", other)]).toEqual([204, 204, 204]);
    expect(await isUndone(real)).toBe(true);
  });

  it("refuses the key for the other of the two, and for another import", async () => {
    const { real, send } = await openWithImport();
    await real.give([LIST]);
    const [newer] = await batches(real);
    expect([await send("undo", KEY), await send("redo", KEY), await send("undo", KEY, newer)]).toEqual([204, 409, 409]);
    expect(await isUndone(real)).toBe(false);
  });
});

describe("taking a split back", () => {
  async function openSplit() {
    const { server, real } = await openServer();
    await real.give([WATCH]);
    await real.give([LIST]);
    const [run] = await real.app.runs(ME, { limit: 5 });
    const sources = (await real.app.run(ME, run!.id))?.sources ?? [];
    const [first, second] = sources.map(({ id }) => id);
    const query = new URLSearchParams({ first: String(first), second: String(second) });
    const split = () => server.inject({ method: "POST", url: "/api/v1/splits", payload: { first, second } });
    const rejoin = async (headers: Record<string, string> = {}) =>
      (await server.inject({ method: "DELETE", url: `/api/v1/splits?${query}`, headers })).statusCode;
    await split();
    return { real, split, rejoin, rows: async () => (await real.app.runs(ME, { limit: 5 })).length };
  }

  it("is told of a second time that there is nothing to join", async () => {
    const { rejoin, rows } = await openSplit();
    expect([await rows(), await rejoin(), await rows(), await rejoin()]).toEqual([2, 204, 1, 404]);
  });

  it("sent again under its key, is done, and joins nothing that was split since", async () => {
    const { split, rejoin, rows } = await openSplit();
    expect([await rejoin(KEY), await rejoin(KEY), await rows()]).toEqual([204, 204, 1]);
    await split();
    expect([await rejoin(KEY), await rows()]).toEqual([204, 2]);
  });

  it("names in the journal who did it to somebody else's runs", async () => {
    const club = await openClubServer();
    const { server, real, cookieOf } = club;
    await real.app.importFiles(RITA, sources([WATCH, LIST]), () => undefined);
    const run = (await real.app.runs(RITA, { limit: 50 })).find(({ formats }) => formats.length === 2);
    const [first, second] = ((await real.app.run(RITA, run!.id))?.sources ?? []).map(({ id }) => id);
    const kim = await club.coach("kim-edit", { scope: "runs", level: "edit", state: "stands" });
    const headers = { cookie: await cookieOf(kim), "sec-fetch-site": "same-origin" };
    const url = `/api/v1/athletes/${RITA}/splits`;
    await server.inject({ method: "POST", url, headers, payload: { first, second } });
    await server.inject({ method: "DELETE", url: `${url}?first=${first}&second=${second}`, headers });
    const [removed] = await factsOf(real, "sources-split-removed");
    expect([removed?.athlete, removed?.by]).toEqual([RITA, kim.id]);
    await club.close();
  });
});

describe("the same file twice", () => {
  it("changes nothing, and stopping an import that is over neither", async () => {
    const { server, real } = await openServer();
    const send = () => server.inject({ url: "/api/v1/files", ...upload([["a.csv", diary(["2026-11-01"])]]) });
    const [first, again] = [await send(), await send()];
    expect([first.json().summary.imported, again.json().summary]).toMatchObject([1, { imported: 0, duplicate: 1 }]);
    expect(await real.app.runs(ME, { limit: 5 })).toHaveLength(1);
    const started = await server.inject({ url: "/api/v1/imports", ...upload([["b.csv", diary(["2026-11-02"])]]) });
    const { importId } = started.json<{ importId: string }>();
    await overOf(server, importId);
    const cancel = () => server.inject({ method: "POST", url: `/api/v1/imports/${importId}/cancel` });
    const stopped = [await cancel(), await cancel()];
    expect(stopped.map((answer) => [answer.statusCode, answer.json().state])).toEqual([
      [202, "done"],
      [202, "done"],
    ]);
    expect(await real.app.runs(ME, { limit: 5 })).toHaveLength(2);
  });
});

/** Waits until an import is over. */
async function overOf(server: FastifyInstance, importId: string): Promise<void> {
  await server.inject(`/api/v1/imports/${importId}/events`);
}

async function* sources(files: readonly (typeof WATCH)[]) {
  for (const { path, make } of files) {
    const bytes = Buffer.from(make());
    yield { path, sizeB: bytes.length, read: async () => bytes };
  }
}
