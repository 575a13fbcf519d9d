import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { addDays, formatLocalDay } from "../../src/domain/local-day.ts";
import { demoOfLastWeeks, ME, openRealApp, TODAY } from "../real-app.ts";
import { serverOver } from "../server/open-server.ts";
import { clubOf } from "../usecases/people/people-world.ts";
import { runCli } from "./run-cli.ts";
import { startServer } from "./start-server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "niggle-mcp-"));
const AS_OF = formatLocalDay(TODAY);
const READS = "week_report explain runs run pain_log body_places therapy plan link backtest methods".split(" ");

beforeAll(async () => {
  const real = await openRealApp({ dataDir: data });
  await real.give(demoOfLastWeeks(8));
  await real.breakStore();
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const argv = (...more: string[]) => ["--import", "tsx", "src/cli/main.ts", "mcp", "--data", data, ...more];

/** The official client, talking to the real program over its pipes. */
async function assistant(options: { readonly args?: string[]; readonly token?: string } = {}) {
  const env = {
    PATH: process.env["PATH"] ?? "",
    ...(options.token === undefined ? {} : { NIGGLE_TOKEN: options.token }),
  };
  const transport = new StdioClientTransport({
    ...{ command: process.execPath, args: argv(...(options.args ?? [])), cwd: root, env, stderr: "pipe" },
  });
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  onTestFinished(() => client.close());
  const { tools } = await client.listTools();
  const ask = async (name: string, args: Record<string, unknown> = {}) => {
    const result = await client.callTool({ name, arguments: args });
    const content = result.content as { readonly type: string; readonly text: string }[];
    return {
      isError: result.isError === true,
      text: content[0]?.text ?? "",
      json: content[1]?.text ?? "",
      told: told(result as { readonly structuredContent?: unknown }),
    };
  };
  return { client, tools, ask };
}

interface ToldAnswer {
  readonly notice: string;
  readonly athlete: string;
  readonly unknown: readonly string[];
  readonly next: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: each tool has data of its own, held to its schema by the client
  readonly data: any;
}

const told = ({ structuredContent }: { readonly structuredContent?: unknown }) => structuredContent as ToldAnswer;

describe("niggle mcp, without accounts", () => {
  it("offers what can be read, each with words that keep an assistant from overclaiming, and nothing that writes", async () => {
    const { tools, ask } = await assistant();
    expect(tools.map(({ name }) => name)).toEqual(READS);
    for (const { description, annotations } of tools) {
      expect(description).toContain("no diagnosis, no prediction");
      expect(annotations?.readOnlyHint).toBe(true);
    }
    await expect(ask("log_rest", { key: "rest-0001" })).rejects.toThrow(
      /writing is off: start niggle mcp with --allow-log/,
    );
  });

  it("answers each tool by its schema, with the notice under it and the same JSON as --json", async () => {
    const { tools, ask } = await assistant();
    const args: Record<string, Record<string, unknown>> = {
      explain: { code: "SPIKE_S" },
      methods: { section: "spike" },
    };
    for (const name of READS) {
      const takesDay = Object.hasOwn(tools.find((tool) => tool.name === name)?.inputSchema.properties ?? {}, "asOf");
      // The client holds every answer to the schema that the tool declares, and throws otherwise.
      const answer = await ask(name, { ...(takesDay ? { asOf: AS_OF } : {}), ...args[name] });
      expect(answer.isError, `${name}: ${answer.text}`).toBe(false);
      expect(answer.text, name).toContain("Not medical advice");
      expect(JSON.parse(answer.json), name).toEqual(answer.told.data);
    }
    const plan = (await runCli(["plan", "--json", "--as-of", AS_OF, "--data", data])).json()[0];
    expect((await ask("plan", { asOf: AS_OF })).told.data).toMatchObject({ ...plan });
  });

  it("reports the week in the words and the shape of the report, and goes on with earlier days by a cursor", async () => {
    const { ask } = await assistant();
    const schema = JSON.parse(readFileSync(join(root, "docs/report.schema.json"), "utf8"));
    const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    const first = await ask("week_report", { asOf: AS_OF });
    const { cut, ...report } = first.told.data;
    expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
    expect(cut[0]).toMatchObject({ list: "days", shown: 7 });
    expect(first.text).toContain(`Cut: the list goes on with cursor ${first.told.next}.`);
    const second = await ask("week_report", { asOf: AS_OF, cursor: first.told.next });
    expect(second.told.data.days.at(-1).day).toBe(formatLocalDay(addDays(TODAY, -7)));
    const printed = await runCli(["report", "--text", "--as-of", AS_OF, "--data", data]);
    expect(first.text).toContain(printed.out);
    const { out } = await runCli(["report", "--json", "--as-of", AS_OF, "--data", data]);
    expect(report.findings).toEqual(JSON.parse(out).findings);
  });

  it("says that days nobody told of are unknown, and never that they were rest", async () => {
    const { ask } = await assistant();
    const { told: answer } = await ask("week_report", { asOf: formatLocalDay(addDays(TODAY, 20)) });
    expect(answer.unknown[0]).toMatch(/^Known are \d+ of the last 28 days\. Nobody told of .*not the same as rest\.$/);
  });

  it("lists runs a page at a time without one twice", async () => {
    const { ask } = await assistant();
    const first = await ask("runs", { limit: 5 });
    const second = await ask("runs", { limit: 5, cursor: first.told.next });
    const ids = [...first.told.data.runs, ...second.told.data.runs].map(({ id }: { readonly id: string }) => id);
    expect(new Set(ids).size).toBe(10);
    expect((await ask("run", { run: ids[0] })).told.data.id).toBe(ids[0]);
  });

  it("refuses what it cannot mean, and says what it takes", async () => {
    const { ask } = await assistant();
    await expect(ask("week_report", { asOf: "today" })).rejects.toThrow(/asOf .*it takes athlete, asOf, cursor/);
    await expect(ask("week_report", { days: 3 })).rejects.toThrow(/days is no argument of it/);
    await expect(ask("runs", { limit: 0 })).rejects.toThrow(/limit must be >= 1/);
    await expect(ask("predict_injury")).rejects.toThrow(/there is no tool predict_injury \(want week_report/);
    for (const [name, args, why] of [
      ["week_report", { asOf: "2026-02-31" }, /invalid asOf: 2026-02-31/],
      ["week_report", { cursor: "behind" }, /invalid cursor: behind/],
      ["week_report", { athlete: "other" }, /leave athlete out/],
      ["explain", { code: "DOOM" }, /there is no rule or ratio DOOM/],
      ["run", { run: "nothing" }, /there is no run nothing/],
      ["methods", { section: "doom" }, /there is no section doom/],
    ] as const) {
      const answer = await ask(name, args);
      expect([answer.isError, answer.text]).toEqual([true, expect.stringMatching(why)]);
    }
  });

  it("has the week and the methods as resources", async () => {
    const { client } = await assistant();
    const { resources } = await client.listResources();
    const text = async (uri: string) =>
      (await client.readResource({ uri })).contents.map((one) => ("text" in one ? one.text : ""))[0];
    expect(resources.map(({ uri }) => uri)).toEqual(expect.arrayContaining(["niggle://week", "niggle://methods"]));
    expect(await text("niggle://week")).toContain("Not medical advice");
    expect(await text("niggle://methods#spike")).toMatch(/^## Spike/);
    await expect(client.readResource({ uri: "niggle://doom" })).rejects.toThrow(/want niggle:\/\/week/);
  });

  it("writes what it is told once with --allow-log, however often the same call is sent", async () => {
    const { tools, ask } = await assistant({ args: ["--allow-log"] });
    expect(tools.map(({ name }) => name)).toEqual([...READS, "log_pain", "log_no_pain", "log_rpe", "log_rest"]);
    const pain = { key: "pain-heel-01", day: "2020-01-05", region: "heel", side: "left", nrs: 4 };
    for (let i = 0; i < 2; i += 1) expect((await ask("log_pain", pain)).text).toContain("Written down for 2020-01-05.");
    expect((await ask("log_pain", { ...pain, nrs: 5 })).isError).toBe(true);
    await ask("log_no_pain", { key: "none-000001", day: "2020-01-06" });
    await ask("log_rest", { key: "rest-000001", day: "2020-01-06" });
    await ask("log_rpe", { key: "rate-000001", day: "2020-01-07", rpe0To10: 6 });
    expect((await ask("log_rest", { key: "rest-000002", day: "2999-01-01" })).text).toContain("has not come yet");
    await expect(ask("log_pain", { ...pain, nrs: 11 })).rejects.toThrow(/nrs must be <= 10/);
    const { told: answer } = await ask("pain_log", { from: "2020-01-01", to: "2020-12-31" });
    expect(answer.data.answers).toMatchObject([
      { day: "2020-01-06", noPain: true },
      { day: "2020-01-05", region: "heel", nrs: 4 },
    ]);
  });

  it("puts each call on the runner's record with the tool and the time, and nothing of what was said", async () => {
    const { ask } = await assistant({ args: ["--allow-log"] });
    await ask("explain", { code: "SPIKE_S" });
    await ask("explain", { code: "ACWR" });
    await ask("run", { run: "no-such-run" });
    await ask("log_pain", { key: "pain-heel-77", day: "2020-03-05", region: "heel", side: "left", nrs: 7 });
    await ask("methods");
    await ask("week_report", { athlete: "somebody-else" });
    const real = await openRealApp({ dataDir: data });
    onTestFinished(() => real.breakStore());
    const trail = (await real.people.audit(ME, 100)).filter(({ action }) => !/week_report|pain_log/.test(action));
    const lines = trail.map(({ by, via, action, times }) => [by, via, action, times]);
    expect(lines).toEqual(
      expect.arrayContaining([
        [{ kind: "machine" }, "machine", "mcp:explain", expect.any(Number)],
        [{ kind: "machine" }, "machine", "mcp:run", expect.any(Number)],
        [{ kind: "machine" }, "machine", "mcp:log_pain", expect.any(Number)],
      ]),
    );
    expect(lines.some(([, , action]) => action === "mcp:methods")).toBe(false);
    expect(JSON.stringify(trail)).not.toMatch(/SPIKE_S|no-such-run|heel|2020-03-05|somebody-else/);
    const html = (await serverOver(real).inject("/sharing")).body;
    expect(html).toContain("by an assistant: log_pain");
    expect(html).toMatch(/This machine[\s\S]*?Wrote: pain/);
    await real.breakStore();
  });

  it("says nothing but the protocol on standard output, and ends well when the assistant hangs up", async () => {
    const child = spawn(process.execPath, argv(), { cwd: root });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (err += chunk));
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const hello = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "raw", version: "1" } };
    const lines = [
      { jsonrpc: "2.0", id: 1, method: "initialize", params: hello },
      { jsonrpc: "2.0", method: "notifications/initialized" },
      { jsonrpc: "2.0", id: 2, method: "tools/call", params: { name: "week_report", arguments: {} } },
    ];
    child.stdin.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    expect(await ended).toBe(0);
    const said = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { readonly jsonrpc: string; readonly id: number });
    expect(said.map(({ jsonrpc, id }) => [jsonrpc, id])).toEqual([
      ["2.0", 1],
      ["2.0", 2],
    ]);
    expect(err).toBe("");
  });

  it("hands its calls to a server that runs, and lets one start between two calls", async () => {
    const { ask } = await assistant();
    const alone = await ask("week_report", { asOf: AS_OF });
    const server = await startServer(data);
    const beside = await ask("week_report", { asOf: AS_OF });
    expect(beside.text).toBe(alone.text);
    expect(beside.told.data).toEqual(alone.told.data);
    expect(await server.stop()).toBe(0);
    expect((await ask("week_report", { asOf: AS_OF })).text).toBe(alone.text);
  });
});

