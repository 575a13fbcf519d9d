import { formatLocalDay } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import type { BodyQuestions } from "../../usecases/body-questions.ts";
import { isPartOf } from "../body-map/place-slug.ts";
import { Document } from "./document.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { SignForm } from "./sign-form.tsx";
import { useWords } from "./words-context.ts";

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
  const { say } = useWords();
  return (
    <Document title={say("signs.title")} current="/log/signs">
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
  const { say } = useWords();
  return (
    <>
      <h1 class="title">{say("frame.seriously-wrong")}</h1>
      <p class="urgent">{say("signs.now")}</p>
      <p class="small">{say("signs.answer")}</p>
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
  const words = useWords();
  const { say } = words;
  const isAsked = (place: PainSite) => site === null || isPartOf(place, site);
  const signs = questions.signs.filter(({ calledBy }) => isAsked(calledBy));
  const nights = questions.nights.filter(isAsked);
  if (signs.length === 0 && nights.length === 0) {
    return (
      <>
        <h1 class="title">{say("signs.none")}</h1>
        <p>{say("signs.none.why")}</p>
        <p class="actions">
          <a class="button primary" href="/">
            {say("signs.week")}
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1 class="title">
        {site === null ? say("signs.few") : say("signs.about", { place: words.site(site, "your") })}
      </h1>
      <p class="small">{say("signs.called")}</p>
      <SignForm questions={signs} nights={nights} day={formatLocalDay(questions.asOf)} />
    </>
  );
}
