import { RED_FLAG_CODES } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { type PainEntry, type PainSite, type Region, siteKey } from "../../domain/pain.ts";
import type { Said } from "../../domain/said.ts";
import { siteName } from "../../domain/site-words.ts";
import { said } from "../../messages/said.ts";
import { BONE_PRONE, questionsFor, type RedFlagQuestion } from "./red-flag-questions.ts";
import { SIGNS, type SignRule, URGENCIES, type Urgency } from "./red-flag-signs.ts";
import { type RedFlagVerdict, seenThrough } from "./red-flag-state.ts";
import { type SignNoun, signNouns, signsSentence, signsText, urgencyAdvice } from "./red-flag-words.ts";
import { isSore, recentDays, type SiteDay, type SiteDiary } from "./site-diary.ts";

/** Near the hip joint it is not left for tomorrow. */
const SAME_DAY: readonly Region[] = ["groin", "hip"];
/** No older answer to a question still counts for an answer of the last 7 days. */
const CHECKS_WITHIN_DAYS = 60;
const AT_NIGHT: SignNoun = "night";
const WENT_NUMB: SignNoun = "numbness";

/** What the red flags that rest on signs look at. */
export interface SignEvidence {
  readonly history: Pick<RunnerHistory, "redFlagChecks" | "seenFlags">;
  readonly diaries: readonly SiteDiary[];
  readonly asOf: LocalDay;
}

/** One sign, logged once. */
interface Logged {
  readonly rule: SignRule;
  readonly site: PainSite | null;
  readonly day: LocalDay;
  readonly noun: SignNoun;
  readonly urgency: Urgency;
  /** Said of a pain entry, not asked as a question of its own. */
  readonly isOfEntry: boolean;
}

/**
 * The red flags that rest on signs: one verdict for each rule and place where a yes stands that nobody has seen yet, and
 * one for each place whose answers call for questions that were not answered. A yes stands until the runner says that it
 * was seen, on its day or later; a later no does not take it back.
 *
 * @see docs/METHODS.md#red-flags
 */
export function signVerdicts(evidence: SignEvidence): RedFlagVerdict[] {
  const logged = [...checkedSigns(evidence), ...evidence.diaries.flatMap(entrySigns)];
  const open = evidence.diaries.flatMap((diary) => openQuestions(diary, evidence));
  const nights = evidence.diaries.flatMap((diary) => nightsUnasked(diary, evidence));
  return RED_FLAG_CODES.flatMap((rule) => {
    if (rule === "RF_PERSIST") return [];
    const through = seenThrough(rule, evidence.history, evidence.asOf);
    const isUnseen = ({ rule: of, day }: Pick<Logged, "rule" | "day">) =>
      of === rule && (through === null || day > through);
    const unasked = [...nights, ...open].filter(isUnseen);
    return [...flaggedVerdicts(rule, logged.filter(isUnseen)), ...unaskedVerdicts(rule, unasked)];
  });
}

function checkedSigns({ history, asOf }: SignEvidence): Logged[] {
  return history.redFlagChecks
    .filter(({ day }) => day <= asOf)
    .flatMap(({ day, site, yes }) =>
      yes.map((sign) => {
        const { rule, urgency } = SIGNS[sign];
        return { rule, urgency: hasten(rule, site, urgency), noun: sign, site, day, isOfEntry: false };
      }),
    );
}

function entrySigns({ site, days }: SiteDiary): Logged[] {
  const isBoneProne = BONE_PRONE.includes(site.region);
  const logged: Logged[] = [];
  for (const { day, nightPain, entries } of days) {
    if (isBoneProne && nightPain === true)
      logged.push({
        rule: "RF_BSI",
        site,
        day,
        noun: AT_NIGHT,
        urgency: hasten("RF_BSI", site, "days"),
        isOfEntry: true,
      });
    if (entries.some(({ quality }) => quality === "numb"))
      logged.push({ rule: "RF_NEURO", site, day, noun: WENT_NUMB, urgency: SIGNS.numbness.urgency, isOfEntry: true });
  }
  return logged;
}

/** A bone near the hip joint is seen the same day. */
function hasten(rule: SignRule, site: PainSite | null, urgency: Urgency): Urgency {
  return rule === "RF_BSI" && site !== null && SAME_DAY.includes(site.region) ? "today" : urgency;
}

function flaggedVerdicts(rule: SignRule, standing: readonly Logged[]): RedFlagVerdict[] {
  const bySite = new Map<string, Logged[]>();
  for (const sign of standing) {
    const key = sign.site === null ? "" : siteKey(sign.site);
    bySite.set(key, [...(bySite.get(key) ?? []), sign]);
  }
  return [...bySite.values()].flatMap((signs) => flaggedVerdict(rule, signs));
}

function flaggedVerdict(rule: SignRule, signs: readonly Logged[]): RedFlagVerdict[] {
  const days = signs.map(({ day }) => day).sort((a, b) => a - b);
  const [from, to] = [days[0], days.at(-1)];
  const [first] = signs;
  if (first === undefined || from === undefined || to === undefined) return [];
  const { site } = first;
  const urgency = URGENCIES.find((one) => signs.some((sign) => sign.urgency === one)) ?? first.urgency;
  const logged = { site, nouns: [...new Set(signs.map(({ noun }) => noun))], day: to, urgency };
  const text = signsText(logged);
  return [
    {
      rule,
      site,
      urgency,
      sentence: entrySentence(signs, urgency) ?? signsSentence(logged),
      state: {
        kind: "flagged",
        level: "clinician",
        value: null,
        threshold: null,
        from,
        to,
        standsUntil: null,
        text: rule === "RF_DVT" ? said("red-flag.no-massage", { text }) : text,
      },
    },
  ];
}

