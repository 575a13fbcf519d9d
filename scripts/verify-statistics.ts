// Checks every interval and every "found" against cohorts whose truth is known: npm run verify:statistics -- --cohorts 2000 --write
// One design alone: --design massage. Another set of cohorts: --seed 5000
// In pieces that are kept and not run again: --pieces FOLDER. Shared between two runs: --part 1/2 and --part 2/2, then once without.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DESIGNS } from "./verify/designs.ts";
import { type Part, runInPieces } from "./verify/pieces.ts";
import { percent, sectionOf, withSections } from "./verify/report.ts";
import { holds, runDesign } from "./verify/tally.ts";

const { values } = parseArgs({
  options: {
    cohorts: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    design: { type: "string" },
    pieces: { type: "string" },
    part: { type: "string", default: "1/1" },
    write: { type: "boolean", default: false },
  },
});

const wholeNumber = (text: string, name: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`invalid --${name}: ${text} (want a whole number from 1)`);
  return Number(text);
};

const partOf = (text: string): Part => {
  const [run, runs] = text.split("/").map((number) => wholeNumber(number, "part"));
  if (run === undefined || runs === undefined || run > runs) throw new Error(`invalid --part: ${text} (want as 1/2)`);
  return { run, runs };
};

const DOCUMENT = join(import.meta.dirname, "../docs/VERIFICATION.md");
const range = { cohorts: wholeNumber(values.cohorts, "cohorts"), seed: wholeNumber(values.seed, "seed") };
const part = partOf(values.part);
if (part.runs > 1 && values.pieces === undefined) throw new Error("--part takes --pieces FOLDER, to put its share in");
const chosen = DESIGNS.filter(({ name }) => values.design === undefined || name.includes(values.design));
if (chosen.length === 0)
  throw new Error(`invalid --design: ${values.design} (want part of: ${DESIGNS.map(({ name }) => name).join("; ")})`);

const made = new Map<string, string>();
let failed = 0;
for (const design of chosen) {
  const { pieces } = values;
  const checks = pieces === undefined ? runDesign(design, range) : runInPieces(design, range, pieces, part);
  console.log(`${design.name} (${checks === null ? "other parts are still missing" : `${range.cohorts} cohorts`})`);
  if (checks === null) continue;
  for (const check of checks) console.log(`  ${holds(check) ? " " : "!"} ${percent(check).padStart(7)}  ${check.what}`);
  failed += checks.filter((check) => !holds(check)).length;
  made.set(design.name, sectionOf(design, checks, range));
  if (values.write) {
    const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, "utf8") : "";
    writeFileSync(
      DOCUMENT,
      withSections(
        before,
        made,
        DESIGNS.map(({ name }) => name),
      ),
    );
  }
}
console.log(failed === 0 ? "all checks hold" : `${failed} checks do not hold`);
process.exitCode = failed === 0 ? 0 : 1;
