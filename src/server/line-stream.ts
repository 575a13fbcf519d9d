import { PassThrough } from "node:stream";
import type { FastifyReply } from "fastify";

/**
 * Answers with one JSON value a line while the work goes on. A failure on the way becomes a last line, because the
 * status was already sent: `failureLine` says it.
 */
export function sendLines(
  reply: FastifyReply,
  work: (write: (line: object) => void) => Promise<void>,
  failureLine: (error: unknown) => object,
): FastifyReply {
  const stream = new PassThrough();
  const write = (line: object) => {
    stream.write(`${JSON.stringify(line)}\n`);
  };
  work(write)
    .catch((error: unknown) => write(failureLine(error)))
    .finally(() => stream.end());
  return reply.type("application/x-ndjson").header("cache-control", "no-store").send(stream);
}
