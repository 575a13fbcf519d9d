import type { AthleteSettings } from "../../domain/athlete.ts";
import { weekdayAndDay } from "../../domain/day-words.ts";
import { METRES_PER_KM } from "../../domain/units.ts";
import type { SettingsReport } from "../../usecases/settings-report.ts";
import { durationWords } from "../words/measure-words.ts";
import { shown } from "./setting-field.tsx";

type Estimate = SettingsReport["estimates"][number];

const ESTIMATE_WORDS: Readonly<Record<Estimate["name"], string>> = {
  hrMaxBpm: "Highest heart rate",
  lthrBpm: "Heart rate at threshold",
  thresholdSpeedMPerS: "Pace at threshold",
};
const BASIS_WORDS: Readonly<Record<Estimate["basis"], string>> = {
  "highest-heart-rate": "the highest of the last year",
  "fastest-30-min": "your fastest half hour of 90 days",
  "fastest-60-min": "your fastest hour of 90 days",
};

/** What the recordings suggest. Offered with the run it comes from; taken only by a press. */
export function Suggestions({ report }: { readonly report: SettingsReport }) {
  return (
    <section class="card side" aria-labelledby="suggestions">
      <h2 id="suggestions">What your recordings suggest</h2>
      {report.estimates.length === 0 ? (
        <p class="small">Nothing yet. It takes runs with heart rate, or a hard half hour.</p>
      ) : (
        <ul class="plan-says">
          {report.estimates.map((estimate) => (
            <li key={`${estimate.name} ${estimate.basis}`}>
              <Suggestion estimate={estimate} said={report.inForce} />
            </li>
          ))}
        </ul>
      )}
      <p class="small">At least this much: the numbers do not say whether you went all out.</p>
    </section>
  );
}

function Suggestion({ estimate, said }: { readonly estimate: Estimate; readonly said: AthleteSettings }) {
  const { name, value, basis, run } = estimate;
  const text = name === "thresholdSpeedMPerS" ? durationWords(METRES_PER_KM / value) : String(value);
  const unit = name === "thresholdSpeedMPerS" ? "/km" : "bpm";
  return (
    <form method="post" action="/log">
      <input type="hidden" name="kind" value="settings" />
      <input type="hidden" name={`was-${name}`} value={shown(name, said)} />
      <input type="hidden" name={name} value={text} />
      <p>
        <strong>{`${ESTIMATE_WORDS[name]}: ${text} ${unit}`}</strong>
      </p>
      <p class="small">
        {`${BASIS_WORDS[basis]}, `}
        <a href={`/runs/${encodeURIComponent(run.id)}`}>{weekdayAndDay(run.localDay)}</a>
      </p>
      <button
        class="button"
        type="submit"
        aria-label={`Use this: ${text} ${unit} as ${ESTIMATE_WORDS[name].toLowerCase()}`}
      >
        Use this
      </button>
    </form>
  );
}
