import type { FastifyInstance, FastifySchema, RouteOptions } from "fastify";
import type { Access } from "../access/access.ts";

/** One operation of the API as its route was built. */
export interface ApiRoute {
  readonly method: string;
  readonly url: string;
  readonly schema: FastifySchema;
  readonly access: Access;
}

const PREFIX = "/api/v1/";

/**
 * Holds every route of the API to a description: without a name, a summary and the schemas of its answers it is not built.
 *
 * @returns the routes, complete when the server is ready
 */
export function holdApi(fastify: FastifyInstance): () => readonly ApiRoute[] {
  const table: RouteOptions[] = [];
  fastify.addHook("onRoute", (route) => {
    if (!route.url.startsWith(PREFIX) || route.method === "HEAD") return;
    const fault = faultOf(route);
    if (fault !== null) throw new Error(`${String(route.method)} ${route.url} ${fault}`);
    table.push(route);
  });
  // The rule of a route is set by the guard, whose hook may come after this one.
  return () => table.map(apiRoute);
}

function faultOf({ url, schema }: RouteOptions): string | null {
  if (schema?.operationId === undefined || schema.summary === undefined)
    return "does not say what it is: add operationId and summary to its schema";
  if (schema.response === undefined) return "does not say what it answers: add response schemas";
  if (/\/:id(\/|$)/.test(url) && schema.params === undefined) return "does not say what its :id is: add params";
  return null;
}

function apiRoute({ method, url, schema, config }: RouteOptions): ApiRoute {
  if (schema === undefined || config?.access === undefined) throw new Error(`${url} has no schema or no rule`);
  return { method: String(method), url, schema, access: config.access };
}
