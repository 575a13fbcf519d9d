import { useContext } from "preact/hooks";
import type { Finding } from "../../domain/assessment.ts";
import { shortDay } from "../../domain/day-words.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { findingTitle, KIND_WORDS, LEVEL_WORDS } from "../../domain/rule-words.ts";
import { valueWords } from "../../domain/value-words.ts";
import { methodsSection } from "../../usecases/explain.ts";
import type { LevelShape } from "../words/headline-words.ts";
import { ExplainLink } from "./explain-link.tsx";
import { FlagRecord } from "./flag-record.ts";
import { LevelMark } from "./level-mark.tsx";
import { SeenForm } from "./seen-form.tsx";

interface Look {
  readonly shape: LevelShape;
  readonly tone: string;
  readonly word: string;
}

function lookOf(finding: Finding): Look {
  switch (finding.kind) {
    case "flagged": {
      const word = LEVEL_WORDS[finding.level];
      const shapes = { clinician: "cross", red: "square", amber: "triangle", note: "ring" } as const;
      return { shape: shapes[finding.level], tone: finding.level, word };
    }
    case "clear":
      return { shape: "circle", tone: "clear", word: KIND_WORDS.clear };
    case "cannot-say":
      return { shape: "ring", tone: "quiet", word: KIND_WORDS["cannot-say"] };
    case "info":
      return { shape: "ring", tone: "quiet", word: KIND_WORDS.info };
    default:
      return finding satisfies never;
  }
}

const isRedFlag = (finding: Finding): boolean => finding.kind === "flagged" && finding.rule.startsWith("RF_");

interface FindingRowProps {
  readonly finding: Finding;
  readonly today: LocalDay;
  /** The day it speaks about. */
  readonly asOf: LocalDay;
}

/** One finding: its name, its number, one line of evidence; behind it everything it rests on. */
export function FindingRow({ finding, today, asOf }: FindingRowProps) {
  const look = lookOf(finding);
  const value = finding.kind === "cannot-say" ? null : finding.value;
  return (
    <li class="finding">
      <details>
        <summary>
          <span class="finding-head">
            <span class="finding-title">
              <span class={`tone-${look.tone}`}>
                <LevelMark shape={look.shape} />
              </span>
              <span>
                {findingTitle(finding)}
                <span class="unseen"> ({look.word})</span>
              </span>
            </span>
            {value !== null && <span class="finding-value">{valueWords(finding, value)}</span>}
          </span>
          <span class="small finding-text">
            {finding.kind === "flagged" ? `${finding.text} ${finding.evidence}` : finding.text}{" "}
            <span class="why">Why</span>
          </span>
        </summary>
        <FindingFacts finding={finding} asOf={asOf} />
      </details>
      <OwnRecord finding={finding} />
      {isRedFlag(finding) && <SeenForm rule={finding.rule} today={today} />}
    </li>
  );
}

/** A flag that did no better than random alerts on this runner's own history says so beside itself. */
function OwnRecord({ finding }: { readonly finding: Finding }) {
  const noBetter = useContext(FlagRecord);
  if (finding.kind !== "flagged" || !noBetter.has(finding.rule)) return null;
  return (
    <p class="small flag-record">
      Before your earlier sore spells this flag did <a href="/methods#own-flags">no better than random alerts</a>.
    </p>
  );
}

function FindingFacts({ finding, asOf }: Pick<FindingRowProps, "finding" | "asOf">) {
  return (
    <dl class="facts">
      {factsOf(finding).map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
      <div>
        <dt>More</dt>
        <dd class="more-links">
          <ExplainLink code={finding.rule} asOf={asOf} class="link">
            Formula and rows<span class="unseen">: {findingTitle(finding)}</span>
          </ExplainLink>
          <a class="link" href={`/methods#${methodsSection(finding.rule)}`}>
            Method<span class="unseen">: {findingTitle(finding)}</span>
          </a>
        </dd>
      </div>
    </dl>
  );
}

/** Name and words of everything a verdict rests on. What is not there is left out, never filled in. */
function factsOf(finding: Finding): readonly (readonly [string, string])[] {
  const days =
    finding.from === null || finding.to === null ? null : `${shortDay(finding.from)} to ${shortDay(finding.to)}`;
  const facts: readonly (readonly [string, string | null])[] = [
    ...verdictFacts(finding),
    ["Days used", days],
    ["Days known", finding.coverage === null ? null : `${Math.round(finding.coverage * 100)} %`],
    ["Evidence", finding.kind === "flagged" ? null : finding.evidence],
    ["Grade", finding.grade],
    ["Risk in numbers", finding.absoluteRisk],
    ["Source", finding.source],
    ["Rule", finding.rule],
  ];
  return facts.flatMap(([name, words]) => (words === null || words === "" ? [] : [[name, words] as const]));
}

function verdictFacts(finding: Finding): readonly (readonly [string, string | null])[] {
  const limit = (threshold: number | null) => (threshold === null ? null : valueWords(finding, threshold));
  switch (finding.kind) {
    case "flagged":
      return [
        ["Value", finding.value === null ? null : valueWords(finding, finding.value)],
        ["Threshold", limit(finding.threshold)],
        ["What would change it", finding.wouldChangeIf],
        ["Counts until", finding.standsUntil === null ? null : shortDay(finding.standsUntil)],
      ];
    case "cannot-say":
      return [
        ["Missing", finding.missing],
        ["What would change it", finding.wouldChangeIf],
      ];
    case "clear":
    case "info":
      return [
        ["Value", finding.value === null ? null : valueWords(finding, finding.value)],
        ["Threshold", limit(finding.threshold)],
      ];
    default:
      return finding satisfies never;
  }
}
