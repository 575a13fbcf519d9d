import { addDays, formatLocalDay, type LocalDay } from "../domain/local-day.ts";
import type { IssuedFinding } from "../domain/squad.ts";
import { findingTitle } from "../messages/finding-words.ts";
import { ENGLISH } from "../messages/words.ts";
import type { SquadEntry } from "./squad-overview.ts";

/**
 * The stable machine form of one athlete of a squad: what is shared of them. Null is "not known" or "not shared"; `shared`
 * tells the two apart.
 *
 * @param painTo the last of the days of pain
 */
export function squadEntryJson(entry: SquadEntry, painTo: LocalDay) {
  const { athlete, name, scopes, mayComment, now, issuedFor, isStale, weekAgo, isChanged, race } = entry;
  return {
    athlete,
    name,
    shared: scopes,
    mayComment,
    verdict: now,
    verdictOf: dayOrNull(issuedFor),
    isStale,
    weekAgo,
    isChanged,
    group: entry.group,
    why: ENGLISH.tell(entry.why),
    findings: entry.findings.map(findingJson),
    hidesFindings: entry.hidesFindings,
    pain: painJson(entry, painTo),
    knownDaysOf28: entry.knownDaysOf28,
    distances: distancesJson(entry),
    lastHeard: dayOrNull(entry.contactDay),
    silentDays: entry.silentDays,
    nextRace: race === null ? null : { day: formatLocalDay(race.day), distanceM: race.distanceM },
  };
}

function findingJson(finding: IssuedFinding) {
  const { rule, about, level, value, threshold, unit, said } = finding;
  return {
    rule,
    about,
    level,
    value,
    threshold,
    unit: unit ?? null,
    title: findingTitle(finding, ENGLISH),
    text: said === undefined ? null : ENGLISH.tell(said.text),
  };
}

/** Days without an answer are left out: nobody knows whether anything hurt on them. */
function painJson({ painNrs, worstNrs }: SquadEntry, to: LocalDay) {
  if (painNrs === null) return null;
  const from = addDays(to, 1 - painNrs.length);
  const days = painNrs.flatMap((nrs, i) =>
    nrs === null ? [] : [{ day: formatLocalDay(addDays(from, i)), worstNrs: nrs }],
  );
  return { from: formatLocalDay(from), worst7dNrs: worstNrs.now, worst7dBeforeNrs: worstNrs.before, days };
}

function distancesJson({ figures }: SquadEntry) {
  if (figures === null) return null;
  const { distance7dM, distance30dM, longestRun30dM } = figures;
  return { distance7dM, distance30dM, longestRun30dM };
}

const dayOrNull = (day: LocalDay | null): string | null => (day === null ? null : formatLocalDay(day));
