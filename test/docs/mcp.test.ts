import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LOG_TOOLS, READ_TOOLS } from "../../src/mcp/tools.ts";
import { ASSISTANT_NEEDS } from "../../src/usecases/assistant/assistant-call.ts";

const TEXT = readFileSync(new URL("../../docs/MCP.md", import.meta.url), "utf8");
const rows = [...TEXT.matchAll(/^\| (`.+`) \| .+ \| (.+) \|$/gm)].flatMap(([, names = "", scope = ""]) =>
  [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => ({ name, scope })),
);

test("docs/MCP.md names every tool that there is, and no other", () => {
  expect(rows.map(({ name }) => name).sort()).toEqual([...READ_TOOLS, ...LOG_TOOLS].map(({ name }) => name).sort());
});

test("docs/MCP.md says what each tool takes of a token", () => {
  for (const [name, { scope, level }] of Object.entries(ASSISTANT_NEEDS)) {
    const said = rows.find((row) => row.name === name)?.scope;
    expect(said, name).toBe(level === "edit" ? `${scope}, \`edit\`` : scope);
  }
});
