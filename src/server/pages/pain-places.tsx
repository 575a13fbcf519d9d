import type { LocalDay } from "../../domain/local-day.ts";
import { type PainEntry, type PainSite, REGIONS, type Region, SIDES, siteKey } from "../../domain/pain.ts";
import { regionLabel } from "../../messages/region-words.ts";
import type { Words } from "../../messages/words.ts";
import { BodyMap, type PlaceMark } from "../body-map/body-map.tsx";
import { textOf } from "../form-body.ts";
import { Chip } from "./choice.tsx";
import { useLogAddress } from "./log-address.ts";
import { type LogState, problemWith } from "./log-state.ts";
import { useWords } from "./words-context.ts";

/** Days back that count as "lately" for the marks on the map. */
const LATELY_DAYS = 7;

/** Places that have parts: the first is for a runner who does not say which. */
const PARTS: readonly (readonly [Region, ...Region[]])[] = [
  ["knee", "knee-front", "knee-outer", "knee-inner", "knee-back"],
  ["foot", "heel", "arch", "forefoot", "toes"],
  ["thigh", "thigh-front", "hamstring"],
];

interface PlacesProps {
  readonly state: LogState;
  readonly today: LocalDay;
  readonly pain: readonly PainEntry[];
}

/** Where it hurts: touch the body, or choose a name. Both fill in the same answer. */
export function PainPlaces({ state, today, pain }: PlacesProps) {
  const words = useWords();
  const { say } = words;
  const address = useLogAddress();
  const chosen = textOf(state.form, "region");
  const problem = problemWith("region", state);
  const region = REGIONS.find((one) => one === chosen);
  const site = region === undefined ? null : { region, side: sideOf(textOf(state.form, "side")) };
  return (
    <fieldset class="field places">
      <legend>{say("log.place.title")}</legend>
      <BodyMap
        hrefOf={(place) => `${address}?region=${place.region}&side=${place.side ?? ""}#pain`}
        marks={marksLately(pain, today, words)}
        chosen={site}
      />
      {PARTS.map((parts) => (
        <Parts key={parts[0]} parts={parts} chosen={chosen} />
      ))}
      <details class="more" open={problem !== undefined}>
        <summary>{say("log.place.by-name")}</summary>
        <div class="chips">
          {REGIONS.filter((one) => !PARTS.some((parts) => parts.includes(one))).map((one) => (
            <Chip
              key={one}
              name="region"
              option={{ value: one, words: regionLabel(one, words) }}
              chosen={chosen}
              required
            />
          ))}
        </div>
      </details>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </fieldset>
  );
}

interface PartsProps {
  readonly parts: readonly [Region, ...Region[]];
  readonly chosen: string | undefined;
}

/** The parts of a place. Shown once the place is chosen, by the style sheet alone. */
function Parts({ parts, chosen }: PartsProps) {
  const words = useWords();
  const [whole] = parts;
  const labelOf = (part: Region) =>
    part === whole ? words.say("log.place.whole", { place: regionLabel(part, words) }) : regionLabel(part, words);
  return (
    <div class={`chips parts parts-${whole}`}>
      {parts.map((part) => (
        <Chip key={part} name="region" option={{ value: part, words: labelOf(part) }} chosen={chosen} required />
      ))}
    </div>
  );
}

const sideOf = (text: string | undefined): PainSite["side"] => SIDES.find((side) => side === text) ?? null;

/** The latest number of each place that was answered in the last days. */
function marksLately(pain: readonly PainEntry[], today: LocalDay, { say, day }: Words): ReadonlyMap<string, PlaceMark> {
  const marks = new Map<string, PlaceMark>();
  for (const entry of pain) {
    if (entry.day <= today - LATELY_DAYS || entry.nrs < 1) continue;
    const words = say("log.place.lately", { nrs: entry.nrs, day: day(entry.day, "weekday") });
    marks.set(siteKey(entry), { nrs: entry.nrs, words });
  }
  return marks;
}
