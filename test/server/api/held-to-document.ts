import { Ajv2020 } from "ajv/dist/2020.js";
import type { Described, OpenApi, Schema } from "./document.ts";

/** What the server answered. */
export interface Answer {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Looks at one answer of one operation: what is wrong with it, or null when it is one that the document has. */
export type FaultOf = (described: Described, answer: Answer) => string | null;

/** Holds answers to a document: their status is declared, their media type and their body are as it says. */
export function heldTo(document: OpenApi): FaultOf {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, "doc");
  const checks = new Map<string, ReturnType<Ajv2020["compile"]>>();
  /** The document's own schema; what it refers to is found in the document. */
  const checkOf = (schema: Schema) => {
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"doc#/components/');
    const known = checks.get(text) ?? ajv.compile(JSON.parse(text));
    checks.set(text, known);
    return known;
  };
  return ({ operation }, { statusCode, body, headers }) => {
    if (statusCode >= 500) return `${statusCode} ${body}`;
    const declared = operation.responses[String(statusCode)];
    if (declared === undefined) return `${statusCode} is not declared: ${body.slice(0, 200)}`;
    const [media, held] = Object.entries(declared.content ?? {})[0] ?? [];
    if (media === undefined) return body === "" ? null : `a body where none is declared: ${body.slice(0, 200)}`;
    if (!String(headers["content-type"]).startsWith(media)) return `${String(headers["content-type"])} (want ${media})`;
    if (media === "text/event-stream") return null;
    const check = checkOf(held?.schema ?? {});
    return check(JSON.parse(body)) ? null : `${JSON.stringify(check.errors?.slice(0, 3))} in ${body.slice(0, 300)}`;
  };
}
