import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, onTestFinished, test } from "vitest";
import { addDays, formatLocalDay } from "../../src/domain/local-day.ts";
import { squadOverview } from "../../src/usecases/squad-overview.ts";
import { giveSquad, idOf, type MadeAthlete } from "../made-squad.ts";
import { openRealApp, TODAY } from "../real-app.ts";
import { giveDiary, sharing } from "./squad-athletes.ts";

const READERS = 50;
const ROUNDS = 4;

/** Pain that only the reader of this number has: as many days with 1 to 7 as its digits say. */
const ownPain = (reader: number): readonly number[] =>
  [...reader.toString(7).padStart(3, "0")].map((digit) => Number(digit) + 1);

const athleteOf = (reader: number): MadeAthlete => ({
  name: `reader ${reader}`,
  level: "amber",
  weekAgo: reader % 2 === 0 ? "green" : "red",
  pain: ownPain(reader),
  heardAgo: 0,
  rule: "PAIN_TREND",
});

/** Asks for everybody at once, several times over; returns the numbers of those who got what is not theirs. */
async function mixedUp(read: (reader: number) => Promise<readonly unknown[]>): Promise<readonly number[]> {
  const wrong = new Set<number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await Promise.all(Array.from({ length: READERS }, (_, reader) => read(reader)));
    for (const [reader, answer] of answers.entries())
      if (JSON.stringify(answer) !== JSON.stringify(ownPain(reader))) wrong.add(reader);
  }
  return [...wrong];
}

describe("fifty readers at once", () => {
  test("each get their own athlete's rows and nobody else's, while an import goes on", async () => {
    const real = await openRealApp();
    onTestFinished(() => real.close());
    await giveSquad(
      real.deps,
      Array.from({ length: READERS }, (_, reader) => athleteOf(reader)),
    );
    let importing = true;
    const imports = (async () => {
      for (let i = 0; i < 3; i += 1) await giveDiary(real, `newcomer-${i}`, 9 + i);
      importing = false;
    })();
    let readsBeside = 0;
    const wrong = await mixedUp(async (reader) => {
      const name = `reader ${reader}`;
      const rows = await squadOverview(real.deps, [sharing(idOf(name))], { asOf: TODAY });
      if (importing) readsBeside += 1;
      const [row] = rows;
      expect(rows.map(({ athlete }) => athlete)).toEqual([idOf(name)]);
      expect(row?.weekAgo?.level).toBe(reader % 2 === 0 ? "green" : "red");
      return row?.painNrs?.filter((nrs) => nrs !== null) ?? [];
    });
    await imports;
    expect(wrong).toEqual([]);
    expect(readsBeside).toBeGreaterThan(READERS);
  }, 60_000);

  test("would be told apart: through one prepared statement that all share, answers are those of others", async () => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    onTestFinished(() => {
      connection.closeSync();
      instance.closeSync();
    });
    await connection.run("CREATE TABLE pain_entry (athlete INTEGER, local_day DATE, nrs DOUBLE)");
    for (let reader = 0; reader < READERS; reader += 1) {
      for (const [i, nrs] of ownPain(reader).entries()) {
        const day = formatLocalDay(addDays(TODAY, i));
        await connection.run(`INSERT INTO pain_entry VALUES (${reader}, DATE '${day}', ${nrs})`);
      }
    }
    const shared = await connection.prepare("SELECT nrs FROM pain_entry WHERE athlete = $1 ORDER BY local_day");
    const wrong = await mixedUp(async (reader) => {
      shared.bindInteger(1, reader);
      return (await shared.runAndReadAll()).getRows().flat();
    });
    expect(wrong.length).toBeGreaterThan(0);
  });
});
