import { createHash } from "node:crypto";
import { runningFigures } from "../../src/analysis/squad/running-figures.ts";
import type { AthleteId } from "../../src/domain/ids.ts";
import type { IssuedAssessment } from "../../src/domain/journal.ts";
import { addDays, type LocalDay } from "../../src/domain/local-day.ts";
import type { Store } from "../../src/store/connect.ts";
import { issuedForm } from "../../src/usecases/issue-assessment.ts";
import { reportOn } from "../../src/usecases/weekly-report.ts";
import type { MadeAthlete } from "../squad/fill-squad.ts";

/** What a verdict looks at of the runs. */
const LOOK_BACK_DAYS = 400;
/** As many days of the log as a squad's page may look at, and as many again behind them. */
const LOG_DAYS = 70;

/** The verdict of a day on what a made athlete did, as it would have been issued. */
function issuedOn({ athlete, history }: MadeAthlete, asOf: LocalDay): IssuedAssessment {
  const from = asOf - LOOK_BACK_DAYS;
  const sessions = history.sessions.filter(({ localDay }) => localDay > from && localDay <= asOf);
  const { assessment, days } = reportOn({ ...history, sessions }, athlete, asOf);
  return issuedForm({ assessment, figures: runningFigures(days, asOf) });
}

/**
 * Puts verdicts on record: those of the day and of a week before are worked out, the other days of the log repeat them under
 * their own day.
 */
export async function issueMade(store: Store, squad: Iterable<MadeAthlete>, asOf: LocalDay): Promise<void> {
  for (const made of squad) {
    const [now, before] = [issuedOn(made, asOf), issuedOn(made, addDays(asOf, -7))];
    const log = Array.from({ length: LOG_DAYS }, (_, i) => i - LOG_DAYS + 1).map((ago) => ({
      ...(ago > -7 ? now : before),
      asOf: addDays(asOf, ago),
    }));
    await store.write((tx) => tx.append("assessment_log", columnsOf(made.athlete), log));
  }
}

const columnsOf = (athlete: AthleteId) => ({
  athlete: () => athlete,
  as_of: ({ asOf }: IssuedAssessment) => asOf,
  issued_at: ({ asOf }: IssuedAssessment) => asOf * 86_400_000,
  assessment_sha256: (issued: IssuedAssessment) => createHash("sha256").update(JSON.stringify(issued)).digest("hex"),
  rule_set: ({ ruleSet }: IssuedAssessment) => ruleSet,
  data_version: () => 1,
  assessment_json: (issued: IssuedAssessment) => JSON.stringify(issued),
});
