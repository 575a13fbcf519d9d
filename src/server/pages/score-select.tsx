import { useWords } from "./words-context.ts";

const SCORES = Array.from({ length: 11 }, (_, score) => String(score));

interface ScoreSelectProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly chosen: string | undefined;
  readonly problem: string | undefined;
}

/** How sore, 0 to 10, or not said. */
export function ScoreSelect({ id, name, label, chosen, problem }: ScoreSelectProps) {
  const { say } = useWords();
  return (
    <div class="field">
      <label for={id}>
        {label} <span class="hint">0–10</span>
      </label>
      <select id={id} name={name}>
        <option value="">{say("score.not-said")}</option>
        {SCORES.map((score) => (
          <option key={score} value={score} selected={chosen === score}>
            {score}
          </option>
        ))}
      </select>
      {problem !== undefined && <p class="problem">{problem}</p>}
    </div>
  );
}
