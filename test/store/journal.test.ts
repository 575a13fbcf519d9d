import { appendFile, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntryId } from "../../src/domain/ids.ts";
import { instantFromWallClock } from "../../src/domain/instant.ts";
import * as tables from "../../src/store/aggregates.ts";
import { JournalDamagedError, openJournal } from "../../src/store/journal.ts";
import { parseEntry, serialiseEntry } from "../../src/store/journal-entry.ts";
import { anyFact } from "./arbitrary-facts.ts";
import { day, instant, journalEntry, massage, newDataDir, newStore, pain, shaOf } from "./sample.ts";

const at = (text: string, timeOfDayS = 0) => instantFromWallClock(day(text), timeOfDayS, 0);
const november = (note: string) => journalEntry({ kind: "pain", entry: pain({ note }) }, { at: at("2025-11-22") });
const fileIn = (dataDir: string, month = "2025-11") => join(dataDir, "journal", `${month}.jsonl`);

describe("a line", () => {
  test("reads as a person would write it", () => {
    const entry = journalEntry(
      { kind: "history-claim", entry: { from: day("2024-02-29"), to: null } },
      { id: "e-1" as EntryId, at: at("2025-11-22", 27_240.5) },
    );
    expect(serialiseEntry(entry)).toBe(
      '{"id":"e-1","at":"2025-11-22T07:34:00.500Z","athlete":"me","fact":{"kind":"history-claim","entry":{"from":"2024-02-29","to":null}}}',
    );
  });

  test("is one line, whatever it says, and comes back as it was", () => {
    fc.assert(
      fc.property(anyFact, fc.integer({ min: 0, max: 4_102_444_800_000 }), (fact, ms) => {
        const entry = journalEntry(fact, { at: instant(ms) });
        const line = serialiseEntry(entry);
        expect(line).not.toContain("\n");
        expect(parseEntry(line)).toEqual({ kind: "entry", entry: JSON.parse(JSON.stringify(entry)) });
      }),
      { numRuns: 300 },
    );
  });

  test("of a kind that a newer version wrote is told apart from damage", () => {
    const line = JSON.stringify({
      id: "x",
      at: "2025-11-22T00:00:00Z",
      athlete: "me",
      fact: { kind: "dream", day: 3 },
    });
    expect(parseEntry(line)).toEqual({ kind: "unknown", factKind: "dream" });
    expect(parseEntry(line.replace("dream", "toString"))).toEqual({ kind: "unknown", factKind: "toString" });
  });

  const good = serialiseEntry(november("x"));
  test.each([
    ["no JSON", "hello", /Unexpected token/],
    ["no object", "3", /entry is 3 \(want an object\)/],
    [
      "no instant",
      good.replace("2025-11-22T00:00:00Z", "yesterday"),
      /entry\.at is "yesterday" \(want a whole number\)/,
    ],
    ["an instant without a zone", good.replace("00:00:00Z", "00:00:00"), /entry\.at is "2025-11-22T00:00:00"/],
    ["no such day", good.replace('"day":"2025-11-22"', '"day":"2025-02-30"'), /fact\.entry\.day is "2025-02-30"/],
    [
      "a day no calendar has",
      good.replace('"day":"2025-11-22"', '"day":4294967296'),
      /fact\.entry\.day is 4294967296 \(want a day of the years 0–9999\)/,
    ],
    [
      "no such region",
      good.replace("knee-outer", "elbow"),
      /fact\.entry\.region is "elbow" \(want one of lower-back, /,
    ],
    ["a text for a number", good.replace('"nrs":4', '"nrs":"4"'), /fact\.entry\.nrs is "4" \(want a number\)/],
    ["a field left out", good.replace('"nightPain":null,', ""), /fact\.entry\.nightPain is missing/],
    ["no fact", good.replace(/"fact":.*$/, '"fact":null}'), /entry\.fact is null/],
  ])("with %s is damaged, and says where", (_, line, why) => {
    expect(line).not.toBe(good);
    expect(parseEntry(line)).toEqual({ kind: "damaged", why: expect.stringMatching(why) });
  });

  test("with a field more than this version knows is read", () => {
    expect(parseEntry(good.replace('"nrs":4', '"nrs":4,"mood":"low"')).kind).toBe("entry");
  });
});

describe("the journal", () => {
  test("starts empty, and a read makes nothing", async () => {
    const dataDir = await newDataDir();
    const journal = openJournal(dataDir);
    expect(await journal.read()).toEqual([]);
    await expect(stat(join(dataDir, "journal"))).rejects.toThrow(/ENOENT/);
  });

  test("keeps entries in order, one file a UTC month, for their owner alone", async () => {
    const dataDir = await newDataDir();
    const journal = openJournal(dataDir);
    const last = journalEntry({ kind: "therapy", entry: massage() }, { at: instant(at("2025-12-01") - 1) });
    const first = journalEntry({ kind: "history-claim-revoked" }, { at: at("2025-12-01") });
    await journal.append([november("one"), last, first]);
    await journal.append([november("two")]);
    expect((await readFile(fileIn(dataDir), "utf8")).split("\n")).toHaveLength(4);
    expect((await journal.inspect()).lines.map(({ month, line, entry }) => [month, line, entry.fact.kind])).toEqual([
      ["2025-11", 1, "pain"],
      ["2025-11", 2, "therapy"],
      ["2025-11", 3, "pain"],
      ["2025-12", 1, "history-claim-revoked"],
    ]);
    expect((await stat(fileIn(dataDir))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, "journal"))).mode & 0o777).toBe(0o700);
  });

  test("entries appended at the same moment do not mix", async () => {
    const journal = openJournal(await newDataDir());
    const notes = Array.from({ length: 40 }, (_, index) => `${index} ${"x".repeat(500)}`);
    await Promise.all(notes.map((note) => journal.append([november(note)])));
    const read = await journal.read();
    expect(read.map(({ fact }) => fact.kind === "pain" && fact.entry.note)).toEqual(notes);
  });

  test("a damaged line in the middle stops the reading, with its file and line", async () => {
    const dataDir = await newDataDir();
    const journal = openJournal(dataDir);
    await journal.append([november("one")]);
    await appendFile(fileIn(dataDir), '{"id":"half\n');
    await journal.append([november("two")]);
    const error = await journal.read().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(JournalDamagedError);
    expect(error).toMatchObject({ file: fileIn(dataDir), line: 2 });
    expect((error as Error).message).toMatch(/2025-11\.jsonl line 2 is damaged: .*put that line right/);
  });

  test("a line of an unknown kind is reported, kept and skipped", async () => {
    const dataDir = await newDataDir();
    const journal = openJournal(dataDir);
    await journal.append([november("one")]);
    const strange = '{"id":"x","at":"2025-11-22T00:00:00Z","athlete":"me","fact":{"kind":"dream"}}\n';
    await appendFile(fileIn(dataDir), strange);
    await journal.append([november("two")]);
    const { lines, unknown } = await journal.inspect();
    expect(lines.map(({ line }) => line)).toEqual([1, 3]);
    expect(unknown).toEqual([{ file: fileIn(dataDir), line: 2, factKind: "dream" }]);
    expect(await readFile(fileIn(dataDir), "utf8")).toContain(strange);
  });
});

