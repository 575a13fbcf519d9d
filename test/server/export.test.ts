import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ME } from "../real-app.ts";
import { DIARY, WATCH } from "../usecases/sources.ts";
import { importZip } from "../usecases/zip-of.ts";
import { openServer } from "./open-server.ts";

describe("the download of everything", () => {
  test("is a zip with a name, kept nowhere, that can be imported", async () => {
    const { server, real } = await openServer();
    await real.give([WATCH, DIARY]);
    const { statusCode, headers, rawPayload } = await server.inject("/export.zip");
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "application/zip",
      "cache-control": "no-store",
      "content-disposition": 'attachment; filename="niggle-me-2026-11-22.zip"',
    });
    expect((await importZip(real, rawPayload, ME))[0]?.reason).toBe("ALREADY_IMPORTED");
    expect(await readdir(join(real.dataDir, "tmp"))).toEqual([]);
  });

  test("leaves nothing behind when the browser goes away", async () => {
    const { server, real } = await openServer();
    await real.give([WATCH, DIARY]);
    const address = await server.listen({ host: "127.0.0.1", port: 0 });
    const request = get(`${address}/export.zip`);
    const [response] = await once(request, "response");
    response.destroy();
    await expect.poll(() => readdir(join(real.dataDir, "tmp")), { timeout: 20_000 }).toEqual([]);
  });

  test("is offered on the settings page, with what erasing means", async () => {
    const { server } = await openServer();
    const { body } = await server.inject("/settings");
    expect(body).toContain('href="/export.zip"');
    expect(body).toContain("niggle erase");
  });
});
