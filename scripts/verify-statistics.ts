// Checks every interval and every "found" against cohorts whose truth is known: npm run verify:statistics -- --cohorts 2000 --write
// One design alone: --design massage. Another set of cohorts: --seed 5000
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DESIGNS } from "./verify/designs.ts";
import { percent, sectionOf, withSections } from "./verify/report.ts";
import { type Check, holds, runDesign } from "./verify/tally.ts";

const { values } = parseArgs({
  options: {
    cohorts: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    design: { type: "string" },
    write: { type: "boolean", default: false },
  },
});

const wholeNumber = (text: string, name: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`invalid --${name}: ${text} (want a whole number from 1)`);
  return Number(text);
};

const DOCUMENT = join(import.meta.dirname, "../docs/VERIFICATION.md");
const asked = wholeNumber(values.cohorts, "cohorts");
const seed = wholeNumber(values.seed, "seed");
const chosen = DESIGNS.filter(({ name }) => values.design === undefined || name.includes(values.design));
if (chosen.length === 0)
  throw new Error(`invalid --design: ${values.design} (want part of: ${DESIGNS.map(({ name }) => name).join("; ")})`);

const made = new Map<string, string>();
let failed = 0;
for (const design of chosen) {
  const cohorts = Math.max(1, Math.round(asked * design.share));
  const checks: readonly Check[] = runDesign(design, cohorts, seed);
  console.log(`${design.name} (${cohorts} cohorts)`);
  for (const check of checks) console.log(`  ${holds(check) ? " " : "!"} ${percent(check).padStart(7)}  ${check.what}`);
  failed += checks.filter((check) => !holds(check)).length;
  made.set(design.name, sectionOf(design, checks, { cohorts, seed }));
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
