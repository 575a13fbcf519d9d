import type { Access } from "../access/access.ts";
import { type Components, componentsIn } from "./components.ts";
import type { ApiRoute } from "./hold-api.ts";

type Doc = Readonly<Record<string, unknown>>;

/** How an operation of the same name is called for whoever an athlete shares with. */
const OF_ATHLETE = "OfAthlete";
const PREFIX = "/api/v1";
const DESCRIPTION =
  "Everything the pages can do. Units are SI, days are calendar days of the runner, and what is not known is null, never 0. " +
  "A write may carry an Idempotency-Key; lists go on with `after`. docs/API.md tells the rest.";

/** The routes as an OpenAPI 3.1 document. The same routes give the same document. */
export function openApi(routes: readonly ApiRoute[], version: string): Doc {
  const components = componentsIn();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes.toSorted((a, b) => (a.url < b.url ? -1 : 1))) {
    const path = route.url.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, components) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Niggle", version, description: DESCRIPTION, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "/" }],
    security: [{ token: [] }, { session: [] }, {}],
    paths,
    components: {
      schemas: components.schemas(),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A token from the page of the account." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "niggle_session",
          description: "Over HTTPS: __Host-niggle_session.",
        },
      },
    },
  };
}

function operation({ method, url, schema, access }: ApiRoute, components: Components): Doc {
  const rule = `${ruleWords(access)}${access.session === true ? " No token does it: for a signed-in session alone." : ""}`;
  const isShared = url.startsWith(`${PREFIX}/athletes/:athlete/`);
  return {
    operationId: `${schema.operationId}${isShared ? OF_ATHLETE : ""}`,
    summary: schema.summary,
    description: [schema.description, rule].filter((text) => text !== undefined).join(" "),
    tags: schema.tags ?? [],
    ...(access.kind === "public" ? { security: [] } : access.session === true ? { security: [{ session: [] }] } : {}),
    parameters: [
      ...(isShared ? [ATHLETE] : []),
      ...parameters("path", schema.params, components),
      ...parameters("query", schema.querystring, components),
      ...parameters("header", schema.headers, components),
    ],
    ...requestBody({ schema }, components),
    responses: Object.fromEntries(
      Object.entries((schema.response ?? {}) as Record<string, Doc>).map(([status, answer]) => [
        status,
        response(answer, { components, isRead: method === "GET" }),
      ]),
    ),
  };
}

const ATHLETE = {
  name: "athlete",
  in: "path",
  required: true,
  description: "Whose data: their name on this server.",
  schema: { type: "string", pattern: "^[a-z0-9][a-z0-9_-]{0,39}$" },
};

/** Who may ask, in words. */
function ruleWords(access: Access): string {
  switch (access.kind) {
    case "public":
      return "For anybody.";
    case "own":
      return `For one's own data. A token needs the scope ${access.scope}.`;
    case "granted":
      return `For the athlete, and for whom they share ${access.scope} with (level ${access.level}).`;
    case "signed-in":
      return "For whoever has an account.";
    case "owner":
      return "For an owner of this server.";
    case "coach":
      return `For whoever looks after others.${access.level === undefined ? "" : ` A token needs the level ${access.level}.`}`;
    case "link":
      return "For the bearer of a share link.";
    case "own-secret":
      return "For whoever has the secret in the address.";
    default:
      return access satisfies never;
  }
}

function parameters(place: "path" | "query" | "header", schema: unknown, components: Components): readonly Doc[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Readonly<Record<string, Doc>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: components.refer(rest),
  }));
}

function requestBody({ schema }: Pick<ApiRoute, "schema">, components: Components): Doc {
  const { body, consumes, example } = schema;
  if (consumes !== undefined) {
    const file = { schema: { type: "string", contentMediaType: "application/octet-stream" } };
    const form = { schema: { type: "object", additionalProperties: { type: "string" } } };
    const content = consumes.map((type) => [type, type === "multipart/form-data" ? form : file]);
    return { requestBody: { required: true, content: Object.fromEntries(content) } };
  }
  if (body === undefined) return {};
  const content = { schema: components.refer(body), ...(example === undefined ? {} : { example }) };
  return { requestBody: { required: true, content: { "application/json": content } } };
}

/** One answer: a schema, or words and media types as Fastify takes them. */
function response(answer: Doc, { components, isRead }: { components: Components; isRead: boolean }): Doc {
  const { content, type, description } = answer as { content?: Record<string, { schema: unknown }> } & Doc;
  if (content !== undefined) {
    const referred = Object.entries(content).map(([media, { schema }]) => [
      media,
      { schema: components.refer(schema) },
    ]);
    return { description, content: Object.fromEntries(referred) };
  }
  if (type === "null") return { description };
  return {
    description: isRead ? "What was asked for." : "Done.",
    content: { "application/json": { schema: components.refer(answer) } },
  };
}
