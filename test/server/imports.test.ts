import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { importEvents, type Telling } from "../../src/server/imports/event-stream.ts";
import { ImportJob } from "../../src/server/imports/import-job.ts";
import { demoOfLastWeeks, type GivenFile, ME, openRealApp, type RealApp, TODAY } from "../real-app.ts";
import { diary, form, openServer, serverOver, upload } from "./open-server.ts";

interface Heard {
  readonly event: string;
  readonly id: number;
  readonly data: Record<string, unknown>;
}

/** Server-sent events as a browser reads them. */
function heard(text: string): readonly Heard[] {
  return text
    .split("\n\n")
    .filter((block) => block.startsWith("event:"))
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? "";
      return { event: field("event"), id: Number(field("id")), data: JSON.parse(field("data")) };
    });
}

const filesIn = (dir: string): readonly string[] => (existsSync(dir) ? readdirSync(dir) : []);

const bytesOf = ({ make }: GivenFile): Uint8Array | string => make();

/** Some hundred files of recordings, as an upload. */
function recordings(weeks: number) {
  const files = demoOfLastWeeks(weeks).filter(({ path }) => /\d\.fit$/.test(path));
  return upload(files.map((file) => [file.path.replace("garmin/", ""), bytesOf(file)]));
}

async function listening(real: RealApp): Promise<{ url: string; server: ReturnType<typeof serverOver> }> {
  const server = serverOver(real, { maxFileB: 50_000_000 });
  const url = await server.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(async () => {
    await server.close();
    await real.close();
  });
  return { url, server };
}

/** Where the import of a form is kept once it is over. */
async function addressOfBatch(server: FastifyInstance, running: string): Promise<string> {
  await expect.poll(async () => (await server.inject(running)).statusCode, { timeout: 60_000 }).toBe(303);
  return String((await server.inject(running)).headers.location);
}

test("a form without script leads to the outcome of every file", async () => {
  const { server } = await openServer();
  const sent = await server.inject({
    url: "/import",
    ...upload([
      ["Läufe.csv", diary(["2026-11-20", "2026-11-21"])],
      ["leer.fit", ""],
      ["<b>.csv", "x"],
    ]),
  });
  expect(sent.statusCode).toBe(303);
  const address = await addressOfBatch(server, String(sent.headers.location));
  const { body } = await server.inject(address);
  expect(body).toContain("Läufe.csv");
  expect(body).toContain("EMPTY");
  expect(body).toContain("&lt;b>.csv");
  const refused = await server.inject(`${address}?show=refused`);
  expect(refused.body).not.toContain("Läufe.csv");
  expect(refused.body).toContain("leer.fit");
  expect(refused.body).toContain("what is here already is recognised and left alone");
});

test("says so when no file was chosen", async () => {
  const { server } = await openServer();
  const sent = await server.inject({ url: "/import", ...upload([["", ""]]) });
  expect((await server.inject(String(sent.headers.location))).body).toContain("No files came along.");
});

test("an import answers at once with its id and tells each outcome as an event", async () => {
  const real = await openRealApp();
  const { url } = await listening(real);
  const request = recordings(8);
  const answer = await fetch(`${url}/api/v1/imports`, { ...request, body: request.payload });
  expect(answer.status).toBe(202);
  const { importId, events } = (await answer.json()) as { importId: string; events: string };
  expect(answer.headers.get("location")).toBe(`/api/v1/imports/${importId}`);

  const stream = await fetch(url + events);
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  const all = heard(await stream.text());
  expect(all[0]?.event).toBe("progress");
  expect(all.at(-1)).toMatchObject({ event: "end", data: { state: "done", summary: { rejected: 0 } } });
  const files = all.filter(({ event }) => event === "files").flatMap(({ data }) => data["files"] as object[]);
  const summary = all.at(-1)?.data["summary"] as { files: number };
  expect(files).toHaveLength(summary.files);
  expect(summary.files).toBeGreaterThan(20);
  const last = all.filter(({ event }) => event === "progress").at(-1)?.data as Record<string, number>;
  expect(last["filesDone"]).toBe(last["filesFound"]);
  expect(last["bytesDone"]).toBe(last["bytesFound"]);
  expect(all.at(-1)?.data["history"]).toContain("Is this every run you made?");

  const later = heard(await (await fetch(url + events, { headers: { "last-event-id": "20" } })).text());
  const rest = later.filter(({ event }) => event === "files").flatMap(({ data }) => data["files"] as object[]);
  expect(rest).toEqual(files.slice(20));
}, 60_000);

