import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openServer } from "../open-server.ts";
import { clientOf } from "./client-of.ts";
import { documentOf } from "./document.ts";

const PROGRAM = `
import { call, type RunRow } from "./client.ts";

const page = await call("listRuns", { query: { limit: "10", sport: "run" } });
const first: RunRow | undefined = page.runs[0];
const next: string | null = page.next;
const metres: number | null = first?.distanceM ?? null;
const logged = await call("logPain", {
  body: { day: "2026-11-21", region: "calf", moment: "after", nrs: 3 },
  headers: { "idempotency-key": "a-good-key" },
});
const run = await call("getRunOfAthlete", { path: { athlete: "rita", id: "a1" } });
const uploaded = await call("uploadFiles", { query: { name: "run.fit" } });
const gone: undefined = await call("removePain", { query: { day: "2026-11-21", region: "calf", moment: "after" } });
export const all = [next, metres, logged.logged + 1, run.laps.length, uploaded.summary.imported, gone];
`;

const WRONG = [
  `import { call } from "./client.ts"; await call("nosuch", {});`,
  `import { call } from "./client.ts"; await call("logPain", { body: { day: "2026-11-21", region: "ear", moment: "after", nrs: 3 } });`,
  `import { call } from "./client.ts"; await call("logPain", {});`,
  `import { call } from "./client.ts"; const page = await call("listRuns", {}); page.walks;`,
  `import { call } from "./client.ts"; await call("getRun", {});`,
];

it("makes a client that compiles, that programs use, and that refuses what the server would refuse", async () => {
  const { server } = await openServer();
  const folder = mkdtempSync(join(tmpdir(), "niggle-client-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "package.json"), `{"type":"module"}`);
  writeFileSync(join(folder, "client.ts"), clientOf(await documentOf(server)));
  writeFileSync(join(folder, "program.ts"), PROGRAM);
  for (const [at, text] of WRONG.entries()) writeFileSync(join(folder, `wrong-${at}.ts`), `${text}\nexport {};\n`);
  const complaints = compile(folder, ["program.ts", ...WRONG.map((_, at) => `wrong-${at}.ts`)]);
  const faulty = new Set([...complaints.matchAll(/^([\w.-]+)\(/gm)].map(([, file]) => file));
  expect([...faulty].sort(), complaints).toEqual(WRONG.map((_, at) => `wrong-${at}.ts`));
}, 120_000);

/** What the compiler says against these files. */
function compile(folder: string, files: readonly string[]): string {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "lib/tsc.js");
  const options = [
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--types",
    "",
  ];
  try {
    return execFileSync(process.execPath, [tsc, ...options, "--allowImportingTsExtensions", ...files], {
      cwd: folder,
      encoding: "utf8",
    });
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout); // complaints end it with a failure
  }
}
