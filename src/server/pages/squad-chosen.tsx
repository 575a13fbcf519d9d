import { choiceQuery, type SquadChoice } from "../squad/squad-choice.ts";
import { useWords } from "./words-context.ts";

interface SquadChosenProps {
  readonly choice: SquadChoice;
  readonly hasAccount: boolean;
}

/** What can be done with the athletes whose boxes are ticked. The boxes stand in the rows and belong to this form. */
export function SquadChosen({ choice, hasAccount }: SquadChosenProps) {
  const { say } = useWords();
  return (
    <form id="chosen" class="card squad-chosen" method="get" action="/squad/compare" aria-labelledby="chosen-title">
      <h2 id="chosen-title">{say("squad.chosen")}</h2>
      <p class="actions">
        <button class="button primary" type="submit">
          {say("squad.compare")}
        </button>
        <span class="small">{say("squad.compare.hint")}</span>
      </p>
      {hasAccount && (
        <>
          <input type="hidden" name="query" value={choiceQuery(choice)} />
          <p class="squad-keep">
            <label for="group-name">{say("squad.group.name")}</label>
            <input id="group-name" name="name" maxLength={60} autocomplete="off" />
            <button class="button" type="submit" formMethod="post" formAction="/squad/groups">
              {say("squad.group.save")}
            </button>
          </p>
          {choice.group !== null && (
            <p class="actions">
              <button
                class="button"
                type="submit"
                formMethod="post"
                formAction="/squad/groups"
                name="remove"
                value={choice.group}
              >
                {say("squad.group.remove", { name: choice.group })}
              </button>
            </p>
          )}
        </>
      )}
    </form>
  );
}
