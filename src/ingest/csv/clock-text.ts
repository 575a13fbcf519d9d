const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)$/;

/** Seconds of `h:mm:ss`, `mm:ss` or `mm:ss.f`; null for anything else. */
export function secondsOfClock(text: string): number | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const [hours, minutes, seconds] = [match[1] ?? "0", match[2] ?? "", (match[3] ?? "").replace(",", ".")].map(Number);
  if (hours === undefined || minutes === undefined || seconds === undefined) return null;
  if (seconds >= 60 || (match[1] !== undefined && minutes >= 60)) return null;
  return hours * 3600 + minutes * 60 + seconds;
}

/** Numbers of the months in English, German, Spanish, French, Portuguese and Dutch, by the letters that tell them apart. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(jan|jän|ene|janv)/, 1],
  [/^(feb|fev|fév)/, 2],
  [/^(mar|mär|mrz|maa|mrt)/, 3],
  [/^(apr|abr|avr)/, 4],
  [/^(mai|may|mei|maj)/, 5],
  [/^(jun|juin)/, 6],
  [/^(jul|juil)/, 7],
  [/^(aug|ago|aoû|aou)/, 8],
  [/^(sep|set)/, 9],
  [/^(oct|okt|out)/, 10],
  [/^nov/, 11],
  [/^(dec|dez|dic|déc)/, 12],
];

/** 1–12 for the name of a month or its short form; null for another word. */
export function monthOf(word: string): number | null {
  const lower = word.normalize("NFC").toLowerCase();
  return MONTHS.find(([pattern]) => pattern.test(lower))?.[1] ?? null;
}
