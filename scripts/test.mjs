// The whole gate: types, lint and boundaries, unused code, the build, and every test in two time zones.
// Its last line is `N passed, N failed`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("..", import.meta.url).pathname;
const reports = mkdtempSync(join(tmpdir(), "niggle-test-"));
const bin = (name) => join(root, "node_modules/.bin", name);
const totals = { passed: 0, failed: 0, skipped: 0 };

function run(title, command, args, env = {}) {
  console.log(`\n== ${title}`);
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  return done.status === 0;
}

function step(title, command, args) {
  if (run(title, command, args)) totals.passed += 1;
  else {
    totals.failed += 1;
    console.log(`   ${title}: failed`);
  }
}

function suite(zone, extra) {
  const report = join(reports, `${zone.replace("/", "-")}.json`);
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...extra];
  const green = run(`tests, TZ=${zone}`, bin("vitest"), args, { TZ: zone });
  let counted = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  try {
    counted = JSON.parse(readFileSync(report, "utf8"));
  } catch (error) {
    console.log(`   no test report for TZ=${zone}: ${error.message}`);
  }
  totals.passed += counted.numPassedTests;
  totals.failed += counted.numFailedTests;
  totals.skipped += counted.numPendingTests;
  // A suite that broke outside a test (a file that does not load, a coverage floor) is a failure too.
  if (!green && counted.numFailedTests === 0) totals.failed += 1;
}

step("types", bin("tsc"), ["--noEmit", "-p", "tsconfig.json"]);
step("lint and boundaries", bin("biome"), ["check", "."]);
step("unused code and dependencies", bin("knip"), []);
step("build", process.execPath, ["scripts/build.mjs"]);
suite("UTC", ["--coverage"]);
suite("Pacific/Auckland", []);

rmSync(reports, { recursive: true, force: true });
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : "";
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
