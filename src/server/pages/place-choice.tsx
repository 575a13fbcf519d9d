import { REGIONS } from "../../domain/pain.ts";
import { regionWords } from "../../domain/site-words.ts";

/** Places of the body to tick, folded away until one is chosen. */
export function PlaceChoice({ chosen }: { readonly chosen: readonly string[] }) {
  return (
    <details class="more" open={chosen.length > 0}>
      <summary>Which places</summary>
      <fieldset class="field">
        <legend class="unseen">Which places</legend>
        <div class="chips">
          {REGIONS.map((region) => (
            <label key={region} class="chip">
              <input type="checkbox" name="regions" value={region} checked={chosen.includes(region)} />
              <span>{regionWords(region)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
