import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, onTestFinished, test } from "vitest";
import { bind } from "../../src/store/bind.ts";
import { KeptStatements } from "../../src/store/kept-statements.ts";

async function openKept() {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  await connection.run("CREATE TABLE said (place INTEGER, word VARCHAR)");
  const kept = new KeptStatements(connection);
  const rows = async (sql: string, params = {}) => (await kept.run(sql, bind(params))).getRowsJS();
  return { connection, rows };
}

describe("a statement that is used again after a write", () => {
  test.each([
    ["sorts what is there now", "SELECT word FROM said ORDER BY place", {}],
    ["counts what is there now", "SELECT count(*)::INTEGER FROM said WHERE place > 5", {}],
    ["groups what is there now", "SELECT word, count(*)::INTEGER FROM said GROUP BY word ORDER BY word", {}],
    ["takes its parameter", "SELECT place FROM said WHERE word > $word::VARCHAR ORDER BY place", { word: "a" }],
  ])("%s", async (_, sql, params) => {
    const { connection, rows } = await openKept();
    await rows(sql, params);
    await connection.run("INSERT INTO said SELECT x::INTEGER, 'a word of some length ' || x FROM range(10) r(x)");
    const { values, types } = bind(params);
    const fresh = await (await connection.run(sql, values, types)).getRowsJS();
    expect(await rows(sql, params)).toEqual(fresh);
  });
});
