import { resolve } from "node:path";
import type { FileOutcome } from "../../domain/import-outcome.ts";
import type { ImportCounts, ImportEvent } from "../../usecases/app.ts";
import { outcomeJson, summaryJson } from "../../usecases/import-json.ts";
import { athleteOption, type CommonOptions } from "../common-options.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { progressBar } from "../progress.ts";
import type { Surroundings } from "../surroundings.ts";
import { type Terminal, wrap } from "../terminal.ts";
import { withCommands } from "../world.ts";

interface ImportOptions extends CommonOptions {
  readonly complete?: boolean;
}

/** `niggle import PATH…`: exit code 1 when some input was refused, 130 when Ctrl-C stopped it, 0 otherwise. */
export async function importCommand(
  surroundings: Surroundings,
  options: ImportOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const paths = args.map((given) => ({ given, absolute: resolve(surroundings.cwd, given) }));
  const reporter = options.json === true ? jsonReporter(surroundings.terminal) : humanReporter(surroundings);
  const stop = surroundings.stopSignal();
  const counts = await withCommands(surroundings, options, (commands) =>
    commands.importPaths(athlete, { paths, isComplete: options.complete === true }, reporter.onEvent, stop),
  );
  reporter.finish(counts);
  if (reporter.wasCancelled()) return EXIT.stopped;
  return counts.rejected > 0 ? EXIT.someRefused : EXIT.done;
}

interface ImportReporter {
  onEvent(event: ImportEvent): void;
  finish(counts: ImportCounts): void;
  wasCancelled(): boolean;
}

function jsonReporter(terminal: Terminal): ImportReporter {
  let cancelled = false;
  return {
    onEvent: (event) => {
      if (event.kind === "file") terminal.out(JSON.stringify(outcomeJson(event.outcome)));
      if (event.kind === "done") cancelled = event.cancelled;
    },
    finish: (counts) => terminal.out(JSON.stringify(summaryJson(counts, cancelled))),
    wasCancelled: () => cancelled,
  };
}

/** A bar while it runs; then what was refused or deserves a remark, one by one, and the sums. */
export function humanReporter({ terminal, now }: Pick<Surroundings, "terminal" | "now">): ImportReporter {
  const bar = progressBar(terminal, now);
  const remarks: FileOutcome[] = [];
  const seen = { files: 0, sizeB: 0, readB: 0, path: "" };
  let cancelled = false;
  return {
    onEvent: (event) => {
      if (event.kind === "found") seen.sizeB = event.sizeB;
      if (event.kind === "progress") seen.readB = event.readB;
      if (event.kind === "done") cancelled = event.cancelled;
      if (event.kind === "file") {
        seen.files += 1;
        seen.path = event.outcome.path;
        if (deservesRemark(event.outcome)) remarks.push(event.outcome);
      }
      bar.show(seen.readB / Math.max(1, seen.sizeB), (elapsedS) => importWords({ ...seen, elapsedS }));
    },
    finish: (counts) => {
      bar.finish();
      for (const outcome of remarks) printRemark(terminal, outcome);
      printCounts(terminal, counts);
      if (cancelled) terminal.out("Stopped. What is counted here is in; give the same files again to go on.");
    },
    wasCancelled: () => cancelled,
  };
}

/** `120 files · 12.3 MB/s · 34 s left · name`; the rate and the time are left out while nothing is known of them. */
function importWords(seen: { files: number; sizeB: number; readB: number; path: string; elapsedS: number }): string {
  const { files, sizeB, readB, path, elapsedS } = seen;
  const rateBPerS = elapsedS > 0 ? readB / elapsedS : 0;
  const parts = [`${files} ${files === 1 ? "file" : "files"}`];
  if (rateBPerS > 0) {
    parts.push(`${(rateBPerS / 1e6).toFixed(1)} MB/s`);
    parts.push(`${Math.ceil(Math.max(0, sizeB - readB) / rateBPerS)} s left`);
  }
  return [...parts, path].join(" · ");
}

function deservesRemark({ outcome, reason }: FileOutcome): boolean {
  return outcome === "rejected" || (outcome === "imported" && reason !== null);
}

function printRemark(terminal: Terminal, outcome: FileOutcome): void {
  const { colours } = terminal;
  const isRejected = outcome.outcome === "rejected";
  const mark = isRejected ? colours.red("✗ refused") : colours.yellow("! read, but");
  terminal.out(`${mark}  ${outcome.path}  ${colours.dim(outcome.reason ?? "")}`);
  terminal.out(`  ${wrap(outcome.detail, terminal.columns, "  ")}`);
}

function printCounts(terminal: Terminal, counts: ImportCounts): void {
  const parts = [
    `${counts.activities} ${counts.activities === 1 ? "activity" : "activities"}`,
    counts.entries > 0 ? `${counts.entries} diary entries` : "",
    `from ${counts.imported + counts.merged} of ${counts.files} ${counts.files === 1 ? "file" : "files"}`,
  ];
  terminal.out(`${terminal.colours.bold("Imported")} ${parts.filter((part) => part !== "").join(", ")}.`);
  const others = [
    counts.merged > 0 ? `${counts.merged} of these held runs known from another source` : "",
    counts.duplicate > 0 ? `${counts.duplicate} known already` : "",
    counts.skipped > 0 ? `${counts.skipped} hold no activity` : "",
    counts.rejected > 0 ? `${counts.rejected} refused` : "",
  ].filter((part) => part !== "");
  if (others.length > 0) terminal.out(`  ${others.join(" · ")}`);
}
