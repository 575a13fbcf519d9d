import type { LocalDay } from "../../domain/local-day.ts";
import { siteKey } from "../../domain/pain.ts";
import type { Words } from "../../messages/words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { BodyMap, type PlaceMark } from "../body-map/body-map.tsx";
import { insideWords } from "../words/care-words.ts";
import { useWords } from "./words-context.ts";

type Brief = TherapyReport["brief"];
type Place = Brief["places"][number];

/** Places that are told in full; the others are named. */
const TOLD = 3;

interface BriefPlacesProps {
  readonly brief: Brief;
  readonly asOf: LocalDay;
}

/** Where it hurts and since when, with the body beside it. */
export function BriefPlaces({ brief: { places }, asOf }: BriefPlacesProps) {
  const words = useWords();
  const { say } = words;
  const others = places
    .slice(TOLD)
    .map(({ site, latest }) => say("brief.place.other", { place: words.site(site, "plain"), nrs: latest.nrs }));
  return (
    <section class="brief-part brief-where" aria-labelledby="brief-where-title">
      <div>
        <h2 id="brief-where-title">{say("brief.places")}</h2>
        {places.length === 0 && <p>{say("brief.places.none")}</p>}
        {places.slice(0, TOLD).map((place) => (
          <PlaceBlock key={siteKey(place.site)} place={place} asOf={asOf} />
        ))}
        {others.length > 0 && <p class="small">{say("brief.places.others", { places: others.join(", ") })}</p>}
      </div>
      <BodyMap marks={marksOf(places, words)} />
    </section>
  );
}

function PlaceBlock({ place, asOf }: { readonly place: Place; readonly asOf: LocalDay }) {
  const words = useWords();
  return (
    <div class="brief-place">
      <h3>
        {words.site(place.site, "label")}
        <span>
          {words.say("brief.place.latest", { nrs: place.latest.nrs, day: words.day(place.latest.day, "short") })}
        </span>
      </h3>
      <p>{courseWords(place, asOf, words)}</p>
      <p>{besideWords(place, words)}</p>
      <ChangeList place={place} />
    </div>
  );
}

function courseWords({ episode, answeredDays }: Place, asOf: LocalDay, { say, day }: Words): string {
  return say("brief.place.course", {
    since: day(episode.firstDay, "short-year"),
    days: asOf - episode.firstDay + 1,
    sore: episode.daysSore,
    answered: answeredDays,
    worst: episode.worstNrs,
  });
}

/** How it feels, what it changes, and where else. What was never asked is said to be so. */
function besideWords({ qualities, gaitDays, nightDays, alsoSore, earlier }: Place, words: Words): string {
  const { say, site } = words;
  const feels = qualities.map((quality) => insideWords(say(`entry.quality.${quality}`), words)).join(", ");
  const parts = [
    feels === "" ? "" : say("brief.place.feels", { feels }),
    say("brief.place.changed", { stride: daysWords(gaitDays, words), night: daysWords(nightDays, words) }),
    alsoSore.length === 0
      ? ""
      : say("brief.place.also", { places: alsoSore.map((other) => site(other, "plain")).join(", ") }),
    earlierWords(earlier, words),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

const daysWords = (days: number | null, { say }: Words): string =>
  days === null ? say("brief.not-asked") : say("brief.on-days", { days });

function earlierWords(earlier: Place["earlier"], { say, day }: Words): string {
  const last = earlier.at(-1);
  if (last === undefined) return "";
  return say("brief.place.earlier", {
    count: earlier.length,
    from: day(last.firstDay, "short"),
    to: day(last.lastSoreDay, "short-year"),
    worst: last.worstNrs,
  });
}

/** What was different before it began; nothing says that it was the cause. */
function ChangeList({ place: { changes } }: { readonly place: Place }) {
  const { say, tell } = useWords();
  if (changes.length === 0) return <p class="small">{say("brief.changes.none")}</p>;
  return (
    <>
      <p class="small">{say("brief.changes")}</p>
      <ul>
        {changes.map(({ kind, day, said }) => (
          <li key={`${kind} ${day}`}>{tell(said)}</li>
        ))}
      </ul>
    </>
  );
}

function marksOf(places: readonly Place[], { say }: Words): ReadonlyMap<string, PlaceMark> {
  return new Map(
    places.map(
      ({ site, latest }) =>
        [siteKey(site), { nrs: latest.nrs, words: say("brief.of-ten", { nrs: latest.nrs }) }] as const,
    ),
  );
}
