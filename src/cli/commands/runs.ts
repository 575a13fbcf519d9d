import { instantFromEpochS, isoFromInstant, type UtcInstant } from "../../domain/instant.ts";
import { formatLocalDay } from "../../domain/local-day.ts";
import { kmFromM, minFromS } from "../../domain/units.ts";
import { runDetailJson, runRowJson } from "../../server/run-json.ts";
import type { RunDetail, RunQuery, RunRow } from "../../usecases/app.ts";
import { athleteOption, type CommonOptions, dayOption, wholeNumber } from "../common-options.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { findRun, shortId } from "../find-run.ts";
import type { Surroundings } from "../surroundings.ts";
import { type Terminal, table, wrap } from "../terminal.ts";
import { withCommands } from "../world.ts";

interface RunsOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly limit: string;
  readonly deleted?: boolean;
}

/** `niggle runs [RUN]`: the list of sessions, newest first, or one of them with its sources. */
export async function runsCommand(
  surroundings: Surroundings,
  options: RunsOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const query = queryFrom(options);
  const [named] = args;
  const { terminal } = surroundings;
  if (named !== undefined) {
    const run = await withCommands(surroundings, options, (commands) => findRun(commands, athlete, named));
    if (options.json === true) terminal.out(JSON.stringify(runDetailJson(run)));
    else printRun(terminal, run);
    return EXIT.done;
  }
  const rows = await withCommands(surroundings, options, (commands) => commands.runs(athlete, query));
  if (options.json === true) terminal.out(JSON.stringify({ runs: rows.map(runRowJson) }));
  else printRows(terminal, rows);
  return EXIT.done;
}

function queryFrom({ from, to, limit, deleted }: RunsOptions): RunQuery {
  return {
    limit: wholeNumber("--limit", limit, { from: 1, to: 100_000 }),
    ...(from === undefined ? {} : { from: dayOption("--from", from) }),
    ...(to === undefined ? {} : { to: dayOption("--to", to) }),
    ...(deleted === true ? { withDeleted: true } : {}),
  };
}

function printRows(terminal: Terminal, rows: readonly RunRow[]): void {
  if (rows.length === 0) {
    terminal.out("No runs. niggle import PATH reads them from your watch exports.");
    return;
  }
  const header = ["run", "day", "start", "sport", "km", "min", "bpm", "sources", "remarks"];
  for (const line of table(header, rows.map(cellsOf))) terminal.out(line);
}

const orDash = (value: number | null, digits: number): string => (value === null ? "–" : value.toFixed(digits));

function cellsOf(row: RunRow): readonly string[] {
  const remarks = [row.isDeleted ? "deleted" : "", correctedWords(row), ...row.flags];
  return [
    shortId(row.id),
    formatLocalDay(row.day),
    startOf(row),
    row.sport,
    orDash(row.distanceM === null ? null : kmFromM(row.distanceM), 2),
    orDash(row.durationS === null ? null : minFromS(row.durationS), 1),
    orDash(row.avgHeartRateBpm, 0),
    row.formats.join(" + "),
    remarks.filter((remark) => remark !== "").join(", "),
  ];
}

function correctedWords({ corrected }: RunRow): string {
  const fields = corrected.filter((field) => field !== "deleted");
  return fields.length === 0 ? "" : `corrected: ${fields.join(" ")}`;
}

/** The clock at the place of the run; UTC where its zone is not known. */
function startOf({ startedAt, utcOffsetMin }: Pick<RunRow, "startedAt" | "utcOffsetMin">): string {
  if (startedAt === null) return "–";
  const there: UtcInstant = instantFromEpochS(startedAt / 1000 + (utcOffsetMin ?? 0) * 60);
  return isoFromInstant(there).slice(11, 16) + (utcOffsetMin === null ? "Z" : "");
}

function printRun(terminal: Terminal, run: RunDetail): void {
  const { colours } = terminal;
  for (const line of table(
    ["run", "day", "start", "sport", "km", "min", "bpm", "sources", "remarks"],
    [cellsOf(run)],
  )) {
    terminal.out(line);
  }
  if (run.title !== null) terminal.out(colours.bold(run.title));
  for (const { field, value } of run.corrections) terminal.out(`  corrected: ${field} is ${value}`);
  terminal.out("");
  for (const source of run.sources) {
    const km = orDash(source.distanceM === null ? null : kmFromM(source.distanceM), 2);
    const min = orDash(source.durationS === null ? null : minFromS(source.durationS), 1);
    terminal.out(`${shortId(source.id)}  ${source.format}  ${km} km, ${min} min  ${colours.dim(source.path)}`);
    terminal.out(`  ${wrap(source.why, terminal.columns, "  ")}`);
  }
}
