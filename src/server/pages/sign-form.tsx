import { formatLocalDay } from "../../domain/local-day.ts";
import type { PainEntry } from "../../domain/pain.ts";
import { siteName } from "../../domain/site-words.ts";
import type { BodyQuestions } from "../../usecases/body-questions.ts";
import { placeSlug } from "../body-map/place-slug.ts";
import { nightEntryField, nightField, signField } from "../entries/body-forms.ts";
import { useWords } from "./words-context.ts";
import { YesNo } from "./yes-no.tsx";

type SignQuestion = BodyQuestions["general"][number];

interface SignFormProps {
  readonly questions: readonly SignQuestion[];
  readonly nights: readonly PainEntry[];
  readonly day: string;
}

/** Yes or no each, nothing chosen beforehand, and none that must be answered. */
export function SignForm({ questions, nights, day }: SignFormProps) {
  const { say, tell } = useWords();
  const names = new Map(questions.map((question) => [fieldOf(question), question]));
  return (
    <form class="safety" method="post" action="/log">
      <input type="hidden" name="kind" value="signs" />
      <input type="hidden" name="day" value={day} />
      {[...names].map(([name, { text }]) => (
        <YesNo key={name} name={name} text={tell(text)} />
      ))}
      {nights.map((entry) => (
        <Night key={placeSlug(entry)} entry={entry} />
      ))}
      <p class="actions">
        <button class="button primary" type="submit">
          {say("answer.save")}
        </button>
        <a class="button" href="/">
          {say("signs.not-now")}
        </a>
      </p>
      <p class="small">{say("signs.open")}</p>
    </form>
  );
}

const fieldOf = ({ sign, site }: SignQuestion): string => signField(sign, site === null ? "" : placeSlug(site));

/** Whether it hurts at night is a part of the entry, so the entry comes along. */
function Night({ entry }: { readonly entry: PainEntry }) {
  const { say, site } = useWords();
  const slug = placeSlug(entry);
  const { activityId: _, ...said } = entry;
  const isPlural = siteName(entry).isPlural ? "yes" : "no";
  const text = say("signs.night", { place: site(entry, "label"), isPlural });
  return (
    <>
      <input
        type="hidden"
        name={nightEntryField(slug)}
        value={JSON.stringify({ ...said, day: formatLocalDay(entry.day) })}
      />
      <YesNo name={nightField(slug)} text={text} />
    </>
  );
}
