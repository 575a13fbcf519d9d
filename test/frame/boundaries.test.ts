import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const house = mkdtempSync(join(tmpdir(), "niggle-boundaries-"));
writeFileSync(
  join(house, "biome.json"),
  readFileSync(join(root, "biome.json"), "utf8").replace('"useIgnoreFile": true', '"useIgnoreFile": false'),
);
symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
afterAll(() => rmSync(house, { recursive: true, force: true }));

/** Lints one file, placed in a copy of the house that holds nothing but the project's own lint rules. */
function lint(path: string, code: string): { red: boolean; output: string } {
  const file = join(house, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  const done = spawnSync(join(root, "node_modules/.bin/biome"), ["lint", path], { cwd: house, encoding: "utf8" });
  rmSync(file);
  return { red: done.status !== 0, output: `${done.stdout}${done.stderr}` };
}

const importing = (from: string) => `import { thing } from "${from}";\n\nexport const used = thing;\n`;

describe("the boundaries between folders", () => {
  it.each([
    ["src/domain/x.ts", "../analysis/y.ts"],
    ["src/domain/x.ts", "node:fs"],
    ["src/domain/x.ts", "../messages/words.ts"],
    ["src/messages/x.ts", "../analysis/y.ts"],
    ["src/messages/x.ts", "../server/y.ts"],
    ["src/ingest/x.ts", "../messages/words.ts"],
    ["src/analysis/x.ts", "intl-messageformat"],
    ["src/analysis/load/x.ts", "../../store/connect.ts"],
    ["src/analysis/x.ts", "@duckdb/node-api"],
    ["src/analysis/x.ts", "../ingest/detect.ts"],
    ["src/charts/x.ts", "../usecases/app.ts"],
    ["src/charts/x.ts", "preact"],
    ["src/ingest/fit/x.ts", "../../store/originals.ts"],
    ["src/ingest/x.ts", "../analysis/weeks.ts"],
    ["src/store/x.ts", "../ingest/detect.ts"],
    ["src/store/x.ts", "../usecases/app.ts"],
    ["src/usecases/x.ts", "../server/build-server.ts"],
    ["src/usecases/x.ts", "node:fs"],
    ["src/server/x.ts", "../store/connect.ts"],
    ["src/server/x.ts", "../analysis/weeks.ts"],
    ["src/server/x.ts", "@duckdb/node-api"],
    ["src/server/x.ts", "../notify/message.ts"],
    ["src/usecases/x.ts", "nodemailer"],
    ["src/notify/x.ts", "../store/connect.ts"],
    ["src/notify/x.ts", "../ingest/zone.ts"],
    ["src/notify/x.ts", "../charts/theme.ts"],
    ["src/notify/x.ts", "../cli/terminal.ts"],
    ["src/notify/x.ts", "preact"],
    ["src/mcp/x.ts", "../server/run-json.ts"],
    ["src/mcp/x.ts", "../store/connect.ts"],
    ["src/mcp/x.ts", "../analysis/weeks.ts"],
    ["src/mcp/x.ts", "fastify"],
    ["src/server/x.ts", "../mcp/tools.ts"],
    ["src/usecases/x.ts", "@modelcontextprotocol/sdk/server/index.js"],
    ["src/web/x.ts", "../usecases/app.ts"],
    ["src/web/x.ts", "node:fs"],
  ])("%s may not import %s", (path, from) => {
    const { red, output } = lint(path, importing(from));
    expect(red).toBe(true);
    expect(output).toContain("noRestrictedImports");
  });

  it.each([
    ["src/analysis/x.ts", "../domain/load.ts"],
    ["src/analysis/x.ts", "simple-statistics"],
    ["src/analysis/x.ts", "../messages/said.ts"],
    ["src/messages/x.ts", "../domain/said.ts"],
    ["src/messages/x.ts", "intl-messageformat"],
    ["src/store/x.ts", "@duckdb/node-api"],
    ["src/usecases/x.ts", "../analysis/weeks.ts"],
    ["src/server/x.ts", "../usecases/app.ts"],
    ["src/notify/x.ts", "../usecases/report-json.ts"],
    ["src/notify/x.ts", "nodemailer"],
    ["src/mcp/x.ts", "@modelcontextprotocol/sdk/server/index.js"],
    ["src/mcp/x.ts", "../usecases/assistant/assistant-call.ts"],
    ["src/cli/x.ts", "../store/connect.ts"],
  ])("%s may import %s", (path, from) => {
    expect(lint(path, importing(from)).output).not.toContain("noRestrictedImports");
  });

  it.each(["domain", "messages", "analysis", "ingest", "store", "usecases", "server", "charts", "notify"])(
    "src/%s has no Date",
    (folder) => {
      const { red, output } = lint(`src/${folder}/x.ts`, "export const now = Date.now();\n");
      expect(red).toBe(true);
      expect(output).toContain("noRestrictedGlobals");
    },
  );
});

describe("imports that must be types alone", () => {
  const filesUnder = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name));
  const valueImports = (file: string, from: RegExp) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .filter((line) => /^import (?!type\b)/.test(line) && from.test(line));

  it("charts take only types from vega-lite", () => {
    expect(filesUnder("src/charts").flatMap((file) => valueImports(file, /"vega-lite/))).toEqual([]);
  });
});
