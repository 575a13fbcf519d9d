import { weekdayAndDay } from "../../domain/day-words.ts";
import { formatLocalDay } from "../../domain/local-day.ts";
import { type OstrcQuestion, ostrcPointsOf } from "../../domain/ostrc.ts";
import type { PainSite } from "../../domain/pain.ts";
import { siteWords } from "../../domain/site-words.ts";
import type { BodyQuestions } from "../../usecases/body-questions.ts";
import { placeSlug } from "../body-map/place-slug.ts";
import { firstQuestion, OSTRC_WORDS } from "../words/ostrc-words.ts";
import { Choice, type Option } from "./choice.tsx";

interface OstrcCardProps {
  readonly questions: BodyQuestions;
  /** The page it stands on, and where the answer leads back to. */
  readonly back: "/" | "/body";
  readonly problem?: string | undefined;
}

/** The weekly questions: the first alone, the others only when there was a problem. Gone once they are answered. */
export function OstrcCard({ questions: { weekly, asOf }, back, problem }: OstrcCardProps) {
  if (weekly.kind === "answered") return null;
  const about = weekly.kind === "place" ? weekly.site : null;
  const places = weekly.kind === "body" ? weekly.places : [];
  return (
    <form class="card ostrc" method="post" action="/log" id="weekly" aria-labelledby="weekly-title">
      <input type="hidden" name="kind" value="ostrc" />
      <input type="hidden" name="day" value={formatLocalDay(asOf)} />
      <input type="hidden" name="back" value={back} />
      {about !== null && <input type="hidden" name="about" value={placeSlug(about)} />}
      <h2 id="weekly-title">{about === null ? "Once a week" : "One more place"}</h2>
      <Question name="participation" legend={firstQuestion(about)} problem={problem} required />
      <div class="ostrc-place">
        <PlaceChoice places={places} />
      </div>
      <div class="ostrc-more">
        <Question name="modification" />
        <Question name="performance" />
        <Question name="pain" />
      </div>
      <button class="button" type="submit">
        Save
      </button>
    </form>
  );
}

interface QuestionProps {
  readonly name: OstrcQuestion;
  readonly legend?: string;
  readonly problem?: string | undefined;
  readonly required?: boolean;
}

function Question({ name, legend, problem, required = false }: QuestionProps) {
  const { question, answers } = OSTRC_WORDS[name];
  const options = ostrcPointsOf("O2", name).map(
    (points, i): Option => ({ value: String(points), words: answers[i] ?? "" }),
  );
  return (
    <Choice
      name={name}
      legend={legend ?? question}
      options={options}
      chosen={undefined}
      problem={problem}
      required={required}
    />
  );
}

function PlaceChoice({ places }: { readonly places: readonly PainSite[] }) {
  if (places.length === 0) return null;
  const options = [
    ...places.map((site) => ({ value: placeSlug(site), words: siteWords(site) })),
    { value: "", words: "Somewhere else" },
  ];
  return <Choice name="place" legend="Where was it?" options={options} chosen={undefined} />;
}

/** When the weekly questions come again; nothing while they are open. */
export function NextWeekly({ questions: { weekly } }: { readonly questions: BodyQuestions }) {
  if (weekly.kind !== "answered") return null;
  return (
    <p class="small">{`Answered for these 7 days. The questions come again on ${weekdayAndDay(weekly.nextOn)}.`}</p>
  );
}
