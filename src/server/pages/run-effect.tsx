import { LOAD_METHODS, type LoadMethod, type SessionLoad, type Spike } from "../../domain/load.ts";
import { said } from "../../messages/said.ts";
import type { Words } from "../../messages/words.ts";
import type { RunDetail } from "../../usecases/app.ts";
import type { RunEffect } from "../../usecases/run-effect.ts";
import { loadNumber, loadUnit, ratioWords } from "../words/load-words.ts";
import { DataTable } from "./data-table.tsx";
import { RichText } from "./rich-text.tsx";
import { useWords } from "./words-context.ts";

interface RunEffectProps {
  readonly run: RunDetail;
  readonly effect: RunEffect;
}

/** What a run did to the numbers: the spike, the ratios of the day before and of its day, its load by every method. */
export function RunEffectCard({ run, effect }: RunEffectProps) {
  const words = useWords();
  const { say } = words;
  const { loads, spike, runsOfDay, ratios } = effect;
  if (loads === null) return <NoEffect run={run} />;
  const known = ratios.filter(({ before, after }) => before.kind === "known" || after.kind === "known");
  const shown = known.length > 0 ? known : ratios.slice(0, 1);
  const table = {
    headers: [say("run.effect.by-distance"), say("run.effect.before"), say("run.effect.after")],
    rows: shown.map(({ name, before, after }) => [
      words.say(`ratio.${name}`),
      ratioWords(name, before, words),
      ratioWords(name, after, words),
    ]),
  };
  return (
    <section class="card" id="effect" aria-labelledby="effect-title">
      <h2 id="effect-title">{say("run.effect")}</h2>
      {spike !== null && <p class="effect-spike">{spikeSentence(run, spike, runsOfDay, words)}</p>}
      {runsOfDay > 1 && <p class="small">{say("run.effect.day-runs", { runs: runsOfDay })}</p>}
      <DataTable caption={say("run.effect.caption")} table={table} />
      <details class="more">
        <summary>{say("run.effect.methods")}</summary>
        <dl class="facts stacked">
          {LOAD_METHODS.map((method) => (
            <div key={method}>
              <dt>{say(`load.${method}`)}</dt>
              <dd>{loadWords(loads[method], method, words)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p class="small">
        <RichText text={say("run.effect.describe")} parts={{ link: (inside) => <a href="/methods">{inside}</a> }} />
      </p>
    </section>
  );
}

function NoEffect({ run }: { readonly run: RunDetail }) {
  const { say } = useWords();
  return (
    <section class="card" id="effect" aria-labelledby="effect-title">
      <h2 id="effect-title">{say("run.effect")}</h2>
      <p class="small">{say(run.isDeleted ? "run.effect.deleted" : "run.effect.other-sport")}</p>
    </section>
  );
}

function spikeSentence(run: RunDetail, spike: Spike, runsOfDay: number, { say }: Words): string {
  const { value, category, longestPrior30dM, sessionM, provisional } = spike;
  const size = said(`spike.size.${category}`);
  if (value === null || longestPrior30dM === null) return say("run.effect.spike.alone", { spike: { capital: size } });
  const isOther = runsOfDay > 1 && sessionM !== null && run.distanceM !== null && sessionM - run.distanceM > 1;
  const sentence = say(`run.effect.spike.${isOther ? "longest" : "it"}`, {
    times: { number: value, digits: 2 },
    longest: { distanceM: longestPrior30dM, digits: 2 },
    spike: size,
  });
  return provisional ? `${sentence} ${say("run.effect.spike.doubt")}` : sentence;
}

function loadWords(load: SessionLoad, method: LoadMethod, words: Words): string {
  const { say, number } = words;
  if (load.kind === "unmeasured") return say("run.effect.not-measured", { missing: say(`load.missing.${load.why}`) });
  const value = loadNumber(method, load.load, words);
  return `${number(value, value >= 100 ? 0 : 1)} ${loadUnit(method, words)}`.trim();
}
