import { wilsonInterval } from "../../src/analysis/link/statistics/wilson.ts";
import { type Check, type Design, holds, type Range, type Wanted } from "./tally.ts";

/** The section of one design as it stands in the document. */
export function sectionOf(design: Design, checks: readonly Check[], { cohorts, seed }: Range): string {
  const lines = checks.map(
    (check) =>
      `| ${check.what} | ${percent(check)}${chanceWords(check)} | ${check.hits} of ${check.of} | ${wantedWords(check.wanted)} | ${verdict(check)} |`,
  );
  return [
    `## ${design.name}`,
    "",
    `${design.about} ${cohorts} cohorts, seeds ${seed} to ${seed + cohorts - 1}.`,
    "",
    "| check | share (give or take chance) | count | wanted | |",
    "|---|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}

export function percent({ hits, of }: Pick<Check, "hits" | "of">): string {
  return of === 0 ? "–" : `${((100 * hits) / of).toFixed(1)} %`;
}

/** Where the share would lie with ever more cohorts: its 95 % interval. */
function chanceWords({ hits, of }: Check): string {
  const share = wilsonInterval(hits, of);
  return share.kind === "cannot-tell"
    ? ""
    : ` (${(100 * share.lower).toFixed(1)} to ${(100 * share.upper).toFixed(1)})`;
}

function verdict(check: Check): string {
  if (check.wanted.kind === "told") return "";
  if (holds(check)) return "holds";
  return check.of < ENOUGH_COHORTS && isWithinChance(check)
    ? "within chance of it; too few cohorts to tell"
    : "**does not hold**";
}

/** With fewer cohorts a share may be off by chance alone. */
const ENOUGH_COHORTS = 1000;

/** Whether the interval of the share itself reaches what was wanted. */
function isWithinChance({ wanted, hits, of }: Check): boolean {
  const share = wilsonInterval(hits, of);
  if (share.kind === "cannot-tell" || wanted.kind === "told") return false;
  const lower = "lower" in wanted ? wanted.lower : 0;
  const upper = "upper" in wanted ? wanted.upper : 1;
  return share.upper >= lower && share.lower <= upper;
}

function wantedWords(wanted: Wanted): string {
  const share = (value: number) => `${Number((100 * value).toFixed(1))} %`;
  switch (wanted.kind) {
    case "told":
      return "told";
    case "between":
      return `${share(wanted.lower)} to ${share(wanted.upper)}`;
    case "at-most":
      return `at most ${share(wanted.upper)}`;
    case "at-least":
      return `at least ${share(wanted.lower)}`;
    default:
      return wanted satisfies never;
  }
}

const HEAD = `# Statistics that were checked against a known truth

Made by \`npm run verify:statistics -- --write\`. Cohorts are made up with a planted truth ([how](METHODS.md#made-up-cohorts)), read by the same code as a runner's own
history, and the answers counted. An interval that says 95 % should hold the truth in 93 to 97 of 100 cohorts; a link that is not there should be found in at most
6.5 of 100. The seeds are fixed: the same numbers come out on every machine. What does not hold is left standing here.
Each section says how many cohorts it ran with. A share is off by chance: behind it stands where it would lie with ever more cohorts (Wilson, 95 %). Of 2000 that is about 1 % to either side, of 200
about 3 %. Squads take 0.15 to 0.8 s of processor time a cohort. With fewer than 1000 a share that only chance may have put outside is called so. A
cohort in which a method says that it cannot tell is not counted, for or against.

`;

/** The document with the sections that were made anew put in place of the old ones; others stay. */
export function withSections(document: string, made: ReadonlyMap<string, string>, order: readonly string[]): string {
  const old = new Map(
    document
      .split(/^(?=## )/m)
      .slice(1)
      .map((section) => [section.split("\n")[0]?.slice(3) ?? "", section.trimEnd()] as const),
  );
  const sections = order.flatMap((name) => made.get(name)?.trimEnd() ?? old.get(name) ?? []);
  return `${HEAD}${sections.join("\n\n")}\n`;
}
