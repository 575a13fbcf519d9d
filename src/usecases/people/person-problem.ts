/** What is wrong with what somebody says of themself, for a page to say in their language. */
export type PersonProblem =
  | "login"
  | "login-taken"
  | "name"
  | "password-short"
  | "password-long"
  | "password-easy"
  | "token-name"
  | "passkey-name"
  | "token-scope"
  | "athlete"
  | "athlete-taken"
  | "days"
  | "last-owner"
  | "birth-year"
  | "guardian"
  | "no-login"
  | "own-data"
  | "closed"
  | "last-day"
  | "too-many"
  | "no-accounts"
  | "needs-guardian"
  | "beyond-token"
  | "label"
  | "wait";

/** A value that nobody can mean, with its name. The message is for the command line. */
export class PersonError extends RangeError {
  override readonly name = "PersonError";
  readonly problem: PersonProblem;

  constructor(problem: PersonProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}
