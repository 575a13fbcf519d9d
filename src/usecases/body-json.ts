import type { SiteLimit } from "../analysis/pain/site-limits.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import { ENGLISH } from "../messages/words.ts";
import type { BodyEpisode, BodyPlace, BodyReport } from "./body-report.ts";
import { dated, episodeJson, rangeJson } from "./therapy-json.ts";

/** The stable machine form of the body's page: every place that ever hurt, and the weekly answers. Days as dates. */
export function bodyJson({ asOf, athlete, places, weeks }: BodyReport) {
  return { asOf: formatLocalDay(asOf), athlete, places: places.map(placeJson), weeklyAnswers: weeks.map(dated) };
}

const placeJson = ({ site, days, episodes, limit, lastSoreDay, lately }: BodyPlace) => ({
  region: site.region,
  side: site.side,
  days: days.map(({ day, worstNrs, alteredGait, nightPain }) => ({
    day: formatLocalDay(day),
    worstNrs,
    alteredGait,
    nightPain,
  })),
  episodes: episodes.map(bodyEpisodeJson),
  limit: limitJson(limit),
  lastSoreDay: lastSoreDay === null ? null : formatLocalDay(lastSoreDay),
  lately: lately === null ? null : dated(lately),
});

function bodyEpisodeJson({ leadUp, pause, injury, ...episode }: BodyEpisode) {
  const { longest, spike } = leadUp;
  return {
    ...episodeJson(episode),
    runningBefore: {
      window: rangeJson(leadUp.window),
      longest: longest === null ? null : dated(longest),
      spike: spike === null ? null : dated(spike),
      returnDay: leadUp.returnDay === null ? null : formatLocalDay(leadUp.returnDay),
    },
    isInjury: injury.kind === "met" ? true : injury.kind === "not-met" ? false : null,
  };
}

const limitJson = ({ kind, duringNrs, afterNrs, isTested, words, source }: SiteLimit) => ({
  kind,
  duringNrs,
  afterNrs,
  isTested,
  text: ENGLISH.tell(words),
  source: ENGLISH.tell(source),
});
