import { localDayAt } from "../../domain/instant.ts";
import type { Words } from "../../messages/words.ts";
import type { RunDetail, RunSource } from "../../usecases/app.ts";
import { saidTotals } from "../words/total-words.ts";
import { RichText } from "./rich-text.tsx";
import { useWords } from "./words-context.ts";

/** Every source of a run: what it says, which one counts, and why. */
export function RunSources({ run }: { readonly run: RunDetail }) {
  const { say } = useWords();
  return (
    <section class="card" id="sources" aria-labelledby="sources-title">
      <h2 id="sources-title">{say("run.sources", { count: run.sources.length })}</h2>
      <ul class="sources">
        {run.sources.map((source) => (
          <Source key={source.id} run={run} source={source} />
        ))}
      </ul>
    </section>
  );
}

/** Whether the run's numbers come from this source. */
function standing(run: RunDetail, source: RunSource, { say }: Words): string {
  if (source.counts) return say("run.source.counts");
  const fills = Object.values(run.origins).some((origin) => origin.kind === "source" && origin.id === source.id);
  return say(fills ? "run.source.fills" : "run.source.not");
}

function Source({ run, source }: { readonly run: RunDetail; readonly source: RunSource }) {
  const words = useWords();
  const { say } = words;
  const title = `source-${source.id}`;
  const importedOn = localDayAt(source.importedAt, source.utcOffsetMin ?? 0);
  return (
    <li class="source">
      <p class="source-head">
        <strong id={title}>{say(`source.${source.format}`)}</strong>
        <span class={source.counts ? "pill level-green" : "pill level-grey"}>{standing(run, source, words)}</span>
      </p>
      <p class="small">{say("run.source.why", { why: source.why })}</p>
      <dl class="figures">
        {saidTotals(source, words).map(({ total, name, words: value }) => (
          <div key={total}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{say("run.source.records")}</dt>
          <dd>{source.samples === 0 ? say("run.source.summary") : String(source.samples)}</dd>
        </div>
      </dl>
      <p class="small">
        <RichText
          text={say("run.source.path", { day: { day: importedOn, as: "short-year" } })}
          parts={{
            path: () => <span class="path">{source.path}</span>,
            link: (inside) => <a href={`/import/${source.batchId}`}>{inside}</a>,
          }}
        />
      </p>
      {!source.counts && (
        <form method="post" action={`/runs/${encodeURIComponent(run.id)}/split`}>
          <input type="hidden" name="other" value={source.id} />
          <button class="button" type="submit" aria-describedby={title}>
            {say("run.source.other")}
          </button>
        </form>
      )}
    </li>
  );
}
