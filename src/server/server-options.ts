import type { FastifyInstance } from "fastify";
import type { AthleteId } from "../domain/ids.ts";
import type { App } from "../usecases/app.ts";

/** Everything the server needs from outside; it reads no environment and no clock of its own. */
export interface ServerOptions {
  readonly app: App;
  /** Whose data this server shows. */
  readonly athlete: AthleteId;
  /** Folder with the bundled browser modules. */
  readonly webDir: string;
  readonly version: string;
  /** One line for each failure of ours: route pattern, request id, error name and stack, never what a person typed. */
  readonly log?: (line: string) => void;
  /** Folder for files that arrive, on the disk of the data; what is left there of earlier uploads is cleared away. */
  readonly tmpDir: string;
  /** File of the key behind private calendar addresses; it is made when a runner asks for such an address. */
  readonly calendarKeyFile: string;
  /** For those who build pages: also serves `/styleguide`. */
  readonly isDev?: boolean;
  /** Largest file that may be uploaded, in bytes. */
  readonly maxFileB?: number;
  /** The most one upload may bring, all its files together, in bytes. */
  readonly maxUploadB?: number;
  /** Milliseconds on a clock that only moves on, for speeds; it says nothing about the time of day. */
  readonly stopwatchMs?: () => number;
  /** For routes that belong to the composition root, such as the local command endpoint. */
  readonly registerExtra?: (fastify: FastifyInstance) => void;
}