test("pages are answered while an import of some hundred files runs, and it can be stopped", async () => {
  const real = await openRealApp();
  const { url } = await listening(real);
  const request = recordings(80);
  const answer = await fetch(`${url}/api/v1/imports`, { ...request, body: request.payload });
  const { importId } = (await answer.json()) as { importId: string };
  const state = async () =>
    (await fetch(`${url}/api/v1/imports/${importId}`)).json() as Promise<Record<string, number>>;

  const page = await fetch(`${url}/`);
  expect(page.status).toBe(200);
  const importPage = await (await fetch(`${url}/import`)).text();
  expect(importPage).toContain(`data-import-id="${importId}"`);
  expect(await (await fetch(`${url}/import/${importId}`)).text()).toContain('http-equiv="refresh"');
  const during = await state();
  expect(during).toMatchObject({ state: "running" });

  expect((await fetch(`${url}/api/v1/imports/${importId}/cancel`, { method: "POST" })).status).toBe(202);
  const all = heard(await (await fetch(`${url}/api/v1/imports/${importId}/events`)).text());
  expect(all.at(-1)).toMatchObject({ event: "end", data: { state: "cancelled" } });
  const end = await state();
  expect(end["filesDone"]).toBeLessThan(during["filesFound"] as number);
  const { imports } = (await (await fetch(`${url}/api/v1/imports`)).json()) as { imports: { files: object[] }[] };
  expect(imports[0]?.files.length ?? 0).toBe(end["filesDone"]);
  expect(filesIn(join(real.dataDir, "tmp"))).toEqual([]);
}, 120_000);

test("a closing server stops its imports and waits for them", async () => {
  const real = await openRealApp();
  const server = serverOver(real, { maxFileB: 50_000_000 });
  const answer = await server.inject({ url: "/api/v1/imports", ...recordings(20) });
  expect(answer.statusCode).toBe(202);
  await server.close();
  expect(filesIn(join(real.dataDir, "tmp"))).toEqual([]);
  await real.close();
}, 60_000);

test("files wait in the folder of the data and are gone when the answer is there", async () => {
  const { server, real } = await openServer();
  const tmp = join(real.dataDir, "tmp");
  mkdirSync(join(tmp, "upload-left-by-a-crash"), { recursive: true });
  writeFileSync(join(tmp, "upload-left-by-a-crash", "0"), "x");
  await server.ready();
  expect(filesIn(tmp)).toEqual([]);
  await server.inject({ url: "/api/v1/files", ...upload([["diary.csv", diary(["2026-11-20"])]]) });
  expect(filesIn(tmp)).toEqual([]);
});

test.each([
  ["one file is too large", { maxFileB: 1000 }, [["big.fit", "x".repeat(1001)]]],
  [
    "all files together are too large",
    { maxFileB: 1000, maxUploadB: 1500 },
    [
      ["a.fit", "x".repeat(900)],
      ["b.fit", "x".repeat(900)],
    ],
  ],
] as const)("refuses an upload when %s, with a sentence, and keeps nothing of it", async (_why, limits, files) => {
  const { server, real } = await openServer(limits);
  const { statusCode, body } = await server.inject({ url: "/import", ...upload(files) });
  expect(statusCode).toBe(413);
  expect(body).toContain("more than this server takes at once");
  expect(filesIn(join(real.dataDir, "tmp"))).toEqual([]);
  expect(await real.app.recentImports(ME, 5)).toEqual([]);
});

