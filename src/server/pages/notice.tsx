import { FORM_KINDS, type FormKind } from "../entries/form-entries.ts";

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
  "diary",
] as const;

/** What a page may say was done: the name is in the address that a form leads back to. */
export type DoneKind = FormKind | (typeof OTHER_KINDS)[number];

const WORDS: Readonly<Record<DoneKind, string>> = {
  pain: "Logged how it feels.",
  again: "Logged: the same as yesterday.",
  "no-pain": "Logged: no pain today.",
  rpe: "Logged how hard it was.",
  therapy: "Logged the session.",
  "later-scores": "Logged how sore it was later.",
  "session-removed": "That session is taken back.",
  exercise: "It is among your exercises.",
  "exercise-ended": "Ended. The days on which you did it stay.",
  "exercise-removed": "Taken off your exercises.",
  "exercise-done": "Ticked off for today.",
  "exercise-undone": "That tick is taken back.",
  therapist: "Kept. You can book from here.",
  "therapist-removed": "The therapist is taken off.",
  rhythm: "Kept how often you would like a massage.",
  sleep: "Logged how you slept.",
  ostrc: "Noted for this week.",
  signs: "Your answers are saved.",
  "pain-removed": "Taken back. It counts for nothing now.",
  rest: "Logged as rest.",
  safety: "Your answers are saved. They count for 14 days.",
  seen: "Noted that a clinician has seen it.",
  history: "Noted. Days without a run now count as rest.",
  plan: "The plan is kept. Each day says what the rules would say to it.",
  return: "Noted.",
  settings: "Kept. Numbers that need it are worked out with it.",
  undone: "That import is taken back. It can be brought back below.",
  redone: "That import is back.",
  corrected: "Corrected. Every number now uses your value.",
  "taken-back": "Your correction is taken back. The source counts again.",
  deleted: "Deleted. It counts for nothing until you bring it back.",
  restored: "The run is back.",
  split: "These are two runs now.",
  rejoined: "These are one run again.",
  diary: "Kept. These days count now.",
  "calendar-address": "The private calendar has a new address.",
};

/** The text as a kind of notice; null when it is none. */
export const doneKind = (text: unknown): DoneKind | null =>
  [...FORM_KINDS, ...OTHER_KINDS].find((kind) => kind === text) ?? null;

interface NoticeProps {
  readonly done: DoneKind | null;
}

/** Says that a form was taken, after the page came back. */
export function Notice({ done }: NoticeProps) {
  if (done === null) return null;
  return (
    <p class="notice" role="status">
      {WORDS[done]}
    </p>
  );
}
