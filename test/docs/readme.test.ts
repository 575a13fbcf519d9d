import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCli } from "../cli/run-cli.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (name: string) => readFileSync(join(root, name), "utf8");
const manifest = JSON.parse(read("package.json")) as {
  readonly bin: Record<string, string>;
  readonly scripts: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
};

describe("the documents", () => {
  it("name npm scripts that exist", () => {
    for (const document of ["README.md", "CONTRIBUTING.md"]) {
      for (const [, script] of read(document).matchAll(/npm run ([a-z:]+)/g)) {
        expect(Object.keys(manifest.scripts), `${document}: npm run ${script}`).toContain(script);
      }
    }
    expect(manifest.bin).toEqual({ niggle: "dist/cli/main.js" });
  });

  it("the README lists every command, and every command it lists exists", async () => {
    const { out } = await runCli(["--help"]);
    const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name).filter((name) => name !== "help");
    const listed = [...read("README.md").matchAll(/^\| `niggle ([a-z]+)/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual([...new Set(commands)].sort());
  });

  it("the README lists every kind of entry that can be logged", async () => {
    const { out } = await runCli(["log", "--help"]);
    const kinds = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name).filter((name) => name !== "help");
    expect(read("README.md")).toContain(`niggle log ${kinds.join("\\|")}`);
  });

  it("CONTRIBUTING gives a reason for each dependency and names no other", () => {
    const table = [...read("CONTRIBUTING.md").matchAll(/^\| (`.+`) \|/gm)].flatMap(([, cell]) =>
      [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(table.sort()).toEqual(Object.keys(manifest.dependencies).sort());
    for (const name of Object.keys(manifest.devDependencies).filter((each) => !each.startsWith("@types/"))) {
      expect(read("CONTRIBUTING.md"), name).toContain(`\`${name}\``);
    }
  });

  it("link only to files that exist", () => {
    const decisions = readdirSync(join(root, "docs/decisions")).map((name) => `docs/decisions/${name}`);
    for (const document of ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", ...decisions]) {
      for (const [, target] of read(document).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)) {
        expect(existsSync(join(root, dirname(document), target ?? "")), `${document} links to ${target}`).toBe(true);
      }
      for (const [, path] of read(document).matchAll(/`((?:src|test|docs|bench|scripts)\/[\w./-]+)`/g)) {
        expect(existsSync(join(root, path ?? "")), `${document} names ${path}`).toBe(true);
      }
    }
  });

  it("ARCHITECTURE stays short enough to be read", () => {
    expect(read("ARCHITECTURE.md").split("\n").length).toBeLessThanOrEqual(150);
  });
});
