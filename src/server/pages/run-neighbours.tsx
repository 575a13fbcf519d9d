import type { RunDetail, RunRow } from "../../usecases/app.ts";
import { useWords } from "./words-context.ts";

/** The way to the session before and the one after. */
export function RunNeighbours({ run }: { readonly run: Pick<RunDetail, "older" | "newer"> }) {
  const { say } = useWords();
  if (run.older === null && run.newer === null) return null;
  return (
    <nav class="neighbours" aria-label={say("run.around")}>
      <ul>
        {run.older !== null && <Neighbour row={run.older} words={say("run.around.before")} rel="prev" />}
        {run.newer !== null && <Neighbour row={run.newer} words={say("run.around.after")} rel="next" />}
      </ul>
    </nav>
  );
}

function Neighbour({ row, words, rel }: { readonly row: RunRow; readonly words: string; readonly rel: string }) {
  const { day, distance } = useWords();
  const length = row.distanceM === null ? "" : `, ${distance(row.distanceM, 2)}`;
  return (
    <li class={rel}>
      <a href={`/runs/${encodeURIComponent(row.id)}`} rel={rel}>
        <span>
          <strong>{words}</strong> <span class="small">{`${day(row.day, "short-year")}${length}`}</span>
        </span>
      </a>
    </li>
  );
}
