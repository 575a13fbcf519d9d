import type { Words } from "../../messages/words.ts";
import type { FieldProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import { Document } from "./document.tsx";
import { useWords } from "./words-context.ts";

interface ProblemPageProps {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldProblem[];
  /** For the bearer of a link, whom it leads nowhere else. */
  readonly isAlone?: boolean;
}

/** What a person sees when something did not work: what it was, and the way on. */
function ProblemPage({ status, title, detail, fields, isAlone = false }: ProblemPageProps) {
  const { say } = useWords();
  return (
    <Document title={title} current="" isAlone={isAlone}>
      <section class="card narrow">
        <p class="eyebrow">{status}</p>
        <h1 class="title">{title}</h1>
        <p>{detail}</p>
        {fields.length > 1 && (
          <ul>
            {fields.map((field) => (
              <li key={field.field}>{field.message}</li>
            ))}
          </ul>
        )}
        {!isAlone && (
          <p class="actions">
            <a class="button primary" href="/">
              {say("problem.week")}
            </a>
          </p>
        )}
      </section>
    </Document>
  );
}

/** That page as text, in the words of whoever asked. */
export const problemHtml = (problem: ProblemPageProps, words: Words): string =>
  renderPage(<ProblemPage {...problem} />, words);
