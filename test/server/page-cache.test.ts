import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { packingFor } from "../../src/server/page-cache.ts";
import { openServer } from "./open-server.ts";

describe("a page", () => {
  test("is packed as the browser takes it, and is the same page", async () => {
    const { server } = await openServer();
    const ask = (accepted?: string) =>
      server.inject({ url: "/", headers: accepted === undefined ? {} : { "accept-encoding": accepted } });
    const plain = await ask();
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.headers["vary"]).toBe("accept-encoding, accept-language");
    const [br, gzip] = [await ask("gzip, deflate, br"), await ask("gzip")];
    expect(br.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
    expect(br.rawPayload.byteLength).toBeLessThan(plain.rawPayload.byteLength / 2);
  });

  test("has a tag for each form, and is not sent again to who has it", async () => {
    const { server } = await openServer();
    const ask = (headers: Record<string, string>) => server.inject({ url: "/", headers });
    const tags = await Promise.all(
      ["identity", "gzip", "br"].map(async (accepted) =>
        String((await ask({ "accept-encoding": accepted })).headers["etag"]),
      ),
    );
    expect(new Set(tags).size).toBe(3);
    for (const [i, accepted] of ["identity", "gzip", "br"].entries()) {
      const again = await ask({ "accept-encoding": accepted, "if-none-match": `W/${tags[i]}` });
      expect(again.statusCode).toBe(304);
    }
  });
});

test.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["gzip;q=0.5, br;q=0.1", "br"],
  ["GZIP;q=0.000", "identity"],
  ["*", "identity"],
])("who takes %s gets %s", (accepted, packing) => {
  expect(packingFor(accepted)).toBe(packing);
});

test("modules that the build packed are sent packed, and those named by their content are kept for good", async () => {
  const webDir = mkdtempSync(join(tmpdir(), "niggle-web-"));
  writeFileSync(join(webDir, "part-ABCD1234.js"), "export {};\n");
  writeFileSync(join(webDir, "part-ABCD1234.js.br"), "packed");
  writeFileSync(join(webDir, "app.js"), "export {};\n");
  const { server } = await openServer({ webDir });
  const part = await server.inject({ url: "/web/part-ABCD1234.js", headers: { "accept-encoding": "br" } });
  expect(part.headers).toMatchObject({
    "content-encoding": "br",
    "cache-control": expect.stringContaining("immutable"),
  });
  expect(part.headers["content-type"]).toContain("javascript");
  const app = await server.inject({ url: "/web/app.js", headers: { "accept-encoding": "br" } });
  expect(app.headers["cache-control"]).toBe("no-cache");
  expect(app.body).toBe("export {};\n");
});
