import { useWords } from "./words-context.ts";

const SCORES = Array.from({ length: 11 }, (_, score) => String(score));

interface ScoreScaleProps {
  readonly name: string;
  readonly legend: string;
  readonly low: string;
  readonly high: string;
  readonly chosen: string | undefined;
  readonly problem?: string | undefined;
  readonly required?: boolean;
}

/** Eleven numbers, 0 to 10, with a word at both ends. */
export function ScoreScale({ name, legend, low, high, chosen, problem, required = true }: ScoreScaleProps) {
  const { say } = useWords();
  return (
    <fieldset class="field">
      <legend>
        {legend} <span class="hint">{say("score.ends", { low, high })}</span>
      </legend>
      <div class="scale">
        {SCORES.map((score) => (
          <label key={score} class="chip">
            <input type="radio" name={name} value={score} checked={chosen === score} required={required} />
            <span>{score}</span>
          </label>
        ))}
      </div>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </fieldset>
  );
}
