import { useContext } from "preact/hooks";
import type { Finding } from "../../domain/assessment.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { findingTitle, findingValue } from "../../messages/finding-words.ts";
import type { MessageKey } from "../../messages/message-values.ts";
import type { Words } from "../../messages/words.ts";
import { methodsSection } from "../../usecases/explain.ts";
import type { LevelShape } from "../words/headline-words.ts";
import { ExplainLink } from "./explain-link.tsx";
import { FlagRecord } from "./flag-record.ts";
import { LevelMark } from "./level-mark.tsx";
import { RichText } from "./rich-text.tsx";
import { SeenForm } from "./seen-form.tsx";
import { useWords } from "./words-context.ts";

interface Look {
  readonly shape: LevelShape;
  readonly tone: string;
  readonly word:
    | "finding.level.clinician"
    | "finding.level.red"
    | "finding.level.amber"
    | "finding.level.note"
    | "finding.kind.clear"
    | "finding.kind.cannot-say"
    | "finding.kind.info";
}

function lookOf(finding: Finding): Look {
  switch (finding.kind) {
    case "flagged": {
      const word = `finding.level.${finding.level}` as const;
      const shapes = { clinician: "cross", red: "square", amber: "triangle", note: "ring" } as const;
      return { shape: shapes[finding.level], tone: finding.level, word };
    }
    case "clear":
      return { shape: "circle", tone: "clear", word: "finding.kind.clear" };
    case "cannot-say":
      return { shape: "ring", tone: "quiet", word: "finding.kind.cannot-say" };
    case "info":
      return { shape: "ring", tone: "quiet", word: "finding.kind.info" };
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
  const words = useWords();
  const { say, tell } = words;
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
                {findingTitle(finding, words)}
                <span class="unseen"> ({say(look.word)})</span>
              </span>
            </span>
            {value !== null && <span class="finding-value">{findingValue(finding, value, words)}</span>}
          </span>
          <span class="small finding-text">
            {tell(finding.said?.text ?? finding.text)}
            {finding.kind === "flagged" ? ` ${say(`rule.${finding.rule}.evidence`)}` : ""}{" "}
            <span class="why">{say("finding.why")}</span>
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
  const { say } = useWords();
  const noBetter = useContext(FlagRecord);
  if (finding.kind !== "flagged" || !noBetter.has(finding.rule)) return null;
  return (
    <p class="small flag-record">
      <RichText
        text={say("finding.no-better")}
        parts={{ link: (inside) => <a href="/methods#own-flags">{inside}</a> }}
      />
    </p>
  );
}

function FindingFacts({ finding, asOf }: Pick<FindingRowProps, "finding" | "asOf">) {
  const words = useWords();
  const { say } = words;
  return (
    <dl class="facts">
      {factsOf(finding, words).map(([name, text]) => (
        <div key={name}>
          <dt>{say(name)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      <div>
        <dt>{say("finding.more")}</dt>
        <dd class="more-links">
          <ExplainLink code={finding.rule} asOf={asOf} class="link">
            {say("finding.formula")}
            <span class="unseen">: {findingTitle(finding, words)}</span>
          </ExplainLink>
          <a class="link" href={`/methods#${methodsSection(finding.rule)}`}>
            {say("finding.method")}
            <span class="unseen">: {findingTitle(finding, words)}</span>
          </a>
        </dd>
      </div>
    </dl>
  );
}

type FactName = Extract<
  MessageKey,
  `finding.${"days-used" | "days-known" | "evidence" | "grade" | "risk" | "source" | "rule" | "value" | "threshold" | "change" | "until" | "missing"}`
>;
type Fact = readonly [FactName, string | null];

/** Name and words of everything a verdict rests on. What is not there is left out, never filled in. */
function factsOf(finding: Finding, words: Words): readonly (readonly [FactName, string])[] {
  const { say } = words;
  const facts: readonly Fact[] = [
    ...verdictFacts(finding, words),
    ["finding.days-used", daysUsed(finding, words)],
    ["finding.days-known", finding.coverage === null ? null : words.percent(finding.coverage * 100)],
    ["finding.evidence", finding.kind === "flagged" ? null : say(`rule.${finding.rule}.evidence`)],
    ["finding.grade", say(`rule.${finding.rule}.grade`)],
    ["finding.risk", finding.absoluteRisk === null ? null : say(`rule.${finding.rule}.risk`)],
    ["finding.source", say(`rule.${finding.rule}.source`)],
    ["finding.rule", finding.rule],
  ];
  return facts.flatMap(([name, text]) => (text === null || text === "" ? [] : [[name, text] as const]));
}

const daysUsed = ({ from, to }: Finding, { say, day }: Words): string | null =>
  from === null || to === null ? null : say("days.range", { from: day(from, "short"), to: day(to, "short") });

function verdictFacts(finding: Finding, words: Words): readonly Fact[] {
  const shown = (value: number | null) => (value === null ? null : findingValue(finding, value, words));
  switch (finding.kind) {
    case "flagged":
      return [
        ["finding.value", shown(finding.value)],
        ["finding.threshold", shown(finding.threshold)],
        ["finding.change", words.tell(finding.said?.wouldChangeIf ?? finding.wouldChangeIf)],
        ["finding.until", finding.standsUntil === null ? null : words.day(finding.standsUntil, "short")],
      ];
    case "cannot-say":
      return [
        ["finding.missing", words.tell(finding.said?.missing ?? finding.missing)],
        ["finding.change", words.tell(finding.said?.wouldChangeIf ?? finding.wouldChangeIf)],
      ];
    case "clear":
    case "info":
      return [
        ["finding.value", shown(finding.value)],
        ["finding.threshold", shown(finding.threshold)],
      ];
    default:
      return finding satisfies never;
  }
}