describe("a last line that was cut off", () => {
  const whole = `${serialiseEntry(november("whole"))}\n`;
  const cut = serialiseEntry(november("lost"));
  const withTail = async (tail: string) => {
    const dataDir = await newDataDir();
    await mkdir(join(dataDir, "journal"));
    await writeFile(fileIn(dataDir), whole + tail);
    return { dataDir, journal: openJournal(dataDir) };
  };
  const notesOf = async (journal: ReturnType<typeof openJournal>) =>
    (await journal.read()).map(({ fact }) => fact.kind === "pain" && fact.entry.note);

  test("anywhere is skipped, reported, and never costs a whole line", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: cut.length - 1 }), async (length) => {
        const tail = cut.slice(0, length);
        const { dataDir, journal } = await withTail(tail);
        expect(await notesOf(journal)).toEqual(["whole"]);
        const torn = [{ file: fileIn(dataDir), line: 2, sizeB: Buffer.byteLength(tail) }];
        expect((await journal.inspect()).torn).toEqual(torn);
        expect(await readFile(fileIn(dataDir), "utf8")).toBe(whole + tail);
        await journal.append([november("next")]);
        expect(await notesOf(journal)).toEqual(["whole", "next"]);
        expect((await journal.inspect()).torn).toEqual([]);
        expect(await readFile(join(dataDir, "journal", "2025-11.torn"), "utf8")).toBe(`${tail}\n`);
      }),
      { numRuns: 25 },
    );
  });

  test("is set aside once when several entries are appended at the same moment", async () => {
    const { journal } = await withTail(cut.slice(0, 40));
    const notes = ["a", "b", "c", "d", "e"];
    await Promise.all(notes.map((note) => journal.append([november(note)])));
    expect(await notesOf(journal)).toEqual(["whole", ...notes]);
  });

  test("but for its line feed alone is a whole line", async () => {
    const { dataDir, journal } = await withTail(cut);
    expect(await notesOf(journal)).toEqual(["whole", "lost"]);
    expect((await journal.inspect()).torn).toEqual([]);
    await journal.append([november("next")]);
    expect(await notesOf(journal)).toEqual(["whole", "lost", "next"]);
    await expect(stat(join(dataDir, "journal", "2025-11.torn"))).rejects.toThrow(/ENOENT/);
  });

  test("with zeros after a power cut, or longer than a buffer, is set aside too", async () => {
    for (const tail of ["\0".repeat(4096), `{"${"x".repeat(200_000)}`]) {
      const { dataDir, journal } = await withTail(tail);
      await journal.append([november("next")]);
      expect(await notesOf(journal)).toEqual(["whole", "next"]);
      expect((await stat(join(dataDir, "journal", "2025-11.torn"))).size).toBe(tail.length + 1);
    }
  });

  test("of a file that holds nothing else leaves nothing to read", async () => {
    const dataDir = await newDataDir();
    await mkdir(join(dataDir, "journal"));
    await writeFile(fileIn(dataDir), cut.slice(0, 30));
    const journal = openJournal(dataDir);
    expect(await journal.read()).toEqual([]);
    await journal.append([november("next")]);
    expect(await notesOf(journal)).toEqual(["next"]);
  });
});

describe("what the database has applied", () => {
  test("is told apart from what it has not, in the journal's order", async () => {
    const dataDir = await newDataDir();
    const store = await newStore(dataDir);
    const journal = openJournal(dataDir);
    const entries = ["a", "b", "c"].map(november);
    const later = journalEntry(
      {
        kind: "import",
        batchId: "b" as never,
        file: { name: "a.fit", sha256: shaOf("a"), sizeB: 3 },
        refusal: null,
        homeZone: "UTC",
      },
      { at: at("2025-12-24") },
    );
    const unapplied = () => tables.journalPosition.unappliedEntries(store, journal);
    await journal.append([...entries, later]);
    expect(await unapplied()).toEqual([...entries, later]);
    await store.write((tx) => tables.journalPosition.markApplied(tx, [entries[0]!, entries[2]!, later]));
    expect(await unapplied()).toEqual(entries.slice(1, 2));
    await store.write((tx) => tables.journalPosition.markApplied(tx, entries));
    expect(await unapplied()).toEqual([]);
    await store.write((tx) => tables.totals.clearDerived(tx));
    expect(await unapplied()).toEqual([...entries, later]);
  });
});
