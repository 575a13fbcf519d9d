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

/** Sets the security headers of every answer. Plain HTTP on this machine: no transport security, no upgrade. */
export function setSecurityHeaders(fastify: FastifyInstance): void {
  fastify.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
    strictTransportSecurity: false,
    xFrameOptions: { action: "deny" },
    // Not `no-referrer`: browsers then send `Origin: null` with our own forms, and the write check needs the origin.
    referrerPolicy: { policy: "same-origin" },
  });
}
