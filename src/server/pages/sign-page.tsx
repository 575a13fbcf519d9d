import { formatLocalDay } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import { siteName } from "../../domain/site-words.ts";
import type { BodyQuestions } from "../../usecases/body-questions.ts";
import { isPartOf } from "../body-map/place-slug.ts";
import { Document } from "./document.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { SignForm } from "./sign-form.tsx";

/** What the questions are about: those an answer called for, everywhere or in one place, or those of the whole body. */
export type SignTopic =
  | { readonly kind: "open" }
  | { readonly kind: "place"; readonly site: PainSite }
  | { readonly kind: "general" };

interface SignPageProps {
  readonly questions: BodyQuestions;
  readonly topic: SignTopic;
  readonly done: DoneKind | null;
  readonly problem?: string | undefined;
}

/** Questions about signs that belong to a clinician. Only those that an answer calls for are asked. */
export function SignPage({ questions, topic, done, problem }: SignPageProps) {
  return (
    <Document title="Questions" current="/log/signs">
      <Notice done={done} />
      {problem !== undefined && (
        <div class="notice wrong" role="alert">
          <p>{problem}</p>
        </div>
      )}
      <div class="card signs">
        {topic.kind === "general" ? (
          <General questions={questions} />
        ) : (
          <Called questions={questions} site={topic.kind === "place" ? topic.site : null} />
        )}
      </div>
    </Document>
  );
}

function General({ questions }: { readonly questions: BodyQuestions }) {
  return (
    <>
      <h1 class="title">Something feels seriously wrong</h1>
      <p class="urgent">If it is happening now, call the emergency number first. This page can wait.</p>
      <p class="small">Answer what you can. One yes, and the week says who should look at it and how soon.</p>
      <SignForm questions={questions.general} nights={[]} day={formatLocalDay(questions.asOf)} />
    </>
  );
}

interface CalledProps {
  readonly questions: BodyQuestions;
  /** Null for every place. */
  readonly site: PainSite | null;
}

function Called({ questions, site }: CalledProps) {
  const isAsked = (place: PainSite) => site === null || isPartOf(place, site);
  const signs = questions.signs.filter(({ calledBy }) => isAsked(calledBy));
  const nights = questions.nights.filter(isAsked);
  if (signs.length === 0 && nights.length === 0) {
    return (
      <>
        <h1 class="title">Nothing to ask</h1>
        <p>None of your answers calls for a question now.</p>
        <p class="actions">
          <a class="button primary" href="/">
            See the week
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1 class="title">{site === null ? "A few questions" : `About ${siteName(site).your}`}</h1>
      <p class="small">
        What you logged calls for these. A yes means that a clinician should look at it; the week then says how soon.
      </p>
      <SignForm questions={signs} nights={nights} day={formatLocalDay(questions.asOf)} />
    </>
  );
}
