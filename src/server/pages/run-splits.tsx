import { shortDayAndYear } from "../../domain/day-words.ts";
import type { RunDetail } from "../../usecases/app.ts";
import { distanceWords } from "../words/measure-words.ts";
import { runTitle } from "../words/run-words.ts";

/** Runs that a person said are not this one: each can be joined again. */
export function RunSplits({ run }: { readonly run: RunDetail }) {
  if (run.splitFrom.length === 0) return null;
  return (
    <section class="card side" id="splits" aria-labelledby="splits-title">
      <h2 id="splits-title">Told apart by you</h2>
      <p class="small">You said that these are other runs. They stay so when files come in again.</p>
      <ul>
        {run.splitFrom.map((other) => (
          <li key={other.id} class="split">
            <a class="link" id={`split-${other.id}`} href={`/runs/${encodeURIComponent(other.id)}`}>
              {`${runTitle(other)}, ${shortDayAndYear(other.day)}`}
              {other.distanceM === null ? "" : `, ${distanceWords(other.distanceM)}`}
            </a>
            <form method="post" action={`/runs/${encodeURIComponent(run.id)}/rejoin`}>
              <input type="hidden" name="other" value={other.id} />
              <button class="button" type="submit" aria-describedby={`split-${other.id}`}>
                They are one run after all
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
