export interface Option {
  readonly value: string;
  readonly words: string;
}

interface ChoiceProps {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen: string | undefined;
  readonly problem?: string | undefined;
  readonly required?: boolean;
  readonly hint?: string;
}

/** One of a few words, each a thumb wide: radio buttons that look like chips. */
export function Choice({ name, legend, options, chosen, problem, required = false, hint }: ChoiceProps) {
  return (
    <fieldset class="field">
      <legend>
        {legend} {hint !== undefined && <span class="hint">{hint}</span>}
      </legend>
      <div class="chips">
        {options.map((option) => (
          <Chip key={option.value} name={name} option={option} chosen={chosen} required={required} />
        ))}
      </div>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </fieldset>
  );
}

interface ChipProps {
  readonly name: string;
  readonly option: Option;
  readonly chosen: string | undefined;
  readonly required?: boolean;
}

/** One of the words. */
export function Chip({ name, option, chosen, required = false }: ChipProps) {
  return (
    <label class="chip">
      <input type="radio" name={name} value={option.value} checked={chosen === option.value} required={required} />
      <span>{option.words}</span>
    </label>
  );
}
