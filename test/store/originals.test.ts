import { mkdir, readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Sha256 } from "../../src/domain/ids.ts";
import { OriginalDamagedError, openOriginals } from "../../src/store/originals.ts";
import { newDataDir, shaOf } from "./sample.ts";

const bytesOf = (text: string) => Buffer.from(text);
/** `printf hello | sha256sum` */
const HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824" as Sha256;
const helloIn = (dataDir: string) => join(dataDir, "originals", "2c", `${HELLO}.gz`);

describe("keeping", () => {
  test("puts the bytes under their own hash, gzipped, for their owner alone", async () => {
    const dataDir = await newDataDir();
    expect(await openOriginals(dataDir).keep(bytesOf("hello"))).toEqual({ sha256: HELLO, isNew: true });
    const file = helloIn(dataDir);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, "originals", "2c"))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, "originals"))).mode & 0o777).toBe(0o700);
    expect((await readFile(file)).subarray(0, 8)).toEqual(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]));
    expect(await readdir(join(dataDir, "originals", "2c"))).toEqual([`${HELLO}.gz`]);
  });

  test("the same bytes again change nothing", async () => {
    const dataDir = await newDataDir();
    await openOriginals(dataDir).keep(bytesOf("hello"));
    const before = await stat(helloIn(dataDir));
    expect(await openOriginals(dataDir).keep(bytesOf("hello"))).toEqual({ sha256: HELLO, isNew: false });
    const after = await stat(helloIn(dataDir));
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  });

  test("an empty file left by a full disk is written anew", async () => {
    const dataDir = await newDataDir();
    await mkdir(join(dataDir, "originals", "2c"), { recursive: true });
    await writeFile(helloIn(dataDir), "");
    const originals = openOriginals(dataDir);
    expect(await originals.keep(bytesOf("hello"))).toEqual({ sha256: HELLO, isNew: true });
    expect(Buffer.from(await originals.read(HELLO)).toString()).toBe("hello");
  });

  test("many at once, the same among them, all come back", async () => {
    const originals = openOriginals(await newDataDir());
    const texts = Array.from({ length: 30 }, (_, index) => `file ${index % 10}`);
    const kept = await Promise.all(texts.map((text) => originals.keep(bytesOf(text))));
    const read = await Promise.all(kept.map(({ sha256 }) => originals.read(sha256)));
    expect(read.map((bytes) => Buffer.from(bytes).toString())).toEqual(texts);
    expect(await originals.list()).toHaveLength(10);
    expect(await originals.sweep()).toBe(0);
  });

  test("any bytes come back as they were", async () => {
    const originals = openOriginals(await newDataDir());
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        const { sha256 } = await originals.keep(bytes);
        expect(new Uint8Array(await originals.read(sha256))).toEqual(bytes);
      }),
      { numRuns: 25 },
    );
  });
});

describe("reading and checking", () => {
  test("a name that is no hash never reaches the disk", async () => {
    const originals = openOriginals(await newDataDir());
    for (const name of ["../../etc/passwd", "", `${HELLO}/..`, HELLO.toUpperCase(), `${HELLO}0`]) {
      await expect(originals.read(name as Sha256)).rejects.toThrow(/invalid sha256: .* \(want 64 of 0-9 a-f\)/);
    }
  });

  test("a missing, cut or exchanged original is an error that names it and the way out", async () => {
    const dataDir = await newDataDir();
    const originals = openOriginals(dataDir);
    await expect(originals.read(shaOf("0"))).rejects.toThrow(OriginalDamagedError);
    await originals.keep(bytesOf("hello"));
    await writeFile(helloIn(dataDir), gzipSync("other"));
    await expect(originals.read(HELLO)).rejects.toThrow(/is damaged: its bytes have the hash .*import the file again/);
    await truncate(helloIn(dataDir), 12);
    await expect(originals.read(HELLO)).rejects.toThrow(OriginalDamagedError);
  });

  test("verifying names the damaged ones and no other", async () => {
    const dataDir = await newDataDir();
    const originals = openOriginals(dataDir);
    expect(await originals.verify()).toEqual({ checked: 0, damaged: [] });
    await originals.keep(bytesOf("hello"));
    await originals.keep(bytesOf("world"));
    expect(await originals.verify()).toEqual({ checked: 2, damaged: [] });
    await truncate(helloIn(dataDir), 12);
    const { checked, damaged } = await originals.verify();
    expect(checked).toBe(2);
    expect(damaged).toEqual([{ sha256: HELLO, why: expect.stringContaining("unexpected end of file") }]);
  });

  test("what an interrupted write left is no original, and can be swept", async () => {
    const dataDir = await newDataDir();
    const originals = openOriginals(dataDir);
    await originals.keep(bytesOf("hello"));
    await writeFile(join(dataDir, "originals", "2c", ".kept-1-1"), "half");
    await writeFile(join(dataDir, "originals", "stray.txt"), "not ours");
    expect(await originals.list()).toEqual([HELLO]);
    expect(await originals.sweep()).toBe(1);
    expect(await readdir(join(dataDir, "originals", "2c"))).toEqual([`${HELLO}.gz`]);
  });
});
