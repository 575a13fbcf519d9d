import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Check, type Design, type Range, runDesign } from "./tally.ts";

/** Cohorts of one piece: small enough that little is lost when a run is stopped. */
const PIECE_COHORTS = 25;

/** Whose turn a piece is when several runs share the work: run `run` of `runs`, counted from 1. */
export interface Part {
  readonly run: number;
  readonly runs: number;
}

type Counts = Readonly<Record<string, readonly [hits: number, of: number]>>;

/**
 * Runs a design in pieces that are kept in a folder, and counts all that are there. A piece that is there is not run again, so that a run can be stopped
 * and gone on with. The folder is for one state of the analysis: empty it when the analysis changes.
 *
 * @returns null while pieces of another part are missing
 */
export function runInPieces(design: Design, range: Range, folder: string, part: Part): readonly Check[] | null {
  mkdirSync(folder, { recursive: true });
  const pieces = piecesOf(range).map((piece) => ({ piece, file: fileOf(folder, design, piece) }));
  for (const [i, { piece, file }] of pieces.entries()) {
    if (i % part.runs !== part.run - 1 || existsSync(file)) continue;
    const counts = Object.fromEntries(runDesign(design, piece).map(({ what, hits, of }) => [what, [hits, of]]));
    writeFileSync(`${file}.part`, JSON.stringify(counts));
    renameSync(`${file}.part`, file);
  }
  if (pieces.some(({ file }) => !existsSync(file))) return null;
  return summed(
    design,
    pieces.map(({ file }) => JSON.parse(readFileSync(file, "utf8")) as Counts),
  );
}

function piecesOf({ cohorts, seed }: Range): Range[] {
  return Array.from({ length: Math.ceil(cohorts / PIECE_COHORTS) }, (_, i) => ({
    seed: seed + i * PIECE_COHORTS,
    cohorts: Math.min(PIECE_COHORTS, cohorts - i * PIECE_COHORTS),
  }));
}

function fileOf(folder: string, { name }: Design, { seed, cohorts }: Range): string {
  return join(folder, `${name.replaceAll(/[^a-z]+/g, "-")}.${seed}-${seed + cohorts - 1}.json`);
}

function summed({ name, wanted }: Design, pieces: readonly Counts[]): Check[] {
  return Object.entries(wanted).map(([what, one]) => {
    const counts = pieces.map((piece) => piece[what]);
    const sum = (place: 0 | 1) =>
      counts.reduce((total, count) => {
        if (count === undefined)
          throw new Error(`a piece of ${name} has no "${what}": it is of another state, empty it`);
        return total + count[place];
      }, 0);
    return { what, wanted: one, hits: sum(0), of: sum(1) };
  });
}