test("an upload that is cut off is no import and leaves nothing on disk", async () => {
  const real = await openRealApp();
  const { url } = await listening(real);
  await new Promise<void>((resolve) => {
    const cut = httpRequest(`${url}/api/v1/imports`, {
      ...upload([]),
      headers: { ...upload([]).headers, "content-length": 9999 },
    });
    cut.on("error", () => resolve());
    cut.write('--XX\r\nContent-Disposition: form-data; name="files"; filename="a.fit"\r\n\r\nhalf');
    setTimeout(() => cut.destroy(), 200);
  });
  await expect.poll(() => filesIn(join(real.dataDir, "tmp"))).toEqual([]);
  expect(await real.app.recentImports(ME, 5)).toEqual([]);
});

test("says what taking an import back means, takes it back and brings it back", async () => {
  const { server, real } = await openServer();
  await server.inject({
    url: "/api/v1/files",
    ...upload([["diary.csv", `${diary(["2026-11-18", "2026-11-20"])}\n2026-11-19,rest,,`]]),
  });
  const before = await server.inject("/import");
  expect(before.body).toContain("Taking it back removes 2 runs and 1 diary entry from every page and number.");
  const [batch] = await real.app.recentImports(ME, 1);
  const undo = await server.inject({ url: `/import/${batch?.batchId}/undo`, ...form({}) });
  expect(undo.headers.location).toBe("/import?done=undone");
  const undone = await server.inject("/import?done=undone");
  expect(undone.body).toContain("That import is taken back.");
  expect(undone.body).toContain("Bring it back");
  expect((await real.app.weeklyReport(ME, TODAY)).days).toEqual([]);
  const redo = await server.inject({ method: "POST", url: `/api/v1/imports/${batch?.batchId}/redo` });
  expect(redo.statusCode).toBe(204);
  expect((await server.inject("/import")).body).toContain("Taking it back removes 2 runs and 1 diary entry");
  expect((await server.inject({ method: "POST", url: "/api/v1/imports/nobody/undo" })).statusCode).toBe(404);
});

test("the time of an import is the runner's own", async () => {
  const { server, real } = await openServer();
  await real.app.log(ME, [{ kind: "setting", name: "homeZone", from: 0 as never, value: "Pacific/Auckland" }]);
  await server.inject({ url: "/api/v1/files", ...upload([["diary.csv", diary(["2026-11-20"])]]) });
  expect((await server.inject("/import")).body).toContain("Mon 23 Nov, 01:0");
});

test("asks once whether the files hold every run, and takes the answer back", async () => {
  const { server, real } = await openServer();
  await real.give([{ path: "diary.csv", make: () => diary(["2026-11-18", "2026-11-20"]) }]);
  expect((await server.inject("/import")).body).toContain("These files hold every run I made since");
  const claim = await server.inject({ url: "/import/history", ...form({ from: "2026-11-01" }) });
  expect(claim.headers.location).toBe("/import?done=history");
  await server.inject({ url: "/import/history/revoke", ...form({}) });
  expect((await real.facts()).map((fact) => fact.kind)).toEqual(["history-claim", "history-claim-revoked"]);
});

test("a line on which nothing happens is kept alive, and nobody is told anything who has left", async () => {
  const real = await openRealApp();
  let release: () => void = () => undefined;
  const held = new Promise<Uint8Array>((resolve) => {
    release = () => resolve(new TextEncoder().encode(diary(["2026-11-20"])));
  });
  const job = new ImportJob("a", {
    app: real.app,
    athlete: ME,
    upload: { sources: [{ path: "slow.csv", sizeB: 10, read: () => held }], remove: async () => undefined },
    stopwatchMs: () => performance.now(),
    onFailure: () => undefined,
  });
  const telling: Telling = { progress: () => ({}), files: () => ({}), end: async () => ({}) };
  const gone = new AbortController();
  const events = importEvents(job, telling, { after: 0, signal: gone.signal, heartbeatMs: 20 });
  const said: string[] = [];
  for await (const text of events) {
    said.push(text);
    if (text.startsWith(":")) gone.abort();
  }
  expect(said.at(-1)).toBe(": still here\n\n");
  release();
  await job.over;
  expect(job.state).toBe("done");
  await real.close();
});
