import { shortDay, shortDayAndYear } from "../../domain/day-words.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { siteKey } from "../../domain/pain.ts";
import { siteName, siteWords } from "../../domain/site-words.ts";
import type { Words } from "../../messages/words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { BodyMap, type PlaceMark } from "../body-map/body-map.tsx";
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
  const others = places.slice(TOLD).map(({ site, latest }) => `${siteName(site).plain} ${latest.nrs} of 10`);
  return (
    <section class="brief-part brief-where" aria-labelledby="brief-where-title">
      <div>
        <h2 id="brief-where-title">Where it hurts, and since when</h2>
        {places.length === 0 && <p>No sore day in the last 28 days.</p>}
        {places.slice(0, TOLD).map((place) => (
          <PlaceBlock key={siteKey(place.site)} place={place} asOf={asOf} />
        ))}
        {others.length > 0 && <p class="small">{`Sore in the last 28 days as well: ${others.join(", ")}.`}</p>}
      </div>
      <BodyMap marks={marksOf(places)} />
    </section>
  );
}

function PlaceBlock({ place, asOf }: { readonly place: Place; readonly asOf: LocalDay }) {
  const words = useWords();
  return (
    <div class="brief-place">
      <h3>
        {siteWords(place.site)}
        <span>{`${place.latest.nrs} of 10 on ${shortDay(place.latest.day)}`}</span>
      </h3>
      <p>{courseWords(place, asOf)}</p>
      <p>{besideWords(place, words)}</p>
      <ChangeList place={place} />
    </div>
  );
}

function courseWords({ episode, answeredDays }: Place, asOf: LocalDay): string {
  const days = asOf - episode.firstDay + 1;
  const since = `Since ${shortDayAndYear(episode.firstDay)} (${days === 1 ? "one day" : `${days} days`})`;
  return `${since}: sore on ${episode.daysSore} of ${answeredDays} answered days, ${episode.worstNrs} of 10 at worst.`;
}

/** How it feels, what it changes, and where else. What was never asked is said to be so. */
function besideWords({ qualities, gaitDays, nightDays, alsoSore, earlier }: Place, { say }: Words): string {
  const feels = qualities.map((quality) => say(`entry.quality.${quality}`).toLowerCase()).join(", ");
  const parts = [
    feels === "" ? "" : `Feels: ${feels}.`,
    `Changed the stride: ${daysWords(gaitDays)}. At night: ${daysWords(nightDays)}.`,
    alsoSore.length === 0 ? "" : `Sore in the same time: ${alsoSore.map((site) => siteName(site).plain).join(", ")}.`,
    earlierWords(earlier),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

const daysWords = (days: number | null): string => {
  if (days === null) return "not asked";
  return days === 0 ? "no" : days === 1 ? "on 1 day" : `on ${days} days`;
};

function earlierWords(earlier: Place["earlier"]): string {
  const last = earlier.at(-1);
  if (last === undefined) return "";
  const count = earlier.length === 1 ? "Once before" : `${earlier.length} times before`;
  return `${count}, last ${shortDay(last.firstDay)} to ${shortDayAndYear(last.lastSoreDay)}, ${last.worstNrs} at worst.`;
}

/** What was different before it began; nothing says that it was the cause. */
function ChangeList({ place: { changes } }: { readonly place: Place }) {
  if (changes.length === 0) return <p class="small">Nothing that stands out in the running of the 4 weeks before.</p>;
  return (
    <>
      <p class="small">What had changed in the 4 weeks before it began:</p>
      <ul>
        {changes.map(({ kind, day, text }) => (
          <li key={`${kind} ${day}`}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function marksOf(places: readonly Place[]): ReadonlyMap<string, PlaceMark> {
  return new Map(
    places.map(({ site, latest }) => [siteKey(site), { nrs: latest.nrs, words: `${latest.nrs} of 10` }] as const),
  );
}
