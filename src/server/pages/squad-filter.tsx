import type { SquadGroup } from "../../domain/people.ts";
import { choiceQuery, HEADLINES, SQUAD_SORTS, type SquadChoice } from "../squad/squad-choice.ts";
import { useWords } from "./words-context.ts";

interface SquadFilterProps {
  readonly choice: SquadChoice;
  readonly groups: readonly SquadGroup[];
}

/** Narrows the list down. It asks with the address, so it works without script and can be sent to somebody. */
export function SquadFilter({ choice, groups }: SquadFilterProps) {
  const { say } = useWords();
  return (
    <search>
      <form class="card squad-filter" method="get" action="/squad" aria-label={say("squad.filter.title")}>
        <p>
          <label for="squad-q">{say("squad.filter.name")}</label>
          <input id="squad-q" type="search" name="q" value={choice.q ?? ""} maxLength={80} autocomplete="off" />
        </p>
        <Select name="headline" label={say("squad.filter.headline")} value={choice.headline}>
          {HEADLINES.map((headline) => [headline, say(`headline.${headline}`)])}
        </Select>
        {groups.length > 0 && (
          <Select name="group" label={say("squad.filter.group")} value={choice.group}>
            {groups.map(({ name }) => [name, name])}
          </Select>
        )}
        <p>
          <label for="squad-sort">{say("squad.filter.sort")}</label>
          <select id="squad-sort" name="sort">
            {SQUAD_SORTS.map((sort) => (
              <option key={sort} value={sort} selected={choice.sort === sort}>
                {say(`squad.sort.${sort}`)}
              </option>
            ))}
          </select>
        </p>
        <Tick name="changed" isOn={choice.changed} />
        <Tick name="silent" isOn={choice.silent} />
        <p class="actions tight">
          <button class="button primary" type="submit">
            {say("squad.filter.show")}
          </button>
          {choiceQuery(choice) !== "" && (
            <a class="link" href="/squad">
              {say("squad.filter.all")}
            </a>
          )}
        </p>
      </form>
    </search>
  );
}

interface SelectProps {
  readonly name: "headline" | "group";
  readonly label: string;
  readonly value: string | null;
  readonly children: readonly (readonly [value: string, words: string])[];
}

function Select({ name, label, value, children }: SelectProps) {
  const { say } = useWords();
  return (
    <p>
      <label for={`squad-${name}`}>{label}</label>
      <select id={`squad-${name}`} name={name}>
        <option value="">{say("squad.filter.any")}</option>
        {children.map(([one, words]) => (
          <option key={one} value={one} selected={one === value}>
            {words}
          </option>
        ))}
      </select>
    </p>
  );
}

function Tick({ name, isOn }: { readonly name: "changed" | "silent"; readonly isOn: boolean }) {
  const { say } = useWords();
  return (
    <label class="check squad-tick">
      <input type="checkbox" name={name} value="yes" checked={isOn} />
      <span>{say(`squad.filter.${name}`)}</span>
    </label>
  );
}
