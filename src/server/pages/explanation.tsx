import type { ExplainView } from "../explain-view.ts";
import { DataTable } from "./data-table.tsx";
import { useWords } from "./words-context.ts";

interface ExplanationProps {
  readonly view: ExplainView;
  /** The level of its heading: 1 on a page of its own, 2 inside another. */
  readonly level: 1 | 2;
}

/** How a number came about: what it says, its formula in words, what it rests on, and the rows it used. */
export function Explanation({ view, level }: ExplanationProps) {
  const { say } = useWords();
  const Heading = `h${level}` as const;
  return (
    <div class="explanation">
      <Heading class="title" id="explanation-title">
        {view.title}
      </Heading>
      {view.says.map((sentence) => (
        <p key={sentence} class="explanation-says">
          {sentence}
        </p>
      ))}
      <p class="explanation-formula">
        <span class="eyebrow">{say("explain.how")}</span>
        <br />
        {view.formula}
      </p>
      <dl class="facts">
        {view.facts.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {view.rows.rows.length === 0 ? (
        <p class="small">{say("explain.nothing")}</p>
      ) : (
        <DataTable caption={say("explain.used")} table={view.rows} />
      )}
      <p>
        <a class="link" href={`/methods#${view.section}`}>
          {say("explain.method")}
        </a>
      </p>
    </div>
  );
}
