import { shortDayAndYear } from "../../domain/day-words.ts";
import type { RunDetail, RunRow } from "../../usecases/app.ts";
import { distanceWords } from "../words/measure-words.ts";

/** The way to the session before and the one after. */
export function RunNeighbours({ run }: { readonly run: Pick<RunDetail, "older" | "newer"> }) {
  if (run.older === null && run.newer === null) return null;
  return (
    <nav class="neighbours" aria-label="Sessions around this one">
      <ul>
        {run.older !== null && <Neighbour row={run.older} words="Before" rel="prev" />}
        {run.newer !== null && <Neighbour row={run.newer} words="After" rel="next" />}
      </ul>
    </nav>
  );
}

function Neighbour({ row, words, rel }: { readonly row: RunRow; readonly words: string; readonly rel: string }) {
  const distance = row.distanceM === null ? "" : `, ${distanceWords(row.distanceM)}`;
  return (
    <li class={rel}>
      <a href={`/runs/${encodeURIComponent(row.id)}`} rel={rel}>
        <span>
          <strong>{words}</strong> <span class="small">{`${shortDayAndYear(row.day)}${distance}`}</span>
        </span>
      </a>
    </li>
  );
}
