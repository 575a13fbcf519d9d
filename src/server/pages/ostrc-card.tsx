import { formatLocalDay } from "../../domain/local-day.ts";
import { type OstrcQuestion, ostrcPointsOf } from "../../domain/ostrc.ts";
import type { PainSite } from "../../domain/pain.ts";
import type { BodyQuestions } from "../../usecases/body-questions.ts";
import { placeSlug } from "../body-map/place-slug.ts";
import { Choice, type Option } from "./choice.tsx";
import { useWords } from "./words-context.ts";

interface OstrcCardProps {
  readonly questions: BodyQuestions;
  /** The page it stands on, and where the answer leads back to. */
  readonly back: "/" | "/body";
  readonly problem?: string | undefined;
}

/** The weekly questions: the first alone, the others only when there was a problem. Gone once they are answered. */
export function OstrcCard({ questions: { weekly, asOf }, back, problem }: OstrcCardProps) {
  const { say, site } = useWords();
  if (weekly.kind === "answered") return null;
  const about = weekly.kind === "place" ? weekly.site : null;
  const places = weekly.kind === "body" ? weekly.places : [];
  return (
    <form class="card ostrc" method="post" action="/log" id="weekly" aria-labelledby="weekly-title">
      <input type="hidden" name="kind" value="ostrc" />
      <input type="hidden" name="day" value={formatLocalDay(asOf)} />
      <input type="hidden" name="back" value={back} />
      {about !== null && <input type="hidden" name="about" value={placeSlug(about)} />}
      <h2 id="weekly-title">{say(about === null ? "ostrc.weekly" : "ostrc.one-more")}</h2>
      <Question
        name="participation"
        legend={about === null ? undefined : say("ostrc.participation.about", { place: site(about, "your") })}
        problem={problem}
        required
      />
      <div class="ostrc-place">
        <PlaceChoice places={places} />
      </div>
      <div class="ostrc-more">
        <Question name="modification" />
        <Question name="performance" />
        <Question name="pain" />
      </div>
      <button class="button" type="submit">
        {say("ostrc.save")}
      </button>
    </form>
  );
}

/** From none of it to all of it, in the order of the points. The words are our own (docs/METHODS.md#weekly-questions). */
const ANSWERS = ["a", "b", "c", "d"] as const;

interface QuestionProps {
  readonly name: OstrcQuestion;
  /** Where it is not the question as it always is. */
  readonly legend?: string | undefined;
  readonly problem?: string | undefined;
  readonly required?: boolean;
}

function Question({ name, legend, problem, required = false }: QuestionProps) {
  const { say } = useWords();
  const points = ostrcPointsOf("O2", name);
  const options = ANSWERS.map(
    (answer, i): Option => ({ value: String(points[i]), words: say(`ostrc.${name}.${answer}`) }),
  );
  return (
    <Choice
      name={name}
      legend={legend ?? say(`ostrc.${name}.question`)}
      options={options}
      chosen={undefined}
      problem={problem}
      required={required}
    />
  );
}

function PlaceChoice({ places }: { readonly places: readonly PainSite[] }) {
  const words = useWords();
  if (places.length === 0) return null;
  const options = [
    ...places.map((site) => ({ value: placeSlug(site), words: words.site(site, "label") })),
    { value: "", words: words.say("ostrc.somewhere-else") },
  ];
  return <Choice name="place" legend={words.say("ostrc.where")} options={options} chosen={undefined} />;
}

/** When the weekly questions come again; nothing while they are open. */
export function NextWeekly({ questions: { weekly } }: { readonly questions: BodyQuestions }) {
  const { say, day } = useWords();
  if (weekly.kind !== "answered") return null;
  return <p class="small">{say("ostrc.next", { day: day(weekly.nextOn, "weekday-short") })}</p>;
}
