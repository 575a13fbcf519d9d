import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

/** How an answer is packed on its way: the best that the browser takes. */
export type Packing = "br" | "gzip" | "identity";

/** An answer as bytes, with its tag, and packed once for everybody who asks for it packed. */
export interface CachedBody {
  readonly body: Buffer;
  readonly etag: string;
  readonly contentType: string;
  packed(packing: Exclude<Packing, "identity">): Buffer;
}

/** What is smaller than this is sent in one piece anyway. */
const LEAST_PACKED_B = 1000;
/** Above it brotli takes several times as long for a few per cent. */
const BROTLI_QUALITY = 5;

const PACKERS = {
  br: (body: Buffer) =>
    brotliCompressSync(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
      },
    }),
  gzip: (body: Buffer) => gzipSync(body),
} as const;

export function cachedBody(text: string, contentType: string): CachedBody {
  const body = Buffer.from(text, "utf8");
  const forms = new Map<string, Buffer>();
  return {
    body,
    contentType,
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    packed(packing) {
      const known = forms.get(packing);
      if (known !== undefined) return known;
      const made = PACKERS[packing](body);
      forms.set(packing, made);
      return made;
    },
  };
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

/** Sends the bytes, packed where the browser takes it, or 304 when the browser has them. */
export function sendCached(request: FastifyRequest, reply: FastifyReply, cached: CachedBody): FastifyReply {
  const packing = cached.body.byteLength < LEAST_PACKED_B ? "identity" : packingFor(request.headers["accept-encoding"]);
  // Each form is bytes of its own, so it has a tag of its own (RFC 9110, 8.8.3).
  const etag = packing === "identity" ? cached.etag : `${cached.etag.slice(0, -1)}-${packing}"`;
  // What is read is in a language of the reader's; what is only run or drawn is not.
  const vary = /^text\/html|^application\/manifest/.test(cached.contentType)
    ? "accept-encoding, accept-language"
    : "accept-encoding";
  reply.header("etag", etag).header("cache-control", "private, no-cache").header("vary", vary);
  const known = request.headers["if-none-match"]?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  if (known.includes(etag)) return reply.code(304).send();
  if (packing !== "identity") reply.header("content-encoding", packing);
  return reply.type(cached.contentType).send(packing === "identity" ? cached.body : cached.packed(packing));
}

/** The best packing that an `Accept-Encoding` header allows; a packing with `q=0` is refused. */
export function packingFor(accepted: string | readonly string[] | undefined): Packing {
  const named = String(accepted ?? "")
    .split(",")
    .map((part) => part.trim().toLowerCase().split(";"))
    .filter(([, ...options]) => !options.some((option) => /^\s*q=0(\.0*)?\s*$/.test(option)))
    .map(([name]) => name);
  if (named.includes("br")) return "br";
  return named.includes("gzip") ? "gzip" : "identity";
}
