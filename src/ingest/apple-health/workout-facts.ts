import { attributesOf, type Tag } from "./tag-scanner.ts";

type Attributes = ReadonlyMap<string, string>;

/** What one level of a workout says: its own statistics and metadata by key. */
export interface Facts {
  readonly statistics: ReadonlyMap<string, Attributes>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** A workout as it stands in the file. */
export interface WorkoutFacts {
  readonly attributes: Attributes;
  readonly own: Facts;
  /** The activities inside it: the steps of a structured run, or the legs of a triathlon. */
  readonly parts: readonly Facts[];
}

interface OpenFacts {
  statistics: Map<string, Attributes>;
  metadata: Map<string, string>;
}

const noFacts = (): OpenFacts => ({ statistics: new Map(), metadata: new Map() });

/** More parts or keys than any workout has. */
const MOST_PARTS = 1000;
const MOST_KEYS = 200;

/** Takes the tags of a file and tells each workout when it ends. */
export class WorkoutCollector {
  readonly #onWorkout: (workout: WorkoutFacts) => void;
  #attributes: Attributes | null = null;
  #own = noFacts();
  #parts: OpenFacts[] = [];
  #part: OpenFacts | null = null;

  constructor(onWorkout: (workout: WorkoutFacts) => void) {
    this.#onWorkout = onWorkout;
  }

  take(tag: Tag): void {
    if (tag.name === "Workout") this.#workout(tag);
    else if (this.#attributes === null) return;
    else if (tag.name === "WorkoutActivity") this.#activity(tag);
    else if (tag.kind !== "close") this.#fact(tag);
  }

  /** Tells the workout that has begun, if one has: something follows that cannot be in it. */
  finish(): void {
    if (this.#attributes === null) return;
    this.#onWorkout({ attributes: this.#attributes, own: this.#own, parts: this.#parts });
    this.#attributes = null;
  }

  #workout(tag: Tag): void {
    this.finish();
    if (tag.kind === "close") return;
    this.#attributes = attributesOf(tag);
    this.#own = noFacts();
    this.#parts = [];
    this.#part = null;
    if (tag.kind === "empty") this.finish();
  }

  #activity(tag: Tag): void {
    this.#part = null;
    if (tag.kind !== "open" || this.#parts.length >= MOST_PARTS) return;
    this.#part = noFacts();
    this.#parts.push(this.#part);
  }

  #fact(tag: Tag): void {
    const into = this.#part ?? this.#own;
    if (into.statistics.size + into.metadata.size >= MOST_KEYS) return;
    if (tag.name === "WorkoutStatistics") {
      const attributes = attributesOf(tag);
      into.statistics.set(attributes.get("type") ?? "", attributes);
    } else if (tag.name === "MetadataEntry") {
      const attributes = attributesOf(tag);
      into.metadata.set(attributes.get("key") ?? "", attributes.get("value") ?? "");
    }
  }
}
