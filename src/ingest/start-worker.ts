import { Worker } from "node:worker_threads";

/** Starts a module as a worker. From source it has to load TypeScript first; Node 20 does not pass a parent's loader on to it. */
export function startWorker(url: URL): Worker {
  if (!url.href.endsWith(".ts")) return new Worker(url);
  const load = `import("tsx/esm/api").then((tsx) => { tsx.register(); return import(${JSON.stringify(url.href)}); });`;
  return new Worker(load, { eval: true });
}
