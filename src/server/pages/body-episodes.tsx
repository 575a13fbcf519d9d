import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { siteKey } from "../../domain/pain.ts";
import type { Words } from "../../messages/words.ts";
import type { BodyPlace } from "./body-place-page.tsx";
import { useWords } from "./words-context.ts";

type Episode = BodyPlace["episodes"][number];
const MOST_OPEN = 1;

interface BodyEpisodesProps {
  readonly places: readonly BodyPlace[];
  readonly slug: string;
  readonly asOf: LocalDay;
}

/** Every complaint here, newest first. */
export function BodyEpisodes({ places, slug, asOf }: BodyEpisodesProps) {
  const { say } = useWords();
  const episodes = places.flatMap((place) => place.episodes).sort((a, b) => b.firstDay - a.firstDay);
  if (episodes.length === 0) return null;
  return (
    <section class="card" aria-labelledby="episodes-title">
      <h2 id="episodes-title">{say("body.episodes.title")}</h2>
      <p class="small">{say("body.episodes.why")}</p>
      <ol class="episodes">
        {episodes.map((episode, i) => (
          <li key={`${episode.firstDay} ${siteKey(episode.site)}`}>
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
  const words = useWords();
  const { say, day } = words;
  const { window } = episode.leadUp;
  const days = say("body.episode.days", { days: episode.daysSore });
  const until = Math.min(asOf, episode.lastSoreDay + 14) as LocalDay;
  return (
    <details class="more episode" open={isOpen}>
      <summary>
        <span class="episode-head">
          <strong>{spanWords(episode, words)}</strong>
          <span class="place-value">{`${episode.worstNrs} / 10`}</span>
          <span class="small">
            {[isNamed ? words.site(episode.site, "label") : "", days, stateWords(episode, words)]
              .filter((part) => part !== "")
              .join(" · ")}
          </span>
        </span>
      </summary>
      <dl class="facts">
        <Fact name={say("body.episode.pause")} words={pauseWords(episode.pause, words)} />
        <Fact name={say("body.episode.injury")} words={injuryWords(episode.injury, words)} />
        <Fact name={say("body.episode.code")} words={`${episode.code} (OSIICS / SMDCS)`} />
      </dl>
      <h3 class="episode-before">
        {say("body.episode.before", { from: day(window.from, "short"), to: day(window.to, "short") })}
      </h3>
      <ul class="before">
        {beforeWords(episode.leadUp, words).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p class="small">
        <a class="link" href={`/body/${slug}?until=${formatLocalDay(until)}`}>
          {say("body.episode.picture")}
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

function spanWords({ firstDay, lastSoreDay }: Episode, { say, day }: Words): string {
  const to = day(lastSoreDay, "short-year");
  return firstDay === lastSoreDay ? to : say("days.range", { from: day(firstDay, "short"), to });
}

function stateWords({ state, endedOn }: Episode, { say, day }: Words): string {
  switch (state) {
    case "open":
      return say("body.episode.open");
    case "closed":
      return endedOn === null ? say("body.episode.over") : say("body.episode.closed", { day: day(endedOn, "short") });
    case "silent":
      return say("body.episode.silent");
    default:
      return state satisfies never;
  }
}

function pauseWords(pause: Episode["pause"], { say, day }: Words): string {
  switch (pause.kind) {
    case "none":
      return say("body.episode.pause.none");
    case "cannot-say":
      return say("body.episode.pause.cannot-say", { days: pause.unknownDays });
    case "pause": {
      const { days, band } = pause.loss;
      const lost = { days, from: day(pause.lastRunDay, "short"), band: say(`body.episode.pause.${band}`) };
      return pause.backOn === null
        ? say("body.episode.pause.so-far", lost)
        : say("body.episode.pause.back", { ...lost, to: day(pause.backOn, "short") });
    }
    default:
      return pause satisfies never;
  }
}

function injuryWords(injury: Episode["injury"], { say, day }: Words): string {
  switch (injury.kind) {
    case "not-met":
      return say("body.episode.injury.no");
    case "cannot-say":
      return say("body.episode.injury.cannot-say", { missing: injury.missing });
    case "met":
      return injury.by === "consultation"
        ? say("body.episode.injury.consultation", { day: day(injury.to, "day-month") })
        : say(`body.episode.injury.${injury.by}`, { count: injury.count });
    default:
      return injury satisfies never;
  }
}

/** What was run before it, in sentences that name no cause. */
function beforeWords({ longest, spike, returnDay, weekChangePct, unknownDays }: Episode["leadUp"], words: Words) {
  const { say, distance } = words;
  const on = (day: LocalDay) => words.day(day, "weekday-short");
  const isNoSpike = spike === null && longest !== null;
  return [
    longest === null
      ? say("body.episode.no-distance")
      : say("body.episode.longest", { distance: distance(longest.distanceM), day: on(longest.day) }),
    spike?.value == null ? "" : say("body.episode.spike", { day: on(spike.day), pct: percentOver(spike.value) }),
    isNoSpike ? say("body.episode.no-spike") : "",
    returnDay === null ? "" : say("body.episode.again", { day: on(returnDay) }),
    weekWords(weekChangePct, words),
    unknownDays === 0 ? "" : say("body.episode.unknown", { days: unknownDays }),
  ].filter((text) => text !== "");
}

const percentOver = (ratio: number): number => Math.round((ratio - 1) * 100);

function weekWords(change: Episode["leadUp"]["weekChangePct"], { say }: Words): string {
  if (change.kind === "unknown") return say("body.episode.week.unknown");
  const pct = Math.round(change.value);
  if (pct === 0) return say("body.episode.week.same");
  return pct > 0 ? say("body.episode.week.more", { pct }) : say("body.episode.week.less", { pct: -pct });
}
