import type { AthleteId, Sha256 } from "../domain/ids.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { Watch } from "../ingest/decode-pool.ts";
import type { DecodeContext, DecodedFile, ReadSamples } from "../ingest/decoded-file.ts";
import type * as Aggregates from "../store/aggregates.ts";
import type { Store } from "../store/connect.ts";
import type * as Custody from "../store/custody/custody.ts";
import type { Journal } from "../store/journal.ts";
import type { Originals } from "../store/originals.ts";
import type { Analyse } from "./analysis-jobs.ts";

/** The world as the use cases see it: everything with an effect, passed in from the composition root. */
export interface Deps {
  readonly store: Store;
  /** Reads and writes of the tables, one module an aggregate. */
  readonly tables: typeof Aggregates;
  /** Files that leave the data folder, and what is put away beside it. */
  readonly custody: typeof Custody;
  readonly originals: Originals;
  readonly journal: Journal;
  readonly decode: (bytes: Uint8Array, context: DecodeContext) => Promise<DecodedFile>;
  /** Decodes an original that is kept, which may be larger than memory. */
  readonly decodeKept: (sha256: Sha256, context: DecodeContext, watch?: Watch) => Promise<DecodedFile>;
  /** Reads the samples of one recording of an original that is kept. */
  readonly readSamples: (sha256: Sha256, indexInFile: number, context: DecodeContext) => Promise<ReadSamples>;
  /**
   * Forgets what is kept of an athlete outside the journal, the originals and the database. When nobody else is left,
   * what belongs to all goes with it.
   */
  readonly forgetElsewhere: (athlete: AthleteId, isLast: boolean) => Promise<void>;
  /** Works out what takes longer than a request should, off this thread. */
  readonly analyse: Analyse;
  readonly now: () => UtcInstant;
  /** A new random identifier. */
  readonly newId: () => string;
  /** The zone of this machine, for a runner who has set none. IANA name. */
  readonly machineZone: string;
}
