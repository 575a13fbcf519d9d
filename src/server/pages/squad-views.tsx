import type { SavedView } from "../../domain/people.ts";
import { choiceQuery, type SquadChoice, squadChoice } from "../squad/squad-choice.ts";
import { FilterLinks } from "./filter-links.tsx";
import { useWords } from "./words-context.ts";

interface SquadViewsProps {
  readonly choice: SquadChoice;
  readonly views: readonly SavedView[];
  readonly hasAccount: boolean;
}

/** The views that the reader kept, and a way to keep this one. */
export function SquadViews({ choice, views, hasAccount }: SquadViewsProps) {
  const { say } = useWords();
  const query = choiceQuery(choice);
  const kept = views.map(({ name, query: said }) => ({
    name,
    query: choiceQuery(squadChoice(new URLSearchParams(said))),
  }));
  const current = kept.find((view) => view.query === query);
  if (!hasAccount) return null;
  return (
    <>
      {kept.length > 0 && (
        <FilterLinks
          label={say("squad.views")}
          links={kept.map((view) => ({
            href: `/squad?${view.query}`,
            words: view.name,
            isCurrent: view === current,
          }))}
        />
      )}
      {query !== "" && (
        <form class="squad-keep" method="post" action="/squad/views">
          <input type="hidden" name="query" value={query} />
          {current === undefined ? (
            <>
              <label for="view-name">{say("squad.view.name")}</label>
              <input id="view-name" name="name" maxLength={60} autocomplete="off" />
              <button class="button" type="submit">
                {say("squad.view.save")}
              </button>
            </>
          ) : (
            <>
              <input type="hidden" name="name" value={current.name} />
              <button class="button" type="submit" name="remove" value="yes">
                {say("squad.view.remove", { name: current.name })}
              </button>
            </>
          )}
        </form>
      )}
    </>
  );
}
