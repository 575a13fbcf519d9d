import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { onTestFinished } from "vitest";
import { buildServer } from "../../src/server/build-server.ts";
import type { ServerOptions } from "../../src/server/server-options.ts";
import { ME, openRealApp, type RealApp } from "../real-app.ts";

const webDir = mkdtempSync(join(tmpdir(), "niggle-web-"));
writeFileSync(join(webDir, "app.js"), "export {};\n");
writeFileSync(join(webDir, "sw.js"), "export {};\n");

export interface OpenServer {
  readonly server: FastifyInstance;
  readonly real: RealApp;
}

/** The server over an app, not listening. */
export function serverOver(real: RealApp, options: Partial<ServerOptions> = {}): FastifyInstance {
  return buildServer({
    app: real.app,
    people: real.people,
    localAthlete: ME,
    webDir,
    tmpDir: join(real.dataDir, "tmp"),
    calendarKeyFile: join(real.dataDir, "calendar.key"),
    version: "1.2.3",
    maxFileB: 100_000,
    ...options,
  });
}

/** A server over an empty app; both are gone when the test ends. */
export async function openServer(options: Partial<ServerOptions> = {}): Promise<OpenServer> {
  const real = await openRealApp();
  const server = serverOver(real, options);
  onTestFinished(async () => {
    await server.close();
    await real.close();
  });
  return { server, real };
}

/** A form as a page sends it without script. */
export const form = (fields: Record<string, string>) => ({
  method: "POST" as const,
  headers: { "content-type": "application/x-www-form-urlencoded" },
  payload: new URLSearchParams(fields).toString(),
});

/** A multipart body as a browser makes it. */
export function upload(files: readonly (readonly [string, string | Uint8Array])[]) {
  const parts = files.flatMap(([name, content]) => [
    Buffer.from(
      `--XX\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from("\r\n"),
  ]);
  return {
    method: "POST" as const,
    headers: { "content-type": "multipart/form-data; boundary=XX" },
    payload: Buffer.concat([...parts, Buffer.from("--XX--\r\n")]),
  };
}

/** A diary of runs on these days, in the plain CSV. */
export const diary = (days: readonly string[], distanceKm = 8): string =>
  ["day,kind,distance_km,duration_min", ...days.map((day) => `${day},run,${distanceKm},45`)].join("\n");
