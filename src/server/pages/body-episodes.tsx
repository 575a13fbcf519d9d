import { kmWords } from "../../charts/number-words.ts";
import { dayAndMonth, shortDay, shortDayAndYear, weekdayAndDay } from "../../domain/day-words.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { siteWords } from "../../domain/site-words.ts";
import { ENGLISH } from "../../messages/words.ts";
import type { BodyPlace } from "./body-place-page.tsx";

type Episode = BodyPlace["episodes"][number];
const MOST_OPEN = 1;

interface BodyEpisodesProps {
  readonly places: readonly BodyPlace[];
  readonly slug: string;
  readonly asOf: LocalDay;
}

/** Every complaint here, newest first. */
export function BodyEpisodes({ places, slug, asOf }: BodyEpisodesProps) {
  const episodes = places.flatMap((place) => place.episodes).sort((a, b) => b.firstDay - a.firstDay);
  if (episodes.length === 0) return null;
  return (
    <section class="card" aria-labelledby="episodes-title">
      <h2 id="episodes-title">Episodes</h2>
      <p class="small">
        One begins with pain after 14 days without. What was run before it describes; it does not say why it began.
      </p>
      <ol class="episodes">
        {episodes.map((episode, i) => (
          <li key={`${episode.firstDay} ${siteWords(episode.site)}`}>
            <EpisodeRow episode={episode} isNamed={places.length > 1} isOpen={i < MOST_OPEN} slug={slug} asOf={asOf} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface EpisodeRowProps {
  readonly episode: Episode;
  readonly isNamed: boolean;
  readonly isOpen: boolean;
  readonly slug: string;
  readonly asOf: LocalDay;
}

function EpisodeRow({ episode, isNamed, isOpen, slug, asOf }: EpisodeRowProps) {
  const days = episode.daysSore === 1 ? "1 day sore" : `${episode.daysSore} days sore`;
  const until = Math.min(asOf, episode.lastSoreDay + 14) as LocalDay;
  return (
    <details class="more episode" open={isOpen}>
      <summary>
        <span class="episode-head">
          <strong>{spanWords(episode)}</strong>
          <span class="place-value">{`${episode.worstNrs} / 10`}</span>
          <span class="small">
            {[isNamed ? siteWords(episode.site) : "", days, stateWords(episode)]
              .filter((part) => part !== "")
              .join(" · ")}
          </span>
        </span>
      </summary>
      <dl class="facts">
        <Fact name="Pause in running" words={pauseWords(episode.pause)} />
        <Fact name="Injury by the research definition" words={injuryWords(episode.injury)} />
        <Fact name="Code" words={`${episode.code} (OSIICS / SMDCS)`} />
      </dl>
      <h3 class="episode-before">{`Before it: ${shortDay(episode.leadUp.window.from)} to ${shortDay(episode.leadUp.window.to)}`}</h3>
      <ul class="before">
        {beforeWords(episode.leadUp).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p class="small">
        <a class="link" href={`/body/${slug}?until=${formatLocalDay(until)}`}>
          These weeks as a picture
        </a>
      </p>
    </details>
  );
}

function Fact({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  );
}

function spanWords({ firstDay, lastSoreDay }: Episode): string {
  if (firstDay === lastSoreDay) return shortDayAndYear(firstDay);
  return `${shortDay(firstDay)} to ${shortDayAndYear(lastSoreDay)}`;
}

function stateWords({ state, endedOn }: Episode): string {
  switch (state) {
    case "open":
      return "not over yet";
    case "closed":
      return endedOn === null ? "over" : `free of pain for 14 days on ${shortDay(endedOn)}`;
    case "silent":
      return "no answers after it, so nobody knows if it ended";
    default:
      return state satisfies never;
  }
}

const BAND_WORDS = { minor: "minor", moderate: "moderate", severe: "severe", "very-severe": "very severe" } as const;

function pauseWords(pause: Episode["pause"]): string {
  switch (pause.kind) {
    case "none":
      return "None of 7 days or more.";
    case "cannot-say":
      return `Cannot say: ${pause.unknownDays === 1 ? "1 day is" : `${pause.unknownDays} days are`} not known.`;
    case "pause": {
      const { days, band } = pause.loss;
      const to = pause.backOn === null ? "so far" : `to ${shortDay(pause.backOn)}`;
      return `${days} days, from ${shortDay(pause.lastRunDay)} ${to}: ${BAND_WORDS[band]} by the bands of the IOC. Why is not known.`;
    }
    default:
      return pause satisfies never;
  }
}

function injuryWords(injury: Episode["injury"]): string {
  switch (injury.kind) {
    case "not-met":
      return "No.";
    case "cannot-say":
      return `Cannot say without ${ENGLISH.tell(injury.missing)}.`;
    case "met":
      return `Yes: ${
        {
          days: `${injury.count} restricted days in a row`,
          runs: `${injury.count} planned runs in a row missed or shortened`,
          consultation: `seen by a health professional on ${dayAndMonth(injury.to)}`,
        }[injury.by]
      } (Yamato et al. 2015).`;
    default:
      return injury satisfies never;
  }
}

/** What was run before it, in sentences that name no cause. */
function beforeWords(leadUp: Episode["leadUp"]): readonly string[] {
  const { longest, spike, returnDay, weekChangePct, unknownDays } = leadUp;
  return [
    longest === null
      ? "No run of a known distance."
      : `Longest run: ${kmWords(longest.distanceM)} on ${weekdayAndDay(longest.day)}.`,
    spike?.value == null
      ? ""
      : `The run on ${weekdayAndDay(spike.day)} was ${overWords(spike.value)} longer than any of the 30 days before it.`,
    spike === null && longest !== null
      ? "No run was more than 10 % longer than the longest of the 30 days before it."
      : "",
    returnDay === null ? "" : `The run on ${weekdayAndDay(returnDay)} was the first in 30 days.`,
    weekWords(weekChangePct),
    unknownDays === 0
      ? ""
      : `${unknownDays === 1 ? "1 of these 14 days is" : `${unknownDays} of these 14 days are`} not known.`,
  ].filter((words) => words !== "");
}

const overWords = (ratio: number): string => `${Math.round((ratio - 1) * 100)} %`;

function weekWords(change: Episode["leadUp"]["weekChangePct"]): string {
  if (change.kind === "unknown") return "Week against week cannot be told: too little was run or is known.";
  const percent = Math.round(change.value);
  if (percent === 0) return "As far in its 7 days as in the 7 before.";
  return `${Math.abs(percent)} % ${percent > 0 ? "more" : "less"} distance in its 7 days than in the 7 before.`;
}
