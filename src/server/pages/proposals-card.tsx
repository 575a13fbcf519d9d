import type { OpenProposal } from "../sharing/open-proposals.ts";
import { timesWords } from "../words/care-words.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { useWords } from "./words-context.ts";

interface ProposalsCardProps {
  readonly proposals: readonly OpenProposal[];
  /** The page it stands on, to come back to. */
  readonly back: "/" | "/therapy";
}

/** Exercises that somebody proposed: none of them counts until the runner takes it. */
export function ProposalsCard({ proposals, back }: ProposalsCardProps) {
  const words = useWords();
  const { say } = words;
  if (proposals.length === 0) return null;
  return (
    <section class="card" id="proposals" aria-labelledby="proposals-title">
      <h2 id="proposals-title">{say("propose.card")}</h2>
      <p class="small">{say("propose.card-hint")}</p>
      <ul class="rows">
        {proposals.map(({ id, exercise, by }) => (
          <li key={id}>
            <p>
              <strong>{exercise.title}</strong>
              <br />
              <span class="small">
                {[
                  say(`exercise.kind.${exercise.kind}`),
                  timesWords(exercise.timesPerWeek, words),
                  say("propose.from", { name: exercise.by ?? by ?? say("propose.somebody") }),
                  exercise.by !== null && by !== null && by !== exercise.by
                    ? say("propose.by-link", { name: by })
                    : null,
                ]
                  .filter((part) => part !== null)
                  .join(" · ")}
              </span>
            </p>
            {(["yes", "no"] as const).map((answer) => (
              <form key={answer} method="post" action="/proposals/answer">
                <HiddenFields fields={{ proposal: id, answer, back }} />
                <button class={answer === "yes" ? "button primary" : "button"} type="submit">
                  {say(`propose.answer.${answer}`)}
                  <span class="unseen">: {exercise.title}</span>
                </button>
              </form>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
