import { REGIONS } from "../../domain/pain.ts";
import { regionLabel } from "../../messages/region-words.ts";
import { useWords } from "./words-context.ts";

/** Places of the body to tick, folded away until one is chosen. */
export function PlaceChoice({ chosen }: { readonly chosen: readonly string[] }) {
  const words = useWords();
  const which = words.say("log.place.which");
  return (
    <details class="more" open={chosen.length > 0}>
      <summary>{which}</summary>
      <fieldset class="field">
        <legend class="unseen">{which}</legend>
        <div class="chips">
          {REGIONS.map((region) => (
            <label key={region} class="chip">
              <input type="checkbox" name="regions" value={region} checked={chosen.includes(region)} />
              <span>{regionLabel(region, words)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
