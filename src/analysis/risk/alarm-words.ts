import type { PainSite } from "../../domain/pain.ts";
import type { Said, SaidValue } from "../../domain/said.ts";
import { exactly, listed, said } from "../../messages/said.ts";
import type { RedFlagVerdict } from "../pain/red-flag-state.ts";
import type { Flagged } from "./finding.ts";
import type { SpikeEvent } from "./spike-events.ts";
import { isPlural } from "./words.ts";

/** What an alarming verdict is worded from: flagged findings, loudest first. */
export interface AlarmInput {
  readonly flagged: readonly Flagged[];
  readonly events: readonly SpikeEvent[];
  /** The places of the findings, under their plain English names. */
  readonly places: ReadonlyMap<string, PainSite>;
  /** Red flags, most pressing first. */
  readonly redFlags: readonly RedFlagVerdict[];
}

/**
 * The sentence of the most pressing red flag: what it is and how soon to be seen.
 *
 * @see docs/METHODS.md#headline
 */
export function clinicianSentence({ redFlags }: Pick<AlarmInput, "redFlags">): Said | string {
  const pressing = redFlags.find(({ state }) => state.kind === "flagged");
  return pressing?.sentence ?? said("sentence.clinician");
}

/**
 * The sentence of a red verdict.
 *
 * @see docs/METHODS.md#headline
 */
export function restSentence({ flagged, places }: AlarmInput): Said {
  const top = flagged[0];
  const site = places.get(top?.about ?? "");
  const place: SaidValue = { capital: site === undefined ? said("sentence.your-body") : { site, form: "your" } };
  const it = { place, isPlural: isPlural(site === undefined ? [] : [site]) };
  switch (top?.rule) {
    case "OSTRC_SUBST":
      return said("sentence.rest.weekly", {
        place: site === undefined ? { capital: said("sentence.a-problem") } : place,
      });
    case "PAIN_HIGH":
      return said("sentence.rest.high", { ...it, nrs: exactly(top.value) });
    case "PAIN_GAIT":
      return top.value !== null && top.value >= (top.threshold ?? 0)
        ? said("sentence.rest.grew", { place })
        : said("sentence.rest.stride", { place });
    case "PAIN_KNEE":
      return said("sentence.rest.knee", it);
    case "PAIN_MORNING":
      return said("sentence.rest.morning", it);
    default:
      return top?.standsUntil === null ? said("sentence.rest.planned", it) : said("sentence.rest.spike", { place });
  }
}

/**
 * The sentence of an amber verdict: the sore places, and the longer run before them if there was one.
 *
 * @see docs/METHODS.md#headline
 */
export function easeSentence(input: AlarmInput): Said {
  const pains = input.flagged.filter(({ level, about }) => level === "amber" && about !== null);
  const sites = [...new Set(pains.map(({ about }) => about ?? ""))].flatMap((about) => input.places.get(about) ?? []);
  if (sites.length === 0) return loadSentence(input);
  const it = {
    places: { capital: listed(sites.map((site) => ({ site, form: "your" }))) },
    isPlural: isPlural(sites),
  };
  const lastSore = Math.max(...pains.map(({ to }) => to ?? 0));
  const hasLongerRun = input.flagged.some(({ rule, to }) => rule.startsWith("SPIKE_") && to !== null && to <= lastSore);
  if (hasLongerRun) return said("sentence.ease.longer", it);
  return said(pains.every(({ rule }) => rule === "PAIN_PERSIST") ? "sentence.ease.persist" : "sentence.ease.pain", it);
}

function loadSentence({ flagged, events }: AlarmInput): Said {
  const top = flagged.find(({ level }) => level === "amber");
  if (top?.rule === "RETURN_BREAK") return said("sentence.ease.break");
  const event = events.find(({ day }) => day === top?.to);
  if (event === undefined) return said("sentence.ease.week");
  const when = { day: event.day, as: "weekday-short" } as const;
  const kind = event.isPlanned ? "planned" : "done";
  return said(event.size === "small" ? `sentence.ease.${kind}` : `sentence.ease.${kind}.much`, { when });
}
