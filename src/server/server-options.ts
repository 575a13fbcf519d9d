import type { FastifyInstance } from "fastify";
import type { AthleteId } from "../domain/ids.ts";
import type { App } from "../usecases/app.ts";
import type { People } from "../usecases/people.ts";
import type { RateLimit } from "./api/limit-rate.ts";
import type { OwnNames } from "./own-host.ts";
import type { SlowBodies } from "./slow-bodies.ts";

/** Everything the server needs from outside; it reads no environment and no clock of its own. */
export interface ServerOptions {
  readonly app: App;
  readonly people: People;
  /** Whose data the person at this machine has as their own, as long as there is no account. A handler asks `request.athlete`. */
  readonly localAthlete: AthleteId;
  /** Under which names people reach this server, besides those of this machine alone. */
  readonly names?: OwnNames;
  /** One proxy stands before this server and says for whom it asks. Then `names.publicUrl` is where people find it. */
  readonly isBehindProxy?: boolean;
  readonly slowBodies?: SlowBodies;
  /** How many requests of the API one caller may make. */
  readonly rateLimit?: RateLimit;
  /** Folder with the bundled browser modules. */
  readonly webDir: string;
  readonly version: string;
  /** One line for each failure of ours: route pattern, request id, error name and stack, never what a person typed. */
  readonly log?: (line: string) => void;
  /** Folder for files that arrive, on the disk of the data; what is left there of earlier uploads is cleared away. */
  readonly tmpDir: string;
  /** Beside this file lies each runner's key to their calendar's address, made when they ask for one. */
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

/** The server's options with whose data a request is about. */
export interface OneAthlete extends ServerOptions {
  readonly athlete: AthleteId;
}

/** @throws Error on a route that reaches nobody's data */
export const ofRequest = (options: ServerOptions, { athlete }: { readonly athlete: AthleteId }): OneAthlete => ({
  ...options,
  athlete,
});
