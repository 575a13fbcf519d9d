import { shortDayAndYear } from "../../domain/day-words.ts";
import { localDayAt } from "../../domain/instant.ts";
import type { RunDetail, RunSource } from "../../usecases/app.ts";
import { FORMAT_WORDS } from "../words/run-words.ts";
import { saidTotals } from "../words/total-words.ts";

const COUNT_WORDS = ["No", "One", "Two", "Three", "Four", "Five"];

/** Every source of a run: what it says, which one counts, and why. */
export function RunSources({ run }: { readonly run: RunDetail }) {
  const count = run.sources.length;
  const title = `${COUNT_WORDS[count] ?? count} ${count === 1 ? "source" : "sources"} of this run`;
  return (
    <section class="card" id="sources" aria-labelledby="sources-title">
      <h2 id="sources-title">{title}</h2>
      <ul class="sources">
        {run.sources.map((source) => (
          <Source key={source.id} run={run} source={source} />
        ))}
      </ul>
    </section>
  );
}

/** Whether the run's numbers come from this source. */
function standing(run: RunDetail, source: RunSource): string {
  if (source.counts) return "Counts";
  const fills = Object.values(run.origins).some((origin) => origin.kind === "source" && origin.id === source.id);
  return fills ? "Fills gaps" : "Does not count";
}

function Source({ run, source }: { readonly run: RunDetail; readonly source: RunSource }) {
  const title = `source-${source.id}`;
  const importedOn = shortDayAndYear(localDayAt(source.importedAt, source.utcOffsetMin ?? 0));
  return (
    <li class="source">
      <p class="source-head">
        <strong id={title}>{FORMAT_WORDS[source.format]}</strong>
        <span class={source.counts ? "pill level-green" : "pill level-grey"}>{standing(run, source)}</span>
      </p>
      <p class="small">{source.why}</p>
      <dl class="figures">
        {saidTotals(source).map(({ total, name, words }) => (
          <div key={total}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        <div>
          <dt>Records</dt>
          <dd>{source.samples === 0 ? "a summary" : String(source.samples)}</dd>
        </div>
      </dl>
      <p class="small">
        <span class="path">{source.path}</span>
        {`, came in ${importedOn}. `}
        <a href={`/import/${source.batchId}`}>That import</a>
      </p>
      {!source.counts && (
        <form method="post" action={`/runs/${encodeURIComponent(run.id)}/split`}>
          <input type="hidden" name="other" value={source.id} />
          <button class="button" type="submit" aria-describedby={title}>
            This is a different run
          </button>
        </form>
      )}
    </li>
  );
}
