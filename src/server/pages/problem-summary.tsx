import type { LogState } from "./log-state.ts";
import { useWords } from "./words-context.ts";

/** What is wrong with a form that came back, before the form itself. */
export function ProblemSummary({ state }: { readonly state: LogState }) {
  const { say } = useWords();
  if (state.problems.length === 0) return null;
  return (
    <div class="notice wrong" role="alert">
      <p>{say("log.wrong")}</p>
      <ul>
        {[...new Set(state.problems.map((problem) => problem.message))].map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
