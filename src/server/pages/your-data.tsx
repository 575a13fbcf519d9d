import { RichText } from "./rich-text.tsx";
import { useWords } from "./words-context.ts";

/** What is held is the runner's: to take along, to put away, to have erased. */
export function YourData() {
  const { say } = useWords();
  return (
    <section class="card" aria-labelledby="your-data">
      <h2 id="your-data">{say("data.title")}</h2>
      <p>{say("data.what")}</p>
      <p>
        <a class="button" href="/export.zip" download>
          {say("data.download")}
        </a>
      </p>
      <p>
        <RichText text={say("data.erase")} parts={{ code: (inside) => <code>{inside}</code> }} />
      </p>
    </section>
  );
}
