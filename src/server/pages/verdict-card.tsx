import type { Assessment, Finding } from "../../domain/assessment.ts";
import { addDays, civilOf, formatLocalDay, isoWeekStart, type LocalDay } from "../../domain/local-day.ts";
import { canBookMassage, reasonsOf } from "../../domain/verdict-reasons.ts";
import { LEVEL_SHAPES } from "../words/headline-words.ts";
import { FindingRow } from "./finding-row.tsx";
import { LevelMark } from "./level-mark.tsx";
import { useWords } from "./words-context.ts";

const MOST_IN_FRONT = 2;

interface VerdictCardProps {
  readonly assessment: Assessment;
  readonly today: LocalDay;
  /** Answers called for questions about signs that nobody answered. */
  readonly hasOpenSigns: boolean;
}

/** The week in one sentence, what made it, what to do, and what would change it. */
export function VerdictCard({ assessment, today, hasOpenSigns }: VerdictCardProps) {
  const { say, tell } = useWords();
  const reasons = reasonsOf(assessment.findings);
  const unsaid = assessment.findings.filter((finding) => finding.kind === "cannot-say").length;
  return (
    <section class="card verdict" aria-labelledby="verdict">
      <WeekLine asOf={assessment.asOf} today={today} />
      <p class="pills">
        <span class={`pill level-${assessment.level}`}>
          <LevelMark shape={LEVEL_SHAPES[assessment.level]} />
          {say(`headline.${assessment.headline}`)}
        </span>
        {assessment.grey && unsaid > 0 && (
          <a class="pill level-grey" href="#all-rules">
            <LevelMark shape="ring" />
            {say("verdict.unsaid", { rules: unsaid })}
          </a>
        )}
      </p>
      <h1 id="verdict" class="sentence">
        {tell(assessment.said?.sentence ?? assessment.sentence)}
      </h1>
      <Reasons reasons={reasons} today={today} asOf={assessment.asOf} />
      <Actions assessment={assessment} />
      {hasOpenSigns && (
        <p class="small open-signs">
          {say("verdict.open-signs")}{" "}
          <a class="link" href="/log/signs">
            {say("verdict.answer-them")}
          </a>
        </p>
      )}
      <p class="change">
        <span class="unseen">{say("verdict.would-change")} </span>
        {tell(assessment.said?.wouldChangeIf ?? assessment.wouldChangeIf)}
      </p>
    </section>
  );
}

interface ReasonsProps {
  readonly reasons: readonly Finding[];
  readonly today: LocalDay;
  readonly asOf: LocalDay;
}

function Reasons({ reasons, today, asOf }: ReasonsProps) {
  const { say } = useWords();
  if (reasons.length === 0) return <p class="small nothing">{say("verdict.nothing")}</p>;
  const behind = reasons.slice(MOST_IN_FRONT);
  return (
    <>
      <ul class="findings">
        {reasons.slice(0, MOST_IN_FRONT).map((finding) => (
          <FindingRow key={`${finding.rule} ${finding.about}`} finding={finding} today={today} asOf={asOf} />
        ))}
      </ul>
      {behind.length > 0 && (
        <details class="more">
          <summary>{say("verdict.more", { count: behind.length })}</summary>
          <ul class="findings">
            {behind.map((finding) => (
              <FindingRow key={`${finding.rule} ${finding.about}`} finding={finding} today={today} asOf={asOf} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Actions({ assessment }: { readonly assessment: Assessment }) {
  const { say } = useWords();
  return (
    <p class="actions">
      <a class="button primary" href="/log">
        {say("verdict.log")}
      </a>
      <a class="button" href="/import">
        {say("verdict.import")}
      </a>
      {canBookMassage(assessment) && (
        <a class="button" href="#massage">
          {say("verdict.book")}
        </a>
      )}
    </p>
  );
}

/** Which week this is, and the way to the one before and after. */
function WeekLine({ asOf, today }: { readonly asOf: LocalDay; readonly today: LocalDay }) {
  const { say, day } = useWords();
  const later = addDays(asOf, 7) < today ? addDays(asOf, 7) : today;
  return (
    <div class="week-line">
      <p class="eyebrow">
        {say("verdict.week-of", {
          monday: day(isoWeekStart(asOf), "day-month"),
          weekday: day(asOf, "weekday"),
          date: civilOf(asOf).dayOfMonth,
        })}
      </p>
      <p class="week-nav">
        <a href={`/?asOf=${formatLocalDay(addDays(asOf, -7))}`} aria-label={say("verdict.earlier")}>
          ‹
        </a>
        {asOf < today && (
          <a href={later === today ? "/" : `/?asOf=${formatLocalDay(later)}`} aria-label={say("verdict.later")}>
            ›
          </a>
        )}
      </p>
    </div>
  );
}
