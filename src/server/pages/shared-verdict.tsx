import type { Assessment, Finding } from "../../domain/assessment.ts";
import type { StoodVerdict } from "../../domain/squad.ts";
import { isOfPain } from "../../domain/squad.ts";
import { reasonsOf } from "../../domain/verdict-reasons.ts";
import { findingTitle, findingValue } from "../../messages/finding-words.ts";
import { LEVEL_SHAPES } from "../words/headline-words.ts";
import { LevelMark } from "./level-mark.tsx";
import { useWords } from "./words-context.ts";

interface SharedVerdictProps {
  readonly assessment: Assessment;
  readonly sees: { readonly pain: boolean; readonly runs: boolean };
  /** What stood a week before; null where nothing did, absent where it is not told. */
  readonly weekAgo?: StoodVerdict | null;
}

/** The verdict for somebody else: only what is shared of its reasons, and no way on. */
export function SharedVerdict({ assessment, sees, weekAgo }: SharedVerdictProps) {
  const { say, tell, day } = useWords();
  const reasons = reasonsOf(assessment.findings);
  const shown = reasons.filter(({ rule }) => (isOfPain(rule) ? sees.pain : sees.runs));
  // The sentence speaks of what is gravest, whatever it is: it is for who sees both.
  const seesAll = sees.pain && sees.runs;
  return (
    <section class="card verdict" aria-labelledby="verdict">
      <p class="eyebrow">{say("shared.as-of", { day: day(assessment.asOf, "weekday-short") })}</p>
      <h2 id="verdict" class="unseen">
        {say("shared.verdict")}
      </h2>
      <p class="pills">
        <span class={`pill level-${assessment.level}`}>
          <LevelMark shape={LEVEL_SHAPES[assessment.level]} />
          {say(`headline.${assessment.headline}`)}
        </span>
      </p>
      {seesAll && <p class="sentence">{tell(assessment.said?.sentence ?? assessment.sentence)}</p>}
      {weekAgo !== undefined && (
        <p class="small">
          {say("squad.column.change")}:{" "}
          {weekAgo === null
            ? say("squad.no-week-ago")
            : weekAgo.headline === assessment.headline
              ? say("squad.same")
              : say("squad.was", { headline: say(`headline.${weekAgo.headline}`) })}
        </p>
      )}
      {shown.length > 0 && (
        <ul class="findings">
          {shown.map((finding) => (
            <SharedFinding key={`${finding.rule} ${finding.about}`} finding={finding} />
          ))}
        </ul>
      )}
      {shown.length < reasons.length && (
        <p class="small">{say(shown.length === 0 ? "squad.reason-hidden" : "squad.more-hidden")}</p>
      )}
      {reasons.length === 0 && <p class="small">{say("shared.nothing")}</p>}
    </section>
  );
}

function SharedFinding({ finding }: { readonly finding: Finding }) {
  const words = useWords();
  const value = finding.kind === "cannot-say" ? null : finding.value;
  return (
    <li class="finding">
      <p class="finding-head">
        <span class="finding-title">{findingTitle(finding, words)}</span>
        {value !== null && <span class="finding-value">{findingValue(finding, value, words)}</span>}
      </p>
      <p class="small finding-text">{words.tell(finding.said?.text ?? finding.text)}</p>
    </li>
  );
}
