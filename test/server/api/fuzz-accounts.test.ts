import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClubServer, MARK } from "../access/club-server.ts";
import { serverOver } from "../open-server.ts";
import { type AnyRequest, type Known, requestTo } from "./any-request.ts";
import { type Caller, callersOf, openFuzzClub, shutOut, stillIn } from "./callers.ts";
import { type Described, documentOf, operationsOf } from "./document.ts";
import { type FaultOf, heldTo } from "./held-to-document.ts";

/** How often each operation is asked; more by `FUZZ_RUNS=200`. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 15);
/** Printed with what is found, so that it can be found again: `FUZZ_SEED=…`. */
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_261_122);
/** What may end the session or the token of a caller, or take a grant back. */
const OF_PEOPLE = /account|people|sharing|share|grant|link|token|invit|session|squad/;

let club: ClubServer;
let operations: readonly Described[];
let faultOf: FaultOf;
let known: Known;
const faults: string[] = [];
const statuses = new Map<number, number>();

beforeAll(async () => {
  club = await openFuzzClub();
  const document = await documentOf(club.server);
  operations = operationsOf(document);
  faultOf = heldTo(document);
  const { run, batch, job } = club.ids;
  const others = Object.values(club.accounts).map(({ id }) => id);
  known = {
    ids: [run, batch, job, "nobody", ...others],
    athletes: ["rita", "rita", "rita", "rita", "rita", "bea", "nosuch"],
  };
}, 60_000);
afterAll(() => club.close());

/** Anybody, and as often somebody who is let in: behind the door there is more that can go wrong. */
const callerOf = (callers: readonly Caller[]) =>
  fc.oneof(
    fc.constantFrom(...callers),
    fc.constantFrom(
      ...callers.filter(({ name }) => /^(rita|coach-full|rita's token for everything, edit)$/.test(name)),
    ),
  );

/** Asks, and writes down what is wrong with the answer. */
async function ask(server: FastifyInstance, described: Described, request: AnyRequest, caller: Caller) {
  const headers = { ...request.headers, ...caller.headers };
  const answer = await server.inject({ ...request, headers } as never);
  statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
  const shows = !caller.reachesRita && answer.body.includes(MARK) && !request.url.includes(MARK);
  const fault = shows ? "shows what is not theirs" : faultOf(described, answer);
  if (fault !== null) faults.push(`${described.method} by ${caller.name}: ${JSON.stringify(request)}: ${fault}`);
  return answer.statusCode;
}

/** A request to an operation that only its caller is wrong with. */
const plain = ({ method, path }: Described): AnyRequest => ({
  method,
  url: path
    .replace("{athlete}", "rita")
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(name === "id" ? club.ids.run : "SPIKE_S")),
  headers: {},
});

const isPublic = ({ operation }: Described) => operation.description.includes("For anybody.");

describe("every operation of a server with accounts", () => {
  it("answers as the document says, whatever is sent and whoever sends it, and shows nobody what is not theirs", async () => {
    let callers = await callersOf(club);
    for (const described of operations.toSorted((a, b) => Number(ofPeople(a)) - Number(ofPeople(b)))) {
      if (ofPeople(described) && described.method !== "GET") callers = await stillIn(club, callers);
      await fc.assert(
        fc.asyncProperty(requestTo(described, known), callerOf(callers), async (request, caller) => {
          await ask(club.server, described, request, caller);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    }
    expect(faults.splice(0).slice(0, 5), `seed ${SEED}`).toEqual([]);
    // Neither all are shut out, nor is everything good.
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 202, 204, 400, 401, 403, 404, 415]));
  }, 900_000);

  it("shuts out, with 401, who has no word, a malformed one, or one that opens nothing any more", async () => {
    const wrong: string[] = [];
    for (const caller of await shutOut(club))
      for (const described of operations.filter((one) => !isPublic(one))) {
        const status = await ask(club.server, described, plain(described), caller);
        if (status !== 401) wrong.push(`${described.method} ${described.path} by ${caller.name}: ${status}`);
      }
    expect([wrong, faults.splice(0)]).toEqual([[], []]);
  }, 120_000);

  it("refuses a body that is too large or of a strange kind, another site, a foreign name and too many requests", async () => {
    const callers = await callersOf(club);
    const named = (login: string) => callers.find(({ name }) => name === login) as Caller;
    const rita = named("rita");
    // Whoever the rule lets in, so that the body alone is wrong.
    const insiderOf = ({ operation: { description } }: Described) =>
      description.includes("For an owner") ? named("olive") : description.includes("looks after") ? named("kim") : rita;
    const strict = serverOver(club.real, { rateLimit: { requests: 0, perMs: 1000, mostCallers: 9 } });
    const elsewhere = { ...rita, headers: { ...rita.headers, "sec-fetch-site": "cross-site" } };
    const unsaid = { ...rita, headers: { cookie: String(rita.headers["cookie"]) } };
    const foreign = { ...rita, headers: { ...rita.headers, host: "runs.example.org" } };
    const wrong: string[] = [];
    for (const described of operations) {
      const { method, path, operation } = described;
      const expectStatus = async (want: number, request: AnyRequest, caller: Caller, server = club.server) => {
        const status = await ask(server, described, request, caller);
        if (status !== want) wrong.push(`${method} ${path}: ${status} (want ${want})`);
      };
      const request = plain(described);
      await expectStatus(421, request, foreign);
      await expectStatus(429, request, rita, strict);
      if (method === "GET") continue;
      await expectStatus(403, request, elsewhere);
      if (!isPublic(described)) await expectStatus(403, request, unsaid);
      if (operation.requestBody?.content["application/json"] === undefined) continue;
      const withBody = (type: string, payload: string) => ({ ...request, headers: { "content-type": type }, payload });
      const insider = insiderOf(described);
      await expectStatus(415, withBody("text/csv", "day"), insider);
      await expectStatus(413, withBody("application/json", JSON.stringify("x".repeat(1_100_000))), insider);
    }
    await strict.close();
    expect([wrong, faults.splice(0)]).toEqual([[], []]);
  }, 120_000);

  it("answers an address that cannot be read as one where nothing is, with every header", async () => {
    const rita = (await callersOf(club)).find(({ name }) => name === "rita") as Caller;
    const get = (url: string) => club.server.inject({ url, headers: rita.headers });
    const usual = Object.keys((await get("/api/v1/runs/nobody")).headers);
    for (const part of ["%zz", "%ff", "%c0%ae", "..%2f..%2fetc", "%zz?limit=1", "%zz;x"]) {
      const answer = await get(`/api/v1/runs/${part}`);
      expect([part, answer.statusCode, answer.headers["content-type"]]).toEqual([
        part,
        404,
        "application/problem+json; charset=utf-8",
      ]);
      expect(Object.keys(answer.headers)).toEqual(usual);
    }
    expect((await get(`/api/v1/runs/${"a".repeat(3000)}`)).statusCode).toBe(400);
    const page = await get("/runs/%zz");
    expect([page.statusCode, page.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
  });
});

const ofPeople = ({ path }: Described): boolean => OF_PEOPLE.test(path.replace("/athletes/{athlete}", ""));
