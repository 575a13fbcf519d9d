import { IntlMessageFormat } from "intl-messageformat";
import type { Language, UnitSystem } from "../domain/athlete.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { PainSite } from "../domain/pain.ts";
import type { DayForm, Said, SaidValue, SiteForm } from "../domain/said.ts";
import { dayWords } from "./day-words.ts";
import { DE } from "./de.ts";
import { EN } from "./en.ts";
import { type Measure, type Measures, measuresFor } from "./measures.ts";
import type { MessageKey, ValuesArgument } from "./message-values.ts";

/** The texts of each language. */
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en: EN, de: DE };

/** Everything that puts text, numbers, days and measures into one language and one unit system. */
export interface Words extends Measures {
  readonly locale: Language;
  readonly units: UnitSystem;
  /** `en metric`: tells words apart in the key of a cache. */
  readonly code: string;
  /** A text of the catalogue with what it speaks of. */
  say<Key extends MessageKey>(key: Key, ...values: ValuesArgument<Key>): string;
  /** A text that was made without a language; one that is words already stays as it is. */
  tell(said: Said | string): string;
  /** A value as it stands inside a text. */
  value(value: SaidValue): string;
  /** `a, b and c`, `a, b or c`. */
  list(items: readonly string[], of?: "and" | "or"): string;
  day(day: LocalDay, as: DayForm): string;
  site(site: PainSite, form: SiteForm): string;
}

/** `{n, number, whole}`, `{n, number, one}`, `{n, number, two}`: without groups, as in code. */
const NUMBER_STYLES = { whole: plainNumber(0), one: plainNumber(1), two: plainNumber(2) };

function plainNumber(digits: number) {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false };
}

/** A value that names one thing: a day, a place or a measure. */
type Thing = Measure | Extract<SaidValue, { readonly day: LocalDay } | { readonly site: PainSite }>;

/** A day that ends in an abbreviation (`22. Nov.`) ends a sentence with that same full stop. */
const TWO_STOPS = /(?<=\p{L})\.\.(?=$|[\s)”“])/gu;

const NONE = {};

type Compiled = (values: Readonly<Record<string, string | number>>) => string;

const PLACE = /\{(\w+)\}/;
const PLAIN = /^(?:[^{}']|\{\w+\})*$/;

/** Pieces of text and names of values by turns. */
const inPlaces =
  (pieces: readonly string[]): Compiled =>
  (values) => {
    let text = "";
    for (const [i, piece] of pieces.entries()) text += i % 2 === 0 ? piece : String(values[piece] ?? "");
    return text;
  };

function compiled(text: string, locale: Language): Compiled {
  if (!text.includes("{")) return () => text;
  // Most texts only put words in places: a replay says hundreds of thousands of them.
  if (PLAIN.test(text)) return inPlaces(text.split(PLACE));
  const format = new IntlMessageFormat(text, locale, { number: NUMBER_STYLES }, { ignoreTag: true });
  return (values) => String(format.format(values));
}

/** Values as a message takes them: numbers stay numbers, for plurals; the rest is text. */
function plainValues(
  values: Readonly<Record<string, SaidValue>>,
  told: (value: SaidValue) => string,
): Record<string, string | number> {
  const plain: Record<string, string | number> = {};
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (value !== undefined) plain[name] = typeof value === "number" ? value : told(value);
  }
  return plain;
}

function makeWords(locale: Language, units: UnitSystem): Words {
  const catalogue = CATALOGUES[locale];
  const known = new Map<string, Compiled>();
  const render = (key: string, values: Readonly<Record<string, SaidValue>>): string => {
    let message = known.get(key);
    if (message === undefined) {
      message = compiled(catalogue[key as MessageKey] ?? key, locale);
      known.set(key, message);
    }
    const text = message(plainValues(values, told));
    return text.includes("..") ? text.replace(TWO_STOPS, ".") : text;
  };
  const say: Words["say"] = (key, ...[values]) => render(key, values ?? NONE);
  const list: Words["list"] = (items, of = "and") => {
    const last = items.at(-1) ?? "";
    return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${catalogue[`list.${of}`]} ${last}`;
  };
  const measures = measuresFor(units, catalogue);
  const day: Words["day"] = (at, as) => dayWords(at, as, catalogue);
  const site: Words["site"] = ({ region, side }, form) =>
    form === "label"
      ? capital(say(`site.${region}.plain`, { side: side ?? "none" }))
      : say(`site.${region}.${form}`, { side: side ?? "none" });
  const told = (value: SaidValue): string => {
    if (typeof value !== "object") return String(value);
    if ("key" in value) return render(value.key, value.values);
    if ("capital" in value) return capital(told(value.capital));
    return "list" in value ? list(value.list.map(told), value.of) : thing(value);
  };
  const thing = (value: Thing): string => {
    if ("day" in value) return day(value.day, value.as);
    return "site" in value ? site(value.site, value.form) : measures.measure(value);
  };
  return {
    ...measures,
    locale,
    units,
    code: `${locale} ${units}`,
    say,
    tell: (text) => (typeof text === "string" ? text : render(text.key, text.values)),
    value: told,
    list,
    day,
    site,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const made = new Map<string, Words>();

/** The words of a language and a unit system: made once, and kept with every text they have read. */
export function wordsFor(locale: Language, units: UnitSystem): Words {
  const code = `${locale} ${units}`;
  const known = made.get(code) ?? makeWords(locale, units);
  made.set(code, known);
  return known;
}

/** English with kilometres: what the JSON and the command line speak. */
export const ENGLISH: Words = wordsFor("en", "metric");
