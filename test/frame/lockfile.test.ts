import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Lockfile, missingOptionals } from "../../scripts/complete-lockfile.ts";

it("the lockfile lists the optional packages of every platform, so that npm ci accepts it on each", () => {
  const lock = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")) as Lockfile;
  expect(missingOptionals(lock)).toEqual([]);
  delete lock.packages["node_modules/@duckdb/node-bindings-darwin-arm64"];
  expect(missingOptionals(lock).map(({ name }) => name)).toEqual(["@duckdb/node-bindings-darwin-arm64"]);
});
