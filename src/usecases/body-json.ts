import type { SiteLimit } from "../analysis/pain/site-limits.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import { ENGLISH } from "../messages/words.ts";
import type { BodyEpisode, BodyPlace, BodyReport } from "./body-report.ts";
import { dated, episodeJson, rangeJson } from "./therapy-json.ts";

/**
 * The stable machine form of the body's page: every place that ever hurt, and the weekly answers. Days as dates. What was
 * worked out from runs is null for whoever sees none.
 */
export function bodyJson({ asOf, athlete, places, weeks }: BodyReport, sees: { readonly runs: boolean } = ALL) {
  return {
    asOf: formatLocalDay(asOf),
    athlete,
    places: places.map((place) => placeJson(place, sees.runs)),
    weeklyAnswers: weeks.map(dated),
  };
}

const ALL = { runs: true };

const placeJson = ({ site, days, episodes, limit, lastSoreDay, lately }: BodyPlace, seesRuns: boolean) => ({
  region: site.region,
  side: site.side,
  days: days.map(({ day, worstNrs, alteredGait, nightPain }) => ({
    day: formatLocalDay(day),
    worstNrs,
    alteredGait,
    nightPain,
  })),
  episodes: episodes.map((episode) => bodyEpisodeJson(episode, seesRuns)),
  limit: seesRuns ? limitJson(limit) : null,
  lastSoreDay: lastSoreDay === null ? null : formatLocalDay(lastSoreDay),
  lately: lately === null ? null : dated(lately),
});

function bodyEpisodeJson({ leadUp, pause, injury, ...episode }: BodyEpisode, seesRuns: boolean) {
  return {
    ...episodeJson(episode),
    runningBefore: seesRuns ? leadUpJson(leadUp) : null,
    isInjury: seesRuns ? INJURY[injury.kind] : null,
  };
}

const leadUpJson = ({ window, longest, spike, returnDay }: BodyEpisode["leadUp"]) => ({
  window: rangeJson(window),
  longest: longest === null ? null : dated(longest),
  spike: spike === null ? null : dated(spike),
  returnDay: returnDay === null ? null : formatLocalDay(returnDay),
});

const INJURY: Readonly<Record<BodyEpisode["injury"]["kind"], boolean | null>> = {
  met: true,
  "not-met": false,
  "cannot-say": null,
};

const limitJson = ({ kind, duringNrs, afterNrs, isTested, words, source }: SiteLimit) => ({
  kind,
  duringNrs,
  afterNrs,
  isTested,
  text: ENGLISH.tell(words),
  source: ENGLISH.tell(source),
});
