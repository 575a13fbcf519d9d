import { FORM_KINDS, type FormKind } from "../entries/form-entries.ts";
import { useWords } from "./words-context.ts";

const OTHER_KINDS = [
  "undone",
  "redone",
  "corrected",
  "taken-back",
  "deleted",
  "restored",
  "split",
  "rejoined",
  "calendar-address",
  "calendar-ended",
  "diary",
  "proposed",
  "proposal-accepted",
  "proposal-declined",
] as const;

/** What a page may say was done: the name is in the address that a form leads back to. */
export type DoneKind = FormKind | (typeof OTHER_KINDS)[number];

/** The text as a kind of notice; null when it is none. */
export const doneKind = (text: unknown): DoneKind | null =>
  [...FORM_KINDS, ...OTHER_KINDS].find((kind) => kind === text) ?? null;

interface NoticeProps {
  readonly done: DoneKind | null;
}

/** Says that a form was taken, after the page came back. */
export function Notice({ done }: NoticeProps) {
  const { say } = useWords();
  if (done === null) return null;
  return (
    <p class="notice" role="status">
      {say(`notice.${done}`)}
    </p>
  );
}
