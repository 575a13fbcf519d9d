import type { CohortScore, SquadBacktest, SquadFlag, SquadFlags as SquadFlagsFound } from "../../domain/backtest.ts";
import { squadFlagTable } from "../words/flag-words.ts";
import { DataTable } from "./data-table.tsx";
import { FlagItem, SeldomFlags } from "./flag-item.tsx";
import { RichText } from "./rich-text.tsx";
import { useWords } from "./words-context.ts";

/** How every flag did over the athletes who share runs and pain. */
export function SquadFlags({ backtest }: { readonly backtest: SquadBacktest }) {
  const { say, tell } = useWords();
  const { found, members } = backtest;
  return (
    <>
      <p class="own-sentence">{tell(backtest.said)}</p>
      <p class="small">{say("squad.flags.about", { horizon: backtest.horizonDays })}</p>
      {found !== null && <Found found={found} members={members} />}
      <p class="small">
        <RichText
          text={say("squad.flags.how")}
          parts={{
            squad: (inside) => <a href="/methods#flags-over-a-squad">{inside}</a>,
            alerts: (inside) => <a href="/methods#alerts-and-events">{inside}</a>,
          }}
        />
      </p>
    </>
  );
}

interface FoundProps {
  readonly found: SquadFlagsFound;
  readonly members: number;
}

function Found({ found: { flags, days, athleteMonths, events }, members }: FoundProps) {
  const words = useWords();
  const { say, grouped } = words;
  const told = flags.filter(isTold);
  const judged = told.filter(({ isPrimary, verdict }) => isPrimary || verdict.kind !== "too-few");
  const seldom = told.filter((one) => !judged.includes(one));
  return (
    <>
      <p class="small">
        {say("squad.flags.count", {
          ...{ days: grouped(days), members, months: grouped(athleteMonths), events },
          hidden: flags.length - told.length,
        })}
      </p>
      <ul class="own-list">
        {judged.map((one) => (
          <FlagItem key={one.flag.code} one={one} />
        ))}
        <SeldomFlags flags={seldom.map(({ flag }) => flag)} />
      </ul>
      {told.length > 0 && told.every(({ score }) => score.burden.interval === null) && (
        <p class="small">{say("squad.flags.no-interval")}</p>
      )}
      {told.length > 0 && <DataTable caption={say("squad.flags.title")} table={squadFlagTable(told, words)} />}
    </>
  );
}

type Told = SquadFlag & { readonly score: CohortScore };

const isTold = (one: SquadFlag): one is Told => one.score !== null;
