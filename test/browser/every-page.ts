import { ME, openDemoApp } from "../real-app.ts";
import { type RunningServer, startServer } from "./harness.ts";

/** Stands for the page of a run that has several sources and a correction. */
const RUN = "/runs/:run";
/** Stands for the page of the one import. */
const BATCH = "/import/:batch";

/** Every page, as the demo runner has them. */
export const PAGES: readonly string[] = [
  "/",
  "/?weeks=all",
  "/explain/SPIKE_S",
  "/explain/known-days",
  "/diary",
  "/squad",
  "/sharing",
  "/athletes/me",
  "/styleguide?level=clinician",
  "/styleguide?level=green",
  "/styleguide?level=grey&data=none",
  "/log",
  "/import",
  "/runs",
  "/runs?year=2026&band=5-10",
  "/body",
  "/body/knee-left",
  "/log/signs?about=body",
  "/methods",
  "/plan",
  "/return",
  "/settings",
  "/therapy",
  "/therapy/brief",
  RUN,
  BATCH,
];

export interface DemoServer extends RunningServer {
  /** The address of one of {@link PAGES}. */
  readonly urlOf: (page: string) => string;
}

/** A server with the demo's runs, one import, and a correction to one run. */
export async function startDemoServer(webDir: string): Promise<DemoServer> {
  const server = await openDemoApp().then((real) => startServer(webDir, real));
  const { app } = server.real;
  const rows = await app.runs(ME, { limit: 30 });
  const run = rows.find(({ formats, sport }) => formats.length > 1 && sport === "run");
  if (run === undefined) throw new Error("no run of the demo has two sources");
  await app.log(ME, [{ kind: "correction", activityId: run.id, correction: { field: "distanceM", value: 9000 } }]);
  const batchId = (await app.recentImports(ME, 1))[0]?.batchId ?? "";
  const urlOf = (page: string) =>
    server.url + page.replace(RUN, `/runs/${encodeURIComponent(run.id)}`).replace(BATCH, `/import/${batchId}`);
  return { ...server, urlOf };
}
