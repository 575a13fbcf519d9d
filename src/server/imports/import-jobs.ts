import { randomUUID } from "node:crypto";
import type { AthleteId } from "../../domain/ids.ts";
import type { App } from "../../usecases/app.ts";
import { ImportJob } from "./import-job.ts";
import type { Spooled } from "./spool.ts";

/** Imports that are over and can still be looked at under their first id; the batches themselves are in the store. */
const MOST_OVER = 20;

/** The imports of this server: those that run, and the last that ran. */
export interface ImportJobs {
  start(athlete: AthleteId, upload: Spooled): ImportJob;
  /** Null for somebody else's too. */
  find(athlete: AthleteId, id: string): ImportJob | null;
  /** Those of an athlete that run now, the latest first. */
  running(athlete: AthleteId): readonly ImportJob[];
  /** Stops every import and waits until each has come to its end. */
  close(): Promise<void>;
}

interface JobsOptions {
  readonly app: App;
  readonly stopwatchMs: () => number;
  readonly onFailure: (error: unknown) => void;
}

export function createImportJobs(options: JobsOptions): ImportJobs {
  const jobs = new Map<string, ImportJob>();
  const forgetOldest = () => {
    const over = [...jobs.values()].filter((job) => job.state !== "running");
    for (const job of over.slice(0, Math.max(0, over.length - MOST_OVER))) jobs.delete(job.id);
  };
  return {
    start(athlete, upload) {
      const job = new ImportJob(randomUUID(), { ...options, athlete, upload });
      jobs.set(job.id, job);
      forgetOldest();
      return job;
    },
    find(athlete, id) {
      const job = jobs.get(id);
      return job?.athlete === athlete ? job : null;
    },
    running: (athlete) =>
      [...jobs.values()].filter((job) => job.athlete === athlete && job.state === "running").reverse(),
    async close() {
      for (const job of jobs.values()) job.cancel();
      await Promise.all([...jobs.values()].map((job) => job.over));
    },
  };
}
