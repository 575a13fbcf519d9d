import type { FormKind } from "../entries/form-entries.ts";
import { EMPTY_FORM, type Form } from "../form-body.ts";
import type { FieldProblem } from "../problem.ts";

/** What was sent and what is wrong with it, so that a page can show both again. */
export interface LogState {
  readonly kind: FormKind | null;
  readonly form: Form;
  readonly problems: readonly FieldProblem[];
}

export const FRESH: LogState = { kind: null, form: EMPTY_FORM, problems: [] };

/** The state as one form sees it: fresh unless it is the one that was sent. */
export const stateFor = (kind: FormKind, state: LogState): LogState => (state.kind === kind ? state : FRESH);

export const problemWith = (field: string, state: LogState): string | undefined =>
  state.problems.find((problem) => problem.field === field)?.message;
