import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { onTestFinished } from "vitest";
import { selfSigned } from "./self-signed.ts";

interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebServer {
  /** `http://127.0.0.1:PORT`, or https with a certificate that nobody vouches for. */
  readonly address: string;
  readonly heard: Heard[];
}

/** What the server answers, one request after the other; the last of them from then on. 0 breaks the connection. */
export async function startWebServer(statuses: readonly number[] = [200], hasTls = false): Promise<WebServer> {
  const heard: Heard[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const status = statuses[Math.min(heard.length, statuses.length - 1)] ?? 200;
      const { method = "", url: path = "", headers } = request;
      heard.push({ method, path, headers, body: Buffer.concat(chunks).toString("utf8") });
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, { location: "/elsewhere" }).end("an answer nobody reads");
    });
  };
  const server = hasTls ? createTlsServer(selfSigned(), listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { address: `${hasTls ? "https" : "http"}://127.0.0.1:${address.port}`, heard };
}
