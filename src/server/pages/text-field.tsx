interface TextFieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
  readonly problem?: string | undefined;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly inputMode?: "text" | "email" | "url";
  /** What a browser may fill in; nothing unless it is said. */
  readonly autocomplete?: "username" | "name" | "one-time-code";
}

/** A line of text with its label, and what is wrong with it. */
export function TextField({ id, name, label, hint, value, problem, ...rest }: TextFieldProps) {
  return (
    <div class="field">
      <label for={id}>
        {label} {hint !== undefined && <span class="hint">{hint}</span>}
      </label>
      <input
        id={id}
        name={name}
        autocomplete={rest.autocomplete ?? "off"}
        value={value ?? ""}
        required={rest.required}
        maxLength={rest.maxLength ?? 120}
        inputMode={rest.inputMode}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
      />
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
