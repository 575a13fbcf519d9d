import type { LocalDay } from "../../domain/local-day.ts";
import type { SavedView, SquadGroup } from "../../domain/people.ts";
import type { SquadEntry } from "../../usecases/squad-overview.ts";
import { choiceAddress, choiceQuery, type SquadChoice } from "../squad/squad-choice.ts";
import type { SquadDone } from "../squad/squad-done.ts";
import { Document } from "./document.tsx";
import { SquadChosen } from "./squad-chosen.tsx";
import { SquadFilter } from "./squad-filter.tsx";
import { squadRows } from "./squad-rows.tsx";
import { SquadViews } from "./squad-views.tsx";
import { useWords } from "./words-context.ts";

export interface SquadPageProps {
  readonly asOf: LocalDay;
  /** How many athletes share with the reader. */
  readonly all: number;
  /** Those that the choice shows, in its order. */
  readonly shown: readonly SquadEntry[];
  readonly choice: SquadChoice;
  readonly groups: readonly SquadGroup[];
  readonly views: readonly SavedView[];
  /** Without an account nothing of the reader's can be kept. */
  readonly hasAccount: boolean;
  readonly done: SquadDone | null;
}

const COLUMNS = ["verdict", "name", "why", "change", "pain", "coverage", "contact"] as const;

/** Every athlete who shares with the reader, those who need a look first. A row opens in place. */
export function SquadPage(props: SquadPageProps) {
  const { asOf, all, shown, choice, hasAccount, done } = props;
  const { say, day } = useWords();
  return (
    <Document title={say("squad.title")} current="/squad">
      <SquadNotice done={done} />
      <p class="eyebrow">
        {say(hasAccount ? "squad.shares" : "squad.everybody", { count: all })} · {day(asOf, "weekday-short")}
      </p>
      <h1 class="title">{say("squad.title")}</h1>
      {all === 0 ? (
        <p class="card">{say("squad.nobody")}</p>
      ) : (
        <>
          <SquadFilter choice={choice} groups={props.groups} />
          <SquadViews choice={choice} views={props.views} hasAccount={hasAccount} />
          <section class="card squad" aria-label={say("squad.title")}>
            <p class="squad-count">
              <span>
                {say(choice.sort === "attention" ? "squad.shown" : "squad.shown-by", { shown: shown.length, all })}.{" "}
                {choice.sort === "attention" && (
                  <span class="small">
                    {say("squad.order")} <a href="/methods#order-of-a-squad">{say("squad.order-how")}</a>
                  </span>
                )}
              </span>
              <a class="link" href={choiceAddress("/squad.csv", choice)}>
                {say("squad.csv")}
              </a>
            </p>
            {shown.length === 0 ? <p>{say("squad.none-fit")}</p> : <Rows {...props} />}
          </section>
          <SquadChosen choice={choice} hasAccount={hasAccount} />
          <p>
            <a class="link" href="/squad/link">
              {say("squad.link.title")}
            </a>
          </p>
        </>
      )}
    </Document>
  );
}

function Rows({ shown, asOf, choice }: SquadPageProps) {
  const words = useWords();
  // Written by a template of ours, which escapes what is put in.
  const rows = squadRows(shown, { asOf, query: choiceQuery(choice), words });
  return (
    <>
      <div class="squad-head" aria-hidden="true">
        {COLUMNS.map((column) => (
          <span key={column}>{words.say(`squad.column.${column}`)}</span>
        ))}
      </div>
      <ul dangerouslySetInnerHTML={{ __html: rows.markup }} />
    </>
  );
}

/** Says what a form of this page came to. */
function SquadNotice({ done }: Pick<SquadPageProps, "done">) {
  const { say } = useWords();
  if (done === null) return null;
  return done.isRefusal ? (
    <p class="notice wrong" role="alert">
      {say(done.text)}
    </p>
  ) : (
    <p class="notice" role="status">
      {say(done.text)}
    </p>
  );
}
