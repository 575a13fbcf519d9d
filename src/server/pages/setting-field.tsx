import { type AthleteSettings, LANGUAGES, type Language, UNIT_SYSTEMS } from "../../domain/athlete.ts";
import type { Words } from "../../messages/words.ts";
import type { SettingField } from "../entries/setting-forms.ts";
import type { FieldProblem } from "../problem.ts";
import { Chip } from "./choice.tsx";
import { useWords } from "./words-context.ts";

/** A setting as its field shows it; blank when it was not said. */
export function shown(name: SettingField, said: AthleteSettings, { clock, paceS }: Words): string {
  const value = said[name];
  if (value === null) return "";
  return name === "thresholdSpeedMPerS" && typeof value === "number" ? clock(paceS(value)) : String(value);
}

/** Each language in its own words: whoever looks for it may read no other. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };
const SEXES = ["female", "male"] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** A pace that nobody takes for another unit's: seconds a kilometre. */
const EXAMPLE_SPEED_M_PER_S = 1000 / 270;

interface Option {
  readonly value: string;
  readonly words: string;
}

/** How a setting is asked for: one of a few words, one of a list, or a line to write in. */
type Way =
  | { readonly kind: "chips"; readonly options: readonly Option[] }
  | { readonly kind: "list"; readonly options: readonly Option[] }
  | { readonly kind: "line"; readonly placeholder?: string; readonly inputMode?: "numeric" };

function wayOf(name: SettingField, words: Words): Way {
  const { say } = words;
  switch (name) {
    case "language":
      return { kind: "chips", options: LANGUAGES.map((value) => ({ value, words: LANGUAGE_NAMES[value] })) };
    case "units":
      return {
        kind: "chips",
        options: UNIT_SYSTEMS.map((value) => ({ value, words: say(`settings.units.${value}`) })),
      };
    case "sexForTrimp":
      return { kind: "chips", options: SEXES.map((value) => ({ value, words: say(`settings.sex.${value}`) })) };
    case "longRunWeekday":
      return { kind: "list", options: WEEKDAYS.map((day) => ({ value: `${day}`, words: say(`day.weekday.${day}`) })) };
    case "homeZone":
      return { kind: "line", placeholder: "Europe/Berlin" };
    case "thresholdSpeedMPerS":
      return { kind: "line", inputMode: "numeric", placeholder: words.clock(words.paceS(EXAMPLE_SPEED_M_PER_S)) };
    case "massageRhythmDays":
      return { kind: "line", inputMode: "numeric" };
    case "hrMaxBpm":
    case "hrRestBpm":
    case "lthrBpm":
      return { kind: "line", inputMode: "numeric", placeholder: say("settings.beats") };
    default:
      return name satisfies never;
  }
}

interface FieldProps {
  readonly name: SettingField;
  readonly said: AthleteSettings;
  readonly machineZone: string;
  readonly problems: readonly FieldProblem[];
}

/** One setting: its field, why it is asked for, and what it was before. */
export function Field({ name, said, machineZone, problems }: FieldProps) {
  const words = useWords();
  const { say } = words;
  const way = wayOf(name, words);
  const problem = problems.find(({ field }) => field === name)?.message;
  const value = shown(name, said, words);
  const label =
    name === "thresholdSpeedMPerS"
      ? say("settings.thresholdSpeedMPerS", { unit: words.paceUnit })
      : say(`settings.${name}`);
  const why = name === "homeZone" ? say("settings.homeZone.why", { zone: machineZone }) : say(`settings.${name}.why`);
  const inside = (
    <>
      <input type="hidden" name={`was-${name}`} value={value} />
      {way.kind === "chips" ? <legend>{label}</legend> : <label for={name}>{label}</label>}
      <Input name={name} way={way} value={value} />
      <p class="small">{why}</p>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </>
  );
  return way.kind === "chips" ? <fieldset class="field">{inside}</fieldset> : <div class="field">{inside}</div>;
}

interface InputProps {
  readonly name: SettingField;
  readonly way: Way;
  readonly value: string;
}

function Input({ name, way, value }: InputProps) {
  const { say } = useWords();
  if (way.kind === "chips") {
    const options = [...way.options, { value: "", words: say("settings.not-said") }];
    return (
      <div class="chips">
        {options.map((option) => (
          <Chip key={option.value} name={name} option={option} chosen={value} />
        ))}
      </div>
    );
  }
  if (way.kind === "list") {
    return (
      <select id={name} name={name}>
        <option value="">{say("settings.not-chosen")}</option>
        {way.options.map((option) => (
          <option key={option.value} value={option.value} selected={value === option.value}>
            {option.words}
          </option>
        ))}
      </select>
    );
  }
  const { inputMode, placeholder } = way;
  return (
    <input id={name} name={name} value={value} placeholder={placeholder} inputMode={inputMode} autocomplete="off" />
  );
}
