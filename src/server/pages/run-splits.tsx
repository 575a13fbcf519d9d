import type { RunDetail } from "../../usecases/app.ts";
import { runTitle } from "../words/run-words.ts";
import { useWords } from "./words-context.ts";

/** Runs that a person said are not this one: each can be joined again. */
export function RunSplits({ run }: { readonly run: RunDetail }) {
  const words = useWords();
  const { say, day, distance } = words;
  if (run.splitFrom.length === 0) return null;
  return (
    <section class="card side" id="splits" aria-labelledby="splits-title">
      <h2 id="splits-title">{say("run.splits")}</h2>
      <p class="small">{say("run.splits.why")}</p>
      <ul>
        {run.splitFrom.map((other) => (
          <li key={other.id} class="split">
            <a class="link" id={`split-${other.id}`} href={`/runs/${encodeURIComponent(other.id)}`}>
              {`${runTitle(other, words)}, ${day(other.day, "short-year")}`}
              {other.distanceM === null ? "" : `, ${distance(other.distanceM, 2)}`}
            </a>
            <form method="post" action={`/runs/${encodeURIComponent(run.id)}/rejoin`}>
              <input type="hidden" name="other" value={other.id} />
              <button class="button" type="submit" aria-describedby={`split-${other.id}`}>
                {say("run.rejoin.do")}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
