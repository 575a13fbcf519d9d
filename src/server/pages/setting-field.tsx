import type { ComponentChildren } from "preact";
import type { AthleteSettings } from "../../domain/athlete.ts";
import { METRES_PER_KM } from "../../domain/units.ts";
import type { SettingField } from "../entries/setting-forms.ts";
import type { FieldProblem } from "../problem.ts";
import { durationWords } from "../words/measure-words.ts";

/** A setting as its field shows it; blank when it was not said. */
export function shown(name: SettingField, said: AthleteSettings): string {
  const value = said[name];
  if (value === null) return "";
  return name === "thresholdSpeedMPerS" && typeof value === "number"
    ? durationWords(METRES_PER_KM / value)
    : String(value);
}

/** Settings that are one of a few words: their buttons share one name. */
const CHOICES: ReadonlySet<SettingField> = new Set(["language", "units", "sexForTrimp"]);

interface FieldProps {
  readonly name: SettingField;
  readonly label: string;
  readonly why: string;
  readonly said: AthleteSettings;
  readonly problems: readonly FieldProblem[];
  readonly children: ComponentChildren;
}

/** One setting: its field, why it is asked for, and what it was before. */
export function Field({ name, label, why, said, problems, children }: FieldProps) {
  const problem = problems.find(({ field }) => field === name)?.message;
  const isChoice = CHOICES.has(name);
  const was = <input type="hidden" name={`was-${name}`} value={shown(name, said)} />;
  if (isChoice) {
    return (
      <fieldset class="field">
        {was}
        <legend>{label}</legend>
        {children}
        <p class="small">{why}</p>
        {problem !== undefined && <p class="problem">{problem}</p>}
      </fieldset>
    );
  }
  return (
    <div class="field">
      {was}
      <label for={name}>{label}</label>
      {children}
      <p class="small">{why}</p>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </div>
  );
}

interface BeatsProps {
  readonly name: SettingField;
  readonly said: AthleteSettings;
}

/** A heart rate in beats a minute. */
export const Beats = ({ name, said }: BeatsProps) => (
  <input
    id={name}
    name={name}
    value={shown(name, said)}
    inputMode="numeric"
    autocomplete="off"
    placeholder="beats a minute"
  />
);

interface ChoicesProps {
  readonly name: SettingField;
  readonly chosen: string | null;
  readonly options: readonly { readonly value: string; readonly words: string }[];
}

/** One of a few words, or nothing said. */
export function Choices({ name, chosen, options }: ChoicesProps) {
  return (
    <div class="chips">
      {[...options, { value: "", words: "Not said" }].map(({ value, words }) => (
        <label key={value} class="chip">
          <input type="radio" name={name} value={value} checked={(chosen ?? "") === value} />
          <span>{words}</span>
        </label>
      ))}
    </div>
  );
}
