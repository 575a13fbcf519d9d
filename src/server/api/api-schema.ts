import { type Static, type TSchema, Type } from "typebox";

// What the routes of the API are described with: types, checks and the document come from the same schemas.

declare module "fastify" {
  interface FastifySchema {
    /** The operation's name in the document and in clients made from it. */
    readonly operationId?: string;
    /** What it does, in a line. */
    readonly summary?: string;
    /** What more there is to know. */
    readonly description?: string;
    /** The group it stands in. */
    readonly tags?: readonly string[];
    /** A body that the route takes. */
    readonly example?: unknown;
    /** Media types of a body that is read as a stream, and so has no schema of its own. */
    readonly consumes?: readonly string[];
  }
}

/** RFC 9457: every refusal and every failure of the API. A schema with a title is a component of the document. */
const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String({ description: "What is wrong and what to do, in English." }),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), message: Type.String() }), {
        description: "What is wrong with each field.",
      }),
    ),
  },
  { title: "Problem" },
);

const PROBLEM_TYPE = "application/problem+json";

/** One answer of the document that is a problem, with the words for when it comes. */
const problem = (description: string) => ({ description, content: { [PROBLEM_TYPE]: { schema: Problem } } });

const OF_READS = {
  400: problem("A parameter, a header or the body cannot be read."),
  401: problem("Sign in first, or send a token."),
  403: problem("The token or the account does not reach this, or another site's page sent the request."),
  404: problem("There is nothing of that name, or nothing that is shared with you."),
  409: problem("It cannot be done as things stand. Of a write: its Idempotency-Key was used for something else."),
  421: problem("The request came under a name that is not this server's."),
  422: problem("What was sent can be read, and cannot be meant."),
  429: problem("Too many requests. Retry-After says how many seconds to wait."),
  500: problem("A failure of the server."),
  503: problem("The server is busy. Try again."),
} as const;

const OF_WRITES = {
  ...OF_READS,
  413: problem("The body is too large."),
  415: problem("The body is of a kind that this route does not read."),
} as const;

const OF_UPLOADS = { ...OF_WRITES, 507: problem("The disk is full.") } as const;

const Nothing = Type.Null({ description: "Done." });

/** The answers of a route that reads. */
export const reads = <Answer extends TSchema>(answer: Answer) => ({ 200: answer, ...OF_READS });
/** The answers of a route that reads and is not sent again to whoever has it (`If-None-Match`). */
export const readsOnce = <Answer extends TSchema>(answer: Answer) => ({
  ...reads(answer),
  304: Type.Null({ description: "Nothing has changed since the tag that was sent." }),
});
/** The answers of a route that writes something down. */
export const creates = <Answer extends TSchema>(answer: Answer) => ({ 201: answer, ...OF_WRITES });
/** The answers of a route that takes something back, or brings it back. */
export const settles = { 204: Nothing, ...OF_WRITES } as const;
/** The answers of a route that begins or stops something. */
export const accepts = <Answer extends TSchema>(answer: Answer) => ({ 202: answer, ...OF_WRITES });
/** The same for files. */
export const acceptsFiles = <Answer extends TSchema>(answer: Answer) => ({ 202: answer, ...OF_UPLOADS });
export const takesFiles = <Answer extends TSchema>(answer: Answer) => ({ 200: answer, ...OF_UPLOADS });

/** A list that nobody changes. */
export const listOf = <Item extends TSchema>(item: Item) => Type.Unsafe<readonly Static<Item>[]>(Type.Array(item));
export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
/** Checked in tests; the handler passes on what a use case made, whose own type says what it is. */
export const shape = (schema: TSchema) => Type.Unsafe<object>(schema);

export const DayText = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", examples: ["2026-11-22"] });
/** A day as it is asked for: whether there is such a day, the route says. */
export const DayAsked = Type.String({ maxLength: 20, description: "A day, such as 2026-11-22." });
export const AsOf = Type.Optional(
  Type.String({ maxLength: 20, description: "The day to look from, such as 2026-11-22. Today without it." }),
);
export const AsOfQuery = Type.Object({ asOf: AsOf });
export const WidthPx = Type.String({ pattern: "^\\d{3,4}$", description: "How wide the charts are, 240 to 1600." });

/** The name of one write, so that sending it again writes nothing. */
export const WriteHeaders = Type.Object({
  "idempotency-key": Type.Optional(
    Type.String({
      pattern: "^[A-Za-z0-9_-]{8,64}$",
      description: "A name for this write: sent again under it, nothing is written twice.",
      examples: ["run-2026-11-22-a"],
    }),
  ),
});

export const Logged = Type.Object({ logged: Type.Integer({ minimum: 0 }) }, { title: "Logged" });

const Spec = Type.Object({ id: Type.String(), spec: Type.Unknown() });
/** Charts as Vega-Lite specifications with the theme they are drawn in. */
export const Charts = Type.Object({ config: Type.Unknown(), charts: listOf(Spec) }, { title: "Charts" });