/** What is said of an entry reads as the runner would say it. */
function entrySentence(signs: readonly Logged[], urgency: Urgency): Said | null {
  const [first] = signs;
  if (first === undefined || first.site === null) return null;
  if (!signs.every(({ isOfEntry, noun }) => isOfEntry && noun === first.noun)) return null;
  const place = { capital: { site: first.site, form: "your" } } as const;
  const advice = urgencyAdvice(urgency);
  if (first.noun === WENT_NUMB) return said("red-flag.entry.numb", { place, advice });
  return said("red-flag.entry.night", { place, isPlural: isPlural(first.site), advice });
}

/** Recent sore days since the place was last free of symptoms. */
function soreLately(diary: SiteDiary, asOf: LocalDay): readonly SiteDay[] {
  const recent = recentDays(diary, asOf);
  const lastFree = recent.findLastIndex((day) => !isSore(day));
  return recent.slice(lastFree + 1);
}

/** Something an answer called for that was not asked; its day is that of the latest such answer. */
type Unasked = Pick<Logged, "rule" | "site" | "day" | "noun">;

/** A question that an answer of the last days called for and nobody answered. */
export interface OpenQuestion extends RedFlagQuestion {
  /** The place whose answer called for it, also when the question is about the whole body. */
  readonly calledBy: PainSite;
}

/**
 * The questions that are open: those behind every `cannot-say` of the red flags. One for each sign and place that called
 * for it.
 *
 * @see docs/METHODS.md#questions-about-signs
 */
export function openSignQuestions(evidence: SignEvidence): OpenQuestion[] {
  return evidence.diaries.flatMap((diary) => {
    const open = new Map<string, OpenQuestion>();
    for (const { day, question } of calledFor(diary, evidence)) {
      const through = seenThrough(question.rule, evidence.history, evidence.asOf);
      if (through === null || day > through) open.set(question.sign, { ...question, calledBy: diary.site });
    }
    return [...open.values()];
  });
}

/**
 * Answers about bone-prone places that leave open whether it hurts at night: the latest of each place.
 *
 * @see docs/METHODS.md#questions-about-signs
 */
export function openNights(evidence: SignEvidence): PainEntry[] {
  const through = seenThrough("RF_BSI", evidence.history, evidence.asOf);
  return evidence.diaries.flatMap((diary) =>
    nightsUnasked(diary, evidence)
      .filter(({ day }) => through === null || day > through)
      .flatMap(({ day }) => diary.days.find((one) => one.day === day)?.entries.findLast(({ nrs }) => nrs >= 1) ?? []),
  );
}

interface CalledFor {
  readonly day: LocalDay;
  readonly question: RedFlagQuestion;
}

function calledFor(diary: SiteDiary, { history, asOf }: SignEvidence): CalledFor[] {
  const days = soreLately(diary, asOf);
  if (days.length === 0) return [];
  const checks = history.redFlagChecks.filter(({ day }) => day <= asOf && day > asOf - CHECKS_WITHIN_DAYS);
  return days.flatMap(({ day, entries }) => questionsFor(entries, checks).map((question) => ({ day, question })));
}

function openQuestions(diary: SiteDiary, evidence: SignEvidence): Unasked[] {
  return calledFor(diary, evidence).map(({ day, question: { rule, site, sign } }) => ({
    rule,
    site,
    day,
    noun: sign,
  }));
}

/** Sore over bone in the last days and never asked about the night: unasked is not clear. */
function nightsUnasked(diary: SiteDiary, { asOf }: SignEvidence): Unasked[] {
  if (!BONE_PRONE.includes(diary.site.region)) return [];
  const sore = recentDays(diary, asOf).filter(isSore);
  const last = sore.at(-1);
  if (last === undefined || sore.some((day) => day.nightPain !== null)) return [];
  return [{ rule: "RF_BSI", site: diary.site, day: last.day, noun: AT_NIGHT }];
}

function unaskedVerdicts(rule: SignRule, unasked: readonly Unasked[]): RedFlagVerdict[] {
  const bySite = new Map<string, { readonly site: PainSite | null; readonly nouns: Set<SignNoun> }>();
  for (const { site, noun } of unasked) {
    const key = site === null ? "" : siteKey(site);
    const found = bySite.get(key) ?? { site, nouns: new Set() };
    found.nouns.add(noun);
    bySite.set(key, found);
  }
  return [...bySite.values()].map(({ site, nouns }) => ({
    rule,
    site,
    urgency: "routine",
    sentence: null,
    state: { kind: "unjudged", missing: missingWords(site, [...nouns]) },
  }));
}

function missingWords(site: PainSite | null, nouns: readonly SignNoun[]): Said {
  const signs = signNouns(nouns, "or");
  if (site === null) return said("red-flag.missing.body", { signs });
  const place = { site, form: "your" } as const;
  if (nouns.length === 1 && nouns[0] === AT_NIGHT)
    return said("red-flag.missing.night", { place, isPlural: isPlural(site) });
  return said("red-flag.missing.place", { signs, place });
}

const isPlural = (site: PainSite): "yes" | "no" => (siteName(site).isPlural ? "yes" : "no");
