import type { BacktestFlag, BacktestVerdict } from "../../domain/backtest.ts";
import { meaningOf } from "../words/flag-words.ts";
import { useWords } from "./words-context.ts";

interface FlagItemProps {
  readonly one: { readonly flag: BacktestFlag; readonly isPrimary: boolean; readonly verdict: BacktestVerdict };
}

/** One flag, what it stands for, and what a backtest says about it. */
export function FlagItem({ one: { flag, isPrimary, verdict } }: FlagItemProps) {
  const words = useWords();
  const { say, tell } = words;
  return (
    <li>
      <p class="own-name">
        {capital(meaningOf(flag, words))}
        {isPrimary && <span class="small"> {say("own-flags.primary")}</span>}
        {flag.kind === "comparator" && <span class="small"> {say("own-flags.comparator")}</span>}
      </p>
      <p class="small">{tell(verdict.said)}</p>
    </li>
  );
}

/** Flags that spoke too seldom to be judged, by what they stand for. */
export function SeldomFlags({ flags }: { readonly flags: readonly BacktestFlag[] }) {
  const words = useWords();
  if (flags.length === 0) return null;
  return (
    <li>
      <p class="own-name">{words.say("own-flags.seldom")}</p>
      <p class="small">{`${capital(flags.map((flag) => meaningOf(flag, words)).join("; "))}.`}</p>
    </li>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
