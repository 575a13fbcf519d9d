import type { ComponentChildren } from "preact";
import type { MethodChapter } from "../methods/methods-text.ts";
import { Document } from "./document.tsx";
import { useWords } from "./words-context.ts";

interface MethodsPageProps {
  readonly chapters: readonly MethodChapter[];
  /** What the methods say about this runner's own data, before the text. */
  readonly children?: ComponentChildren;
}

/** How every number is made: a list to jump from, and a section each, folded until it is opened or linked to. */
export function MethodsPage({ chapters, children }: MethodsPageProps) {
  const { say } = useWords();
  return (
    <Document title={say("methods.title")} current="/methods">
      <h1 class="title">{say("methods.heading")}</h1>
      <p class="lead">{say("methods.lead")}</p>
      {children}
      {chapters.map((chapter) => (
        <section key={chapter.anchor} class="card methods" aria-labelledby={`chapter-${chapter.anchor}`}>
          <h2 id={`chapter-${chapter.anchor}`} lang="en">
            {chapter.title}
          </h2>
          <Markup html={chapter.html} />
          {chapter.sections.map((section) => (
            <details key={section.anchor} id={section.anchor} class="method">
              <summary lang="en">{section.title}</summary>
              <Markup html={section.html} />
            </details>
          ))}
        </section>
      ))}
    </Document>
  );
}

/** Markup of docs/METHODS.md, made on the server. Nobody can send any in. */
function Markup({ html }: { readonly html: string }) {
  return html === "" ? null : <div class="prose" lang="en" dangerouslySetInnerHTML={{ __html: html }} />;
}
