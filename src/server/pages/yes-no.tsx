import { Chip } from "./choice.tsx";
import { useWords } from "./words-context.ts";

interface YesNoProps {
  readonly name: string;
  readonly text: string;
  readonly answer?: string | undefined;
  readonly problem?: string | undefined;
  readonly required?: boolean;
}

/** A question to be answered with no or yes. */
export function YesNo({ name, text, answer, problem, required = false }: YesNoProps) {
  const { say } = useWords();
  return (
    <fieldset class="question">
      <legend>{text}</legend>
      <div class="chips">
        {(["no", "yes"] as const).map((value) => (
          <Chip
            key={value}
            name={name}
            option={{ value, words: say(`answer.${value}`) }}
            chosen={answer}
            required={required}
          />
        ))}
      </div>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </fieldset>
  );
}
