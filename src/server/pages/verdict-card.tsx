import type { Assessment, Finding } from "../../domain/assessment.ts";
import { dayAndMonth, weekdayWord } from "../../domain/day-words.ts";
import { HEADLINE_WORDS } from "../../domain/headline-words.ts";
import { addDays, civilOf, formatLocalDay, isoWeekStart, type LocalDay } from "../../domain/local-day.ts";
import { canBookMassage, reasonsOf } from "../../domain/verdict-reasons.ts";
import { LEVEL_SHAPES } from "../words/headline-words.ts";
import { FindingRow } from "./finding-row.tsx";
import { LevelMark } from "./level-mark.tsx";

const MOST_IN_FRONT = 2;

interface VerdictCardProps {
  readonly assessment: Assessment;
  readonly today: LocalDay;
  /** Answers called for questions about signs that nobody answered. */
  readonly hasOpenSigns: boolean;
}

/** The week in one sentence, what made it, what to do, and what would change it. */
export function VerdictCard({ assessment, today, hasOpenSigns }: VerdictCardProps) {
  const reasons = reasonsOf(assessment.findings);
  const unsaid = assessment.findings.filter((finding) => finding.kind === "cannot-say").length;
  return (
    <section class="card verdict" aria-labelledby="verdict">
      <WeekLine asOf={assessment.asOf} today={today} />
      <p class="pills">
        <span class={`pill level-${assessment.level}`}>
          <LevelMark shape={LEVEL_SHAPES[assessment.level]} />
          {HEADLINE_WORDS[assessment.headline]}
        </span>
        {assessment.grey && unsaid > 0 && (
          <a class="pill level-grey" href="#all-rules">
            <LevelMark shape="ring" />
            {unsaid === 1 ? "1 rule cannot say" : `${unsaid} rules cannot say`}
          </a>
        )}
      </p>
      <h1 id="verdict" class="sentence">
        {assessment.sentence}
      </h1>
      <Reasons reasons={reasons} today={today} asOf={assessment.asOf} />
      <Actions assessment={assessment} />
      {hasOpenSigns && (
        <p class="small open-signs">
          Cannot say about some warning signs: what you logged calls for a few questions.{" "}
          <a class="link" href="/log/signs">
            Answer them
          </a>
        </p>
      )}
      <p class="change">
        <span class="unseen">What would change this: </span>
        {assessment.wouldChangeIf}
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
  if (reasons.length === 0) return <p class="small nothing">Nothing in your log triggered a rule.</p>;
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
          <summary>{behind.length === 1 ? "One more finding" : `${behind.length} more findings`}</summary>
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
  return (
    <p class="actions">
      <a class="button primary" href="/log">
        Log how it feels
      </a>
      <a class="button" href="/import">
        Import runs
      </a>
      {canBookMassage(assessment) && (
        <a class="button" href="#massage">
          Book a massage
        </a>
      )}
    </p>
  );
}

/** Which week this is, and the way to the one before and after. */
function WeekLine({ asOf, today }: { readonly asOf: LocalDay; readonly today: LocalDay }) {
  const later = addDays(asOf, 7) < today ? addDays(asOf, 7) : today;
  return (
    <div class="week-line">
      <p class="eyebrow">
        {`Week of ${dayAndMonth(isoWeekStart(asOf))} · as of ${weekdayWord(asOf)} ${civilOf(asOf).dayOfMonth}`}
      </p>
      <p class="week-nav">
        <a href={`/?asOf=${formatLocalDay(addDays(asOf, -7))}`} aria-label="A week earlier">
          ‹
        </a>
        {asOf < today && (
          <a href={later === today ? "/" : `/?asOf=${formatLocalDay(later)}`} aria-label="A week later">
            ›
          </a>
        )}
      </p>
    </div>
  );
}
