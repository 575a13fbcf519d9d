import type { FastifyInstance } from "fastify";
import { said } from "../messages/said.ts";
import { HttpProblem } from "./problem.ts";

/** A plain form as it was sent: every name with its values, in order. */
export type Form = ReadonlyMap<string, readonly string[]>;

const MOST_FORM_B = 64 * 1024;
const MOST_FIELDS = 500;

export const EMPTY_FORM: Form = new Map();

/** The first value of a field, trimmed; undefined when it is absent or blank. */
export function textOf(form: Form, name: string): string | undefined {
  const text = form.get(name)?.[0]?.trim();
  return text === undefined || text === "" ? undefined : text;
}

/** A field that holds a number: undefined when blank; NaN stays text, so that the check can refuse it. */
export function numberOf(form: Form, name: string): number | string | undefined {
  const text = textOf(form, name);
  if (text === undefined) return undefined;
  return /^-?\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : text;
}

/** A yes-or-no field: undefined when neither was said. */
export function answerOf(form: Form, name: string): boolean | undefined {
  const text = textOf(form, name);
  return text === "yes" ? true : text === "no" ? false : undefined;
}

/** Drops what was left blank, so that a schema sees it as absent. */
export function stated(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export const valuesOf = (form: Form, name: string): readonly string[] => form.get(name) ?? [];

/** Teaches the server to read forms that a page sends without script. */
export function readForms(fastify: FastifyInstance): void {
  // Plain text is the one body that another site's form can send and that nothing here reads.
  fastify.removeContentTypeParser("text/plain");
  fastify.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: MOST_FORM_B },
    (_request, body, done) => {
      const fields = new URLSearchParams(body as string);
      if (fields.size > MOST_FIELDS)
        return done(new HttpProblem(413, said("refused.fields", { most: String(MOST_FIELDS) })));
      const form = new Map<string, string[]>();
      for (const [name, value] of fields) form.set(name, [...(form.get(name) ?? []), value]);
      return done(null, form);
    },
  );
}

/** The body of a form request; anything that is no form counts as an empty one. */
export const formOf = (body: unknown): Form => (body instanceof Map ? (body as Form) : EMPTY_FORM);
