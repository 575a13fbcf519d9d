import type { Finding, Headline, RuleCode } from "../../domain/assessment.ts";
import type { PainSite } from "../../domain/pain.ts";
import type { Said } from "../../domain/said.ts";
import { listed, said } from "../../messages/said.ts";
import type { RedFlagVerdict } from "../pain/red-flag-state.ts";
import type { MassageView } from "../therapy/massage-view.ts";
import { clinicianSentence, easeSentence, restSentence } from "./alarm-words.ts";
import type { Flagged } from "./finding.ts";
import type { SpikeEvent } from "./spike-events.ts";
import { isPlural } from "./words.ts";

/** What the verdict's words are made from. */
export interface VerdictInput {
  readonly headline: Headline;
  /** Loudest first. */
  readonly findings: readonly Finding[];
  /** Spikes done and planned. */
  readonly events: readonly SpikeEvent[];
  /** The places of the findings, under their plain English names. */
  readonly places: ReadonlyMap<string, PainSite>;
  /** Red flags, most pressing first. */
  readonly redFlags: readonly RedFlagVerdict[];
  readonly massage: MassageView;
  readonly hasRecentPainAnswer: boolean;
}

/**
 * The verdict as one or two sentences about this runner, and what would change it. Plain and kind; it never says that
 * something is safe, and never that one thing causes another.
 *
 * @see docs/METHODS.md#headline
 */
export function verdictWords(input: VerdictInput): {
  readonly sentence: Said | string;
  readonly wouldChangeIf: Said | string;
} {
  return { sentence: sentenceOf(input), wouldChangeIf: changeOf(input) };
}

function sentenceOf(input: VerdictInput): Said | string {
  const flagged = input.findings.filter((finding) => finding.kind === "flagged");
  const alarm = { flagged, events: input.events, places: input.places, redFlags: input.redFlags };
  switch (input.headline) {
    case "see-clinician":
      return clinicianSentence(alarm);
    case "rest":
      return restSentence(alarm);
    case "ease":
      return easeSentence(alarm);
    case "book-massage":
      return massageSentence(input.massage);
    case "carry-on":
      return carryOnSentence(input, flagged);
    case "cannot-say":
      return cannotSaySentence(input);
    default:
      return input.headline satisfies never;
  }
}

function massageSentence({ reasons, tight }: MassageView): Said {
  if (reasons.includes("MASSAGE_TIGHT"))
    return said("sentence.massage.tight", {
      places: { capital: listed(tight.map((site) => ({ site, form: "your" }))) },
      isPlural: isPlural(tight),
    });
  return said(reasons.includes("MASSAGE_BLOCK") ? "sentence.massage.block" : "sentence.massage.rhythm");
}

function carryOnSentence({ findings, places }: VerdictInput, flagged: readonly Flagged[]): Said {
  const asked = findings.find(({ kind, text }) => kind === "cannot-say" && text.endsWith("?"));
  if (asked !== undefined) return said("sentence.carry-on.asked", { question: asked.said?.text ?? asked.text });
  const about = openQuestions(findings, places);
  if (about !== null) return said("sentence.carry-on.open", { about });
  const note = flagged[0];
  return note === undefined ? said("sentence.carry-on") : noteSentence(note, places);
}

/** What the questions are about that an answer called for and nobody has asked; null when none are open. */
function openQuestions(findings: readonly Finding[], places: ReadonlyMap<string, PainSite>) {
  const unasked = findings.filter(
    ({ kind, rule, from, coverage }) =>
      kind === "cannot-say" && rule.startsWith("RF_") && from !== null && coverage !== 0,
  );
  if (unasked.length === 0) return null;
  const named = new Set(unasked.flatMap(({ about }) => places.get(about ?? "") ?? []));
  return named.size === 0 ? said("sentence.how-you-are") : listed([...named].map((site) => ({ site, form: "your" })));
}

function noteSentence({ rule, about, to }: Flagged, places: ReadonlyMap<string, PainSite>): Said {
  const site = places.get(about ?? "");
  if (rule === "PAIN_NEW" && site !== undefined)
    return said("sentence.carry-on.new", { place: { site, form: "your" }, isPlural: isPlural([site]) });
  return to === null
    ? said("sentence.carry-on.longer-week")
    : said("sentence.carry-on.longer", { day: { day: to, as: "weekday-short" } });
}

function cannotSaySentence({ findings, hasRecentPainAnswer }: VerdictInput): Said {
  const missing = missingSpike(findings);
  if (missing === null) return said("sentence.cannot-say");
  return said(hasRecentPainAnswer ? "sentence.cannot-say.missing" : "sentence.cannot-say.missing-pain", { missing });
}

function missingSpike(findings: readonly Finding[]): Said | string | null {
  const silent = findings.find(({ kind, rule }) => kind === "cannot-say" && SPIKES.includes(rule));
  return silent?.kind === "cannot-say" ? (silent.said?.missing ?? silent.missing) : null;
}

const SPIKES: readonly RuleCode[] = ["SPIKE_S", "SPIKE_M", "SPIKE_L"];

function changeOf({ headline, findings, hasRecentPainAnswer }: VerdictInput): Said | string {
  if (headline === "book-massage" || headline === "carry-on") return said("sentence.change.green");
  if (headline !== "cannot-say") return firstChange(findings);
  const missing = [missingSpike(findings), hasRecentPainAnswer ? null : said("unknown.pain-answer")].filter(
    (item) => item !== null,
  );
  return said("sentence.change.knowing", { missing: listed(missing) });
}

function firstChange(findings: readonly Finding[]): Said | string {
  const top = findings.find((finding) => finding.kind === "flagged");
  return top?.kind === "flagged" ? (top.said?.wouldChangeIf ?? top.wouldChangeIf) : said("sentence.change.green");
}
