import type { Words } from "../../messages/words.ts";
import type { PlanReport } from "../../usecases/plan.ts";
import { WRITTEN_IN } from "../entries/form-units.ts";
import { LEVEL_SHAPES } from "../words/headline-words.ts";
import { Document } from "./document.tsx";
import { LevelMark } from "./level-mark.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { PlanDay } from "./plan-day.tsx";
import { useWords } from "./words-context.ts";

interface PlanPageProps {
  readonly report: PlanReport;
  readonly done: DoneKind | null;
  readonly problems: readonly string[];
}

/** What the script says while a run is dragged; `{…}` stays for it to fill in. */
function dragTexts({ say }: Words) {
  const [run, day] = ["{run}", "{day}"];
  return {
    "data-say-lifted": say("plan.drag.lifted", { run }),
    "data-say-over": say("plan.drag.over", { day }),
    "data-say-moved": say("plan.drag.moved", { run, day }),
    "data-say-put-back": say("plan.drag.put-back", { run }),
  };
}

/** The next fortnight: write runs, see what the rules would say before running them. */
export function PlanPage({ report, done, problems }: PlanPageProps) {
  const words = useWords();
  const { say } = words;
  return (
    <Document title={say("plan.title")} current="/plan">
      <Notice done={done} />
      {problems.length > 0 && (
        <div class="notice wrong" role="alert">
          <p>{say("form.not-kept", { problems: problems.join(" ") })}</p>
        </div>
      )}
      <h1 class="title">{say("plan.heading")}</h1>
      <p class="lead">{say("plan.lead")}</p>
      <div class="columns">
        <form
          class="card plan"
          method="post"
          action="/log"
          aria-label={say("plan.title")}
          data-plan
          {...dragTexts(words)}
        >
          <input type="hidden" name="kind" value="plan" />
          <input type="hidden" name={WRITTEN_IN} value={words.units} />
          <ol class="plan-days">
            {report.days.map((day) => (
              <PlanDay key={day.day} day={day} asOf={report.asOf} last={report.window.to} />
            ))}
          </ol>
          <p class="plan-keep">
            <button class="button primary wide" type="submit">
              {say("plan.keep")}
            </button>
          </p>
        </form>
        <div class="column">
          <TodayCard report={report} />
          <LimitCard report={report} />
          <ReturnLink report={report} />
        </div>
      </div>
    </Document>
  );
}

function TodayCard({ report }: { readonly report: PlanReport }) {
  const { say, tell } = useWords();
  const { headline, level, sentence, said } = report.today;
  return (
    <section class="card side" aria-labelledby="plan-today">
      <h2 id="plan-today">{say("plan.today-first")}</h2>
      <p class="pills">
        <span class={`pill level-${level}`}>
          <LevelMark shape={LEVEL_SHAPES[level]} />
          {say(`headline.${headline}`)}
        </span>
      </p>
      <p class="small">{tell(said?.sentence ?? sentence)}</p>
    </section>
  );
}

function LimitCard({ report }: { readonly report: PlanReport }) {
  const { say, day, distance, distanceDown } = useWords();
  const limit = report.days[0]?.limitFromDone ?? null;
  return (
    <section class="card side" aria-labelledby="plan-limit">
      <h2 id="plan-limit">{say("plan.longest")}</h2>
      <p class="big">{limit === null ? say("headline.cannot-say") : distanceDown(limit.limitM)}</p>
      <p class="small">
        {limit === null
          ? say("plan.longest.none")
          : say("plan.longest.from", {
              distance: distance(limit.prior.distanceM),
              day: day(limit.prior.day, "weekday-short"),
            })}
      </p>
      {report.taper !== null && (
        <p class="small">
          {say("plan.taper", {
            day: day(report.taper.raceDay, "weekday-short"),
            share: Math.round(100 * report.taper.shareFrac),
          })}
        </p>
      )}
    </section>
  );
}

function ReturnLink({ report: { returning } }: { readonly report: PlanReport }) {
  const { say, tell } = useWords();
  return (
    <section class="card side" aria-labelledby="plan-return">
      <h2 id="plan-return">{say("plan.back")}</h2>
      <p class="small">{returning === null ? say("plan.back.how") : tell(returning.said.reason)}</p>
      <p class="actions">
        <a class="button" href="/return">
          {say(returning === null ? "plan.back.levels" : "plan.back.level")}
        </a>
      </p>
    </section>
  );
}
