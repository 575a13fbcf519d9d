import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { PainEntry } from "../../domain/pain.ts";
import { capitalised } from "../../domain/site-words.ts";
import { placeField } from "../entries/again-entries.ts";
import { useWords } from "./words-context.ts";

const MOST_PLACES = 8;

interface AgainFormProps {
  readonly today: LocalDay;
  readonly pain: readonly PainEntry[];
}

/** Yesterday's sore places, once each at their worst; none when today has an answer already. */
export function yesterdaysPain(pain: readonly PainEntry[], today: LocalDay): readonly PainEntry[] {
  if (pain.some((entry) => entry.day === today)) return [];
  const worst = new Map<string, PainEntry>();
  for (const entry of pain) {
    if (entry.day !== today - 1 || entry.nrs < 1) continue;
    const key = `${entry.region} ${entry.side}`;
    const before = worst.get(key);
    if (before === undefined || entry.nrs > before.nrs) worst.set(key, entry);
  }
  return [...worst.values()].slice(0, MOST_PLACES);
}

/** One tap when nothing has changed since yesterday. */
export function AgainForm({ today, pain }: AgainFormProps) {
  const { say, site } = useWords();
  const places = yesterdaysPain(pain, today);
  if (places.length === 0) return null;
  return (
    <form class="card" method="post" action="/log" aria-labelledby="again-title">
      <input type="hidden" name="kind" value="again" />
      <input type="hidden" name="day" value={formatLocalDay(today)} />
      {places.map((entry) => (
        <input key={placeField(entry)} type="hidden" name="place" value={placeField(entry)} />
      ))}
      <h2 id="again-title">{say("log.again.title")}</h2>
      <p class="small">{capitalised(places.map((entry) => `${site(entry, "plain")} ${entry.nrs}`).join(", "))}.</p>
      <button class="button wide" type="submit">
        {say("log.again.send")}
      </button>
    </form>
  );
}
