import { LOAD_METHODS, type SessionLoad, type Spike } from "../../domain/load.ts";
import type { RunDetail } from "../../usecases/app.ts";
import type { RunEffect } from "../../usecases/run-effect.ts";
import { LOAD_WORDS, MISSING_WORDS, RATIO_WORDS, ratioWords, SPIKE_WORDS } from "../words/load-words.ts";
import { distanceWords } from "../words/measure-words.ts";
import { DataTable } from "./data-table.tsx";

interface RunEffectProps {
  readonly run: RunDetail;
  readonly effect: RunEffect;
}

/** What a run did to the numbers: the spike, the ratios of the day before and of its day, its load by every method. */
export function RunEffectCard({ run, effect }: RunEffectProps) {
  const { loads, spike, runsOfDay, ratios } = effect;
  if (loads === null) return <NoEffect run={run} />;
  const known = ratios.filter(({ before, after }) => before.kind === "known" || after.kind === "known");
  const shown = known.length > 0 ? known : ratios.slice(0, 1);
  const table = {
    headers: ["By distance", "Day before", "After it"],
    rows: shown.map(({ name, before, after }) => [
      RATIO_WORDS[name].name,
      ratioWords(name, before),
      ratioWords(name, after),
    ]),
  };
  return (
    <section class="card" id="effect" aria-labelledby="effect-title">
      <h2 id="effect-title">What it did to the numbers</h2>
      {spike !== null && <p class="effect-spike">{spikeSentence(run, spike, runsOfDay)}</p>}
      {runsOfDay > 1 && (
        <p class="small">{`Its day has ${runsOfDay} runs; the numbers after are those of the whole day.`}</p>
      )}
      <DataTable caption="The ratios before and after" table={table} />
      <details class="more">
        <summary>Its load by every method</summary>
        <dl class="facts stacked">
          {LOAD_METHODS.map((method) => (
            <div key={method}>
              <dt>{LOAD_WORDS[method].name}</dt>
              <dd>{loadWords(loads[method], LOAD_WORDS[method].unit)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p class="small">
        These numbers describe load. <a href="/methods">How each is made, and what speaks against it</a>
      </p>
    </section>
  );
}

function NoEffect({ run }: { readonly run: RunDetail }) {
  return (
    <section class="card" id="effect" aria-labelledby="effect-title">
      <h2 id="effect-title">What it did to the numbers</h2>
      <p class="small">
        {run.isDeleted
          ? "It is deleted, so it counts for nothing."
          : "Only runs carry running load. It shows that the watch was in use that day, and nothing more."}
      </p>
    </section>
  );
}

function spikeSentence(run: RunDetail, spike: Spike, runsOfDay: number): string {
  const { value, category, longestPrior30dM, sessionM, provisional } = spike;
  if (value === null || longestPrior30dM === null) return `${capital(SPIKE_WORDS[category])}.`;
  const isOther = runsOfDay > 1 && sessionM !== null && run.distanceM !== null && sessionM - run.distanceM > 1;
  const whose = isOther ? "The longest run of its day is" : "It is";
  const doubt = provisional ? " Fewer than 30 known days stand behind that." : "";
  return `${whose} ${value.toFixed(2)} times the longest run of the 30 days before (${distanceWords(longestPrior30dM)}): ${SPIKE_WORDS[category]}.${doubt}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function loadWords(load: SessionLoad, unit: string): string {
  if (load.kind === "unmeasured") return `Not measured: ${MISSING_WORDS[load.why]}`;
  const digits = load.load >= 100 ? 0 : 1;
  return `${load.load.toFixed(digits)} ${unit}`.trim();
}
