import type { Finding, Headline, RuleCode } from "../../domain/assessment.ts";
import { weekdayAndDay } from "../../domain/day-words.ts";
import { capitalised, type SiteName, siteName } from "../../domain/site-words.ts";
import type { RedFlagVerdict } from "../pain/red-flag-state.ts";
import type { MassageView } from "../therapy/massage-view.ts";
import { clinicianSentence, easeSentence, type PainWord, restSentence } from "./alarm-words.ts";
import type { Flagged } from "./finding.ts";
import type { SpikeEvent } from "./spike-events.ts";
import { inARow } from "./words.ts";

/** What the verdict's words are made from. */
export interface VerdictInput {
  readonly headline: Headline;
  /** Loudest first. */
  readonly findings: readonly Finding[];
  /** Spikes done and planned. */
  readonly events: readonly SpikeEvent[];
  /** The places of the findings, under their plain names. */
  readonly places: ReadonlyMap<string, PainWord>;
  /** Red flags, most pressing first. */
  readonly redFlags: readonly RedFlagVerdict[];
  readonly massage: MassageView;
  readonly hasRecentPainAnswer: boolean;
}

const NO_WARNING = "No warning signs in what you logged";
const GREEN_CHANGE =
  "A new sore place, or a run more than 10 % longer than your longest of 30 days, would change this.";

/**
 * The verdict as one or two sentences about this runner, and what would change it. Plain and kind; it never says that
 * something is safe, and never that one thing causes another.
 *
 * @see docs/METHODS.md#headline
 */
export function verdictWords(input: VerdictInput): { readonly sentence: string; readonly wouldChangeIf: string } {
  return { sentence: sentenceOf(input), wouldChangeIf: changeOf(input) };
}

function sentenceOf(input: VerdictInput): string {
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

function massageSentence({ reasons, tight }: MassageView): string {
  const names = tight.map(siteName);
  if (reasons.includes("MASSAGE_TIGHT"))
    return `${NO_WARNING}. ${capitalised(inARow(names.map(({ your }) => your)))} ${isOrAre(names)} a little tight, and a massage may ease that a little.`;
  if (reasons.includes("MASSAGE_BLOCK"))
    return `${NO_WARNING}. It was a hard week, and a massage may ease soreness a little.`;
  return `${NO_WARNING}. By your own rhythm a massage is due.`;
}

function carryOnSentence({ findings, places }: VerdictInput, flagged: readonly Flagged[]): string {
  const asked = findings.find(({ kind, text }) => kind === "cannot-say" && text.endsWith("?"));
  if (asked !== undefined) return `${NO_WARNING}. ${asked.text}`;
  const open = openQuestions(findings, places);
  if (open !== null) return `${NO_WARNING}, but some questions about ${open} are open.`;
  const note = flagged[0];
  return note === undefined
    ? `${NO_WARNING}. Carry on as you are.`
    : `${NO_WARNING}, only a note: ${noteText(note, places)}.`;
}

/** What the questions are about that an answer called for and nobody has asked; null when none are open. */
function openQuestions(findings: readonly Finding[], places: ReadonlyMap<string, PainWord>): string | null {
  const unasked = findings.filter(
    ({ kind, rule, from, coverage }) =>
      kind === "cannot-say" && rule.startsWith("RF_") && from !== null && coverage !== 0,
  );
  if (unasked.length === 0) return null;
  const named = new Set(unasked.flatMap(({ about }) => places.get(about ?? "")?.name.your ?? []));
  return named.size === 0 ? "how you are" : inARow([...named]);
}

function noteText({ rule, about, to }: Flagged, places: ReadonlyMap<string, PainWord>): string {
  const name = places.get(about ?? "")?.name;
  if (rule === "PAIN_NEW" && name !== undefined) return `${name.your} ${isOrAre([name])} new on the list`;
  return `the run of ${to === null ? "this week" : weekdayAndDay(to)} is a little longer than you are used to`;
}

function isOrAre(names: readonly SiteName[]): "is" | "are" {
  return names.length > 1 || names[0]?.isPlural === true ? "are" : "is";
}

function cannotSaySentence(input: VerdictInput): string {
  const missing = missingSpike(input.findings);
  const askPain = "Log how your body feels today; “no pain” is an answer too.";
  if (missing === null) return `We cannot say yet. ${askPain}`;
  return `We cannot say yet: we do not know ${missing}.${input.hasRecentPainAnswer ? "" : ` ${askPain}`}`;
}

function missingSpike(findings: readonly Finding[]): string | null {
  const silent = findings.find(({ kind, rule }) => kind === "cannot-say" && SPIKES.includes(rule));
  return silent?.kind === "cannot-say" ? silent.missing : null;
}

const SPIKES: readonly RuleCode[] = ["SPIKE_S", "SPIKE_M", "SPIKE_L"];

function changeOf({ headline, findings, hasRecentPainAnswer }: VerdictInput): string {
  if (headline === "book-massage" || headline === "carry-on") return GREEN_CHANGE;
  if (headline !== "cannot-say") return firstChange(findings);
  const missing = [missingSpike(findings), hasRecentPainAnswer ? null : "a pain answer"].filter(
    (item) => item !== null,
  );
  return `Knowing this would change it: ${inARow(missing)}.`;
}

function firstChange(findings: readonly Finding[]): string {
  const top = findings.find((finding) => finding.kind === "flagged");
  return top?.kind === "flagged" ? top.wouldChangeIf : GREEN_CHANGE;
}
