import type { Said } from "../domain/said.ts";
import { ENGLISH, type Words } from "../messages/words.ts";

/** What is wrong with one field of what a person sent, in a sentence they can act on. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** The same before it is put into a language; what is words already stays as it is. */
export interface FieldRefusal {
  readonly field: string;
  readonly message: Said | string;
}

/** A refusal that the sender can do something about: what it says is shown to them. Its own message is English. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly statusCode: number;
  readonly said: Said | string;
  readonly fields: readonly FieldRefusal[];

  constructor(statusCode: number, said: Said | string, fields: readonly FieldRefusal[] = []) {
    super(ENGLISH.tell(said));
    this.statusCode = statusCode;
    this.said = said;
    this.fields = fields;
  }
}

/** What is wrong with each field, in the words of who sent them. */
export const fieldsIn = (fields: readonly FieldRefusal[], { tell }: Words): readonly FieldProblem[] =>
  fields.map(({ field, message }) => ({ field, message: tell(message) }));
