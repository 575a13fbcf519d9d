import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/** An answer as bytes, with its tag. */
export interface CachedBody {
  readonly body: Buffer;
  readonly etag: string;
  readonly contentType: string;
}

export function cachedBody(text: string, contentType: string): CachedBody {
  const body = Buffer.from(text, "utf8");
  return { body, contentType, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
}

/** Keeps the latest answers. The key carries the data version, so nothing in here is ever out of date. */
export interface PageCache {
  get(key: string, make: () => Promise<CachedBody>): Promise<CachedBody>;
}

export function createPageCache(most = 64): PageCache {
  const entries = new Map<string, Promise<CachedBody>>();
  return {
    get(key, make) {
      const known = entries.get(key);
      if (known !== undefined) {
        entries.delete(key);
        entries.set(key, known);
        return known;
      }
      const made = make();
      entries.set(key, made);
      // A failure is not an answer: the next request tries again.
      made.catch(() => entries.delete(key));
      for (const oldest of entries.keys()) {
        if (entries.size <= most) break;
        entries.delete(oldest);
      }
      return made;
    },
  };
}

/** Sends the bytes, or 304 when the browser has them. */
export function sendCached(request: FastifyRequest, reply: FastifyReply, cached: CachedBody): FastifyReply {
  reply.header("etag", cached.etag).header("cache-control", "private, no-cache");
  const known = request.headers["if-none-match"]?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  if (known.includes(cached.etag)) return reply.code(304).send();
  return reply.type(cached.contentType).send(cached.body);
}
