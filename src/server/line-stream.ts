import { PassThrough } from "node:stream";
import type { FastifyReply } from "fastify";

/**
 * Answers with one JSON value a line while the work goes on. A failure on the way becomes a last line, because the
 * status was already sent; it is handed to `onFailure` as well.
 */
export function sendLines(
  reply: FastifyReply,
  work: (write: (line: object) => void) => Promise<void>,
  onFailure: (error: unknown) => void,
): FastifyReply {
  const stream = new PassThrough();
  const write = (line: object) => {
    stream.write(`${JSON.stringify(line)}\n`);
  };
  work(write)
    .catch((error: unknown) => {
      onFailure(error);
      write({ kind: "failed", detail: failureWords(error) });
    })
    .finally(() => stream.end());
  return reply.type("application/x-ndjson").header("cache-control", "no-store").send(stream);
}

function failureWords(error: unknown): string {
  const isRefusal = error instanceof Error && "statusCode" in error && Number(error.statusCode) < 500;
  return isRefusal
    ? "That is more than this server takes at once. Send fewer or smaller files."
    : "Something broke on our side. What was already named above is in; send the rest again.";
}
