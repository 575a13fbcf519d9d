import type { FormKind } from "../entries/form-entries.ts";

const WORDS: Readonly<Record<FormKind, string>> = {
  pain: "Logged how it feels.",
  "no-pain": "Logged: no pain today.",
  rpe: "Logged how hard it was.",
  therapy: "Logged the session.",
  rest: "Logged as rest.",
  safety: "Your answers are saved. They count for 14 days.",
  seen: "Noted that a clinician has seen it.",
  history: "Noted. Days without a run now count as rest.",
};

interface NoticeProps {
  readonly done: FormKind | null;
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
