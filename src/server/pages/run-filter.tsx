import { SPORTS } from "../../domain/activity.ts";
import { METRES_PER_KM } from "../../domain/units.ts";
import type { Words } from "../../messages/words.ts";
import { DISTANCE_BANDS, type RunChoice } from "../list-runs.ts";
import { useWords } from "./words-context.ts";

interface RunFilterProps {
  readonly choice: RunChoice;
}

const isNarrowed = ({ text, sport, band, flagged, corrected }: RunChoice): boolean =>
  text !== "" || sport !== null || band !== null || flagged || corrected;

/** Which runs to see. A form without script; the year and the month that are chosen stay. */
export function RunFilterForm({ choice }: RunFilterProps) {
  const { say } = useWords();
  return (
    <details class="card side more find" open={isNarrowed(choice)}>
      <summary>{say("runs.find")}</summary>
      <form method="get" action="/runs">
        {choice.year !== null && <input type="hidden" name="year" value={choice.year} />}
        {choice.month !== null && <input type="hidden" name="month" value={choice.month} />}
        <p class="field">
          <label for="find-text">{say("runs.find.text")}</label>
          <input id="find-text" name="q" value={choice.text} maxLength={100} />
        </p>
        <Selects choice={choice} />
        <Check name="flagged" words={say("runs.find.flagged")} isChecked={choice.flagged} />
        <Check name="corrected" words={say("runs.find.corrected")} isChecked={choice.corrected} />
        <p class="actions tight">
          <button class="button primary" type="submit">
            {say("runs.find.show")}
          </button>
          {isNarrowed(choice) && (
            <a class="button" href="/runs">
              {say("runs.find.show-all")}
            </a>
          )}
        </p>
      </form>
    </details>
  );
}

function Selects({ choice }: RunFilterProps) {
  const words = useWords();
  const { say } = words;
  return (
    <>
      <p class="field">
        <label for="find-sport">{say("runs.find.sport")}</label>
        <select id="find-sport" name="sport">
          <option value="">{say("runs.find.every-sport")}</option>
          {SPORTS.map((sport) => (
            <option key={sport} value={sport} selected={sport === choice.sport}>
              {say(`sport.${sport}`)}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="find-band">{say("runs.find.distance")}</label>
        <select id="find-band" name="band">
          <option value="">{say("runs.find.every-distance")}</option>
          {Object.entries(DISTANCE_BANDS).map(([band, limits]) => (
            <option key={band} value={band} selected={band === choice.band}>
              {bandWords(limits, words)}
            </option>
          ))}
        </select>
      </p>
    </>
  );
}

/** `5 to 10 km`, `3.1 to 6.2 mi`. */
function bandWords(
  { fromKm, belowKm }: { readonly fromKm: number; readonly belowKm: number | null },
  { say, number, distanceIn, distanceUnit, units }: Words,
): string {
  const digits = units === "metric" ? 0 : 1;
  const plain = (km: number) => number(distanceIn(km * METRES_PER_KM), digits);
  const measured = (km: number) => `${plain(km)} ${distanceUnit}`;
  if (belowKm === null) return say("runs.find.from", { from: measured(fromKm) });
  if (fromKm === 0) return say("runs.find.under", { below: measured(belowKm) });
  return say("runs.find.between", { from: plain(fromKm), below: measured(belowKm) });
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
