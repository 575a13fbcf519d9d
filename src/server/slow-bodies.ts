import type { FastifyInstance } from "fastify";

/** How slowly a body may come. */
export interface SlowBodies {
  /** How often it is looked at whether more has come. */
  readonly everyMs: number;
  /** What must have come since the last look. A phone at the edge of a network is faster. */
  readonly leastB: number;
  /** A form or JSON is here by then, however it trickles; files may take as long as they come. */
  readonly mostMs: number;
}

const USUAL: SlowBodies = { everyMs: 30_000, leastB: 1000, mostMs: 60_000 };
const FILES = /^(?:multipart\/form-data|application\/octet-stream)\b/;

/** Ends a request whose body comes too slowly, so that nobody holds connections for nothing. Slow headers the engine ends. */
export function endSlowBodies(fastify: FastifyInstance, { everyMs, leastB, mostMs }: SlowBodies = USUAL): void {
  fastify.addHook("onRequest", async (request, reply) => {
    const { raw } = request;
    if (raw.headers["content-length"] === undefined && raw.headers["transfer-encoding"] === undefined) return;
    const isFiles = FILES.test(request.headers["content-type"] ?? "");
    let [seenB, looks] = [raw.socket.bytesRead, 0];
    const look = () => {
      // What was answered without being read is nobody's wait any more.
      if (raw.complete || reply.raw.writableEnded) return stop();
      looks += 1;
      const isLate = !isFiles && looks * everyMs >= mostMs;
      if (isLate || raw.socket.bytesRead - seenB < leastB) {
        stop();
        raw.destroy();
      }
      seenB = raw.socket.bytesRead;
    };
    const timer = setInterval(look, everyMs);
    timer.unref();
    const stop = () => clearInterval(timer);
    raw.once("close", stop);
  });
}
