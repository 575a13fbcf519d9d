import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Nothing from elsewhere, nothing inline, nothing in a frame. No exceptions. */
const DIRECTIVES = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
  "font-src": ["'self'"],
  "manifest-src": ["'self'"],
  "worker-src": ["'self'"],
  "form-action": ["'self'"],
  "base-uri": ["'none'"],
  "frame-ancestors": ["'none'"],
};

const YEAR_S = 31_536_000;

/** Sets the security headers of every answer. @param isSecure whether people reach it over HTTPS; plain HTTP stays on this machine */
export function setSecurityHeaders(fastify: FastifyInstance, isSecure: boolean): void {
  fastify.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
    strictTransportSecurity: isSecure ? { maxAge: YEAR_S, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
    // Not `no-referrer`: browsers then send `Origin: null` with our own forms, and the write check needs the origin.
    referrerPolicy: { policy: "same-origin" },
  });
}
