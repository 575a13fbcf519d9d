import { SPORTS } from "../../domain/activity.ts";
import { DISTANCE_BANDS, type RunChoice } from "../list-runs.ts";
import { SPORT_WORDS } from "../words/run-words.ts";

interface RunFilterProps {
  readonly choice: RunChoice;
}

const isNarrowed = ({ text, sport, band, flagged, corrected }: RunChoice): boolean =>
  text !== "" || sport !== null || band !== null || flagged || corrected;

/** Which runs to see. A form without script; the year and the month that are chosen stay. */
export function RunFilterForm({ choice }: RunFilterProps) {
  return (
    <details class="card side more find" open={isNarrowed(choice)}>
      <summary>Find runs</summary>
      <form method="get" action="/runs">
        {choice.year !== null && <input type="hidden" name="year" value={choice.year} />}
        {choice.month !== null && <input type="hidden" name="month" value={choice.month} />}
        <p class="field">
          <label for="find-text">Words in the title</label>
          <input id="find-text" name="q" value={choice.text} maxLength={100} />
        </p>
        <Selects choice={choice} />
        <Check name="flagged" words="With a remark on the recording" isChecked={choice.flagged} />
        <Check name="corrected" words="Put right by me" isChecked={choice.corrected} />
        <p class="actions tight">
          <button class="button primary" type="submit">
            Show
          </button>
          {isNarrowed(choice) && (
            <a class="button" href="/runs">
              Show all
            </a>
          )}
        </p>
      </form>
    </details>
  );
}

function Selects({ choice }: RunFilterProps) {
  return (
    <>
      <p class="field">
        <label for="find-sport">Sport</label>
        <select id="find-sport" name="sport">
          <option value="">Every sport</option>
          {SPORTS.map((sport) => (
            <option key={sport} value={sport} selected={sport === choice.sport}>
              {SPORT_WORDS[sport]}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="find-band">Distance</label>
        <select id="find-band" name="band">
          <option value="">Every distance</option>
          {Object.entries(DISTANCE_BANDS).map(([band, { words }]) => (
            <option key={band} value={band} selected={band === choice.band}>
              {words}
            </option>
          ))}
        </select>
      </p>
    </>
  );
}

interface CheckProps {
  readonly name: string;
  readonly words: string;
  readonly isChecked: boolean;
}

function Check({ name, words, isChecked }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value="yes" checked={isChecked} />
      {words}
    </label>
  );
}
