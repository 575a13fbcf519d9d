/** What is wrong with one field of what a person sent, in a sentence they can act on. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** A refusal that the sender can do something about: its message is shown to them as it is. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly statusCode: number;
  readonly fields: readonly FieldProblem[];

  constructor(statusCode: number, message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.statusCode = statusCode;
    this.fields = fields;
  }
}
