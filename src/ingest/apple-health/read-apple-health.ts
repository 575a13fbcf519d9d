import type { IngestProblem } from "../../domain/import-outcome.ts";
import { type DecodeContext, type DecodedFile, NO_ENTRIES } from "../decoded-file.ts";
import { withoutDoubles } from "./doubled-workouts.ts";
import { HealthDays } from "./health-days.ts";
import { type Tag, TagScanner } from "./tag-scanner.ts";
import { type ReadWorkout, readWorkout } from "./workout-activity.ts";
import { WorkoutCollector, type WorkoutFacts } from "./workout-facts.ts";

/** Reads an Apple Health export in pieces, in memory that does not grow with its size. */
export interface AppleHealthReader {
  write(chunk: Uint8Array): void;
  /** What the export held. Called once, after its last piece. */
  end(): DecodedFile;
}

/** Thirty workouts a day for nine years: more than anyone has. */
const MOST_WORKOUTS = 100_000;
const NAMED = 20;
const PIECE_B = 65_536;

class Reader implements AppleHealthReader {
  readonly #decoder = new TextDecoder("utf-8");
  readonly #scanner = new TagScanner((tag) => this.#take(tag));
  readonly #workouts = new WorkoutCollector((facts) => this.#add(facts));
  readonly #days = new HealthDays();
  readonly #read: ReadWorkout[] = [];
  readonly #bad: string[] = [];
  #seen = 0;
  #isWhole = false;

  write(chunk: Uint8Array): void {
    this.#scanner.write(this.#decoder.decode(chunk, { stream: true }));
  }

  end(): DecodedFile {
    this.#scanner.write(this.#decoder.decode());
    const kept = withoutDoubles(this.#read);
    const wellness = this.#days.days();
    const warnings = this.#warnings(kept.length);
    if (kept.length === 0 && wellness.length === 0) return this.#nothing(warnings);
    const activities = kept.map(({ activity }) => activity);
    return { kind: "decoded", activities, entries: { ...NO_ENTRIES, wellness }, warnings };
  }

  #take(tag: Tag): void {
    if (tag.name === "Record") {
      this.#workouts.finish();
      this.#days.take(tag);
    } else if (tag.name === "HealthData") this.#isWhole ||= tag.kind !== "open";
    else this.#workouts.take(tag);
  }

  #add(facts: WorkoutFacts): void {
    this.#seen += 1;
    if (this.#read.length >= MOST_WORKOUTS) return;
    const workout = readWorkout(facts, this.#seen - 1);
    if (!("why" in workout)) this.#read.push(workout);
    else if (this.#bad.length < NAMED) this.#bad.push(`workout ${this.#seen}: ${workout.why}`);
  }

  #warnings(kept: number): readonly IngestProblem[] {
    const warnings: IngestProblem[] = [];
    if (!this.#isWhole) {
      const detail = "This Apple Health export was cut off before its end; what came before is in. Export it again.";
      warnings.push({ reason: "TRUNCATED", detail });
    }
    const unread = this.#seen - this.#read.length;
    if (unread > 0) {
      const detail = `${unread} of the ${this.#seen} workouts could not be read: ${this.#bad.join("; ")}.`;
      warnings.push({ reason: "SOME_ROWS_REJECTED", detail });
    }
    const doubled = this.#read.length - kept;
    if (doubled > 0) {
      const detail = `${doubled} of the ${this.#read.length} workouts are of another app that saw the same; each counts once.`;
      warnings.push({ reason: "SAME_RUN_RICHER_KEPT", detail });
    }
    return warnings;
  }

  #nothing(warnings: readonly IngestProblem[]): DecodedFile {
    const [problem] = warnings;
    if (problem !== undefined) {
      return {
        kind: "rejected",
        problem: { reason: "NO_RECORDS", detail: `No workout could be read. ${problem.detail}` },
      };
    }
    const detail = "This Apple Health export holds no workouts, no sleep and no resting heart rate.";
    return { kind: "skipped", problem: { reason: "NOT_AN_ACTIVITY", detail } };
  }
}

/**
 * A reader for the `export.xml` of Apple Health: workouts with the zone they were made in, and sleep, resting heart rate
 * and heart rate variability by day. Its malformed DTD and stray control characters do no harm, since only tags are read.
 */
export function createAppleHealthReader(_context: DecodeContext): AppleHealthReader {
  return new Reader();
}

/** Reads a whole export that is in memory. */
export function decodeAppleHealth(bytes: Uint8Array, context: DecodeContext): DecodedFile {
  const reader = createAppleHealthReader(context);
  for (let from = 0; from < bytes.length; from += PIECE_B) reader.write(bytes.subarray(from, from + PIECE_B));
  return reader.end();
}
