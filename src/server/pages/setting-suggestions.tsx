import type { AthleteSettings } from "../../domain/athlete.ts";
import type { SettingsReport } from "../../usecases/settings-report.ts";
import { WRITTEN_IN } from "../entries/form-units.ts";
import { RichText } from "./rich-text.tsx";
import { shown } from "./setting-field.tsx";
import { useWords } from "./words-context.ts";

type Estimate = SettingsReport["estimates"][number];

/** What the recordings suggest. Offered with the run it comes from; taken only by a press. */
export function Suggestions({ report }: { readonly report: SettingsReport }) {
  const { say } = useWords();
  return (
    <section class="card side" aria-labelledby="suggestions">
      <h2 id="suggestions">{say("settings.suggest.title")}</h2>
      {report.estimates.length === 0 ? (
        <p class="small">{say("settings.suggest.none")}</p>
      ) : (
        <ul class="plan-says">
          {report.estimates.map((estimate) => (
            <li key={`${estimate.name} ${estimate.basis}`}>
              <Suggestion estimate={estimate} said={report.inForce} />
            </li>
          ))}
        </ul>
      )}
      <p class="small">{say("settings.suggest.at-least")}</p>
    </section>
  );
}

function Suggestion({ estimate, said }: { readonly estimate: Estimate; readonly said: AthleteSettings }) {
  const words = useWords();
  const { say } = words;
  const { name, value, basis, run } = estimate;
  const isPace = name === "thresholdSpeedMPerS";
  const read = isPace ? words.pace(value) : say("settings.suggest.bpm", { beats: value });
  return (
    <form method="post" action="/log">
      <input type="hidden" name="kind" value="settings" />
      <input type="hidden" name={WRITTEN_IN} value={words.units} />
      <input type="hidden" name={`was-${name}`} value={shown(name, said, words)} />
      <input type="hidden" name={name} value={isPace ? words.clock(words.paceS(value)) : String(value)} />
      <p>
        <strong>{say(`settings.suggest.${name}`, { value: read })}</strong>
      </p>
      <p class="small">
        <RichText
          text={say(`settings.suggest.from.${basis}`, { day: words.day(run.localDay, "weekday-short") })}
          parts={{ run: (inside) => <a href={`/runs/${encodeURIComponent(run.id)}`}>{inside}</a> }}
        />
      </p>
      <button class="button" type="submit" aria-label={say(`settings.suggest.use.${name}`, { value: read })}>
        {say("settings.suggest.use")}
      </button>
    </form>
  );
}