describe("niggle mcp, with accounts", () => {
  /** Works on the people of the folder, and lets go of it. */
  async function withClub<T>(work: (club: ReturnType<typeof clubOf>) => Promise<T>): Promise<T> {
    const real = await openRealApp({ dataDir: data });
    onTestFinished(async () => real.breakStore());
    const done = await work(clubOf(real));
    await real.breakStore();
    return done;
  }

  it("takes a token, keeps to its grants, and puts every call on the athlete's record", async () => {
    const made = await withClub(async ({ people, add }) => {
      await add("olive", "owner", { athlete: null });
      const mia = await add("mia", "runner", { athlete: ME });
      const carl = await add("carl", "coach", { athlete: null });
      const rita = await add("rita", "runner");
      await people.giveGrant(mia.id, ME, { to: carl.id, scope: "runs", level: "view", through: null });
      const token = (account: typeof mia, level: "view" | "edit") =>
        people.makeToken(account.id, { name: "assistant", scopes: ["everything"], level, days: null });
      return { mia, carl, rita, own: await token(mia, "view"), coach: await token(carl, "edit") };
    });
    const without = await assistant();
    expect((await without.ask("week_report")).text).toContain("NIGGLE_TOKEN");

    const own = await assistant({ token: made.own.secret, args: ["--allow-log"] });
    expect((await own.ask("week_report", { asOf: AS_OF })).told.athlete).toBe(ME);
    expect((await own.ask("week_report", { athlete: "rita" })).text).toContain("there is no such athlete");
    expect((await own.ask("log_rest", { key: "rest-000009", day: "2020-02-02" })).text).toContain(
      "this token does not reach that",
    );

    const coach = await assistant({ token: made.coach.secret });
    expect((await coach.ask("week_report")).text).toContain("no runs of its own");
    expect((await coach.ask("runs", { athlete: "me" })).told.athlete).toBe(ME);
    expect((await coach.ask("pain_log", { athlete: "me" })).text).toContain("there is no such athlete");
    expect((await coach.ask("week_report", { athlete: "nobody" })).text).toContain("there is no such athlete");

    const audit = await withClub(async ({ people }) => {
      await people.revokeToken(made.carl.id, made.coach.made.id);
      return people.audit(ME, 100);
    });
    // What was asked before there were accounts stands there as this machine's.
    const lines = audit.flatMap(({ by, via, action }) => (by.kind === "account" ? [[by.account, via, action]] : []));
    expect(lines).toHaveLength(2);
    expect(lines).toEqual(
      expect.arrayContaining([
        [made.mia.id, "token", "mcp:week_report"],
        [made.carl.id, "token", "mcp:runs"],
      ]),
    );
    expect((await coach.ask("runs", { athlete: "me" })).text).toContain("it was revoked");
  });
});
