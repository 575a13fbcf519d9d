import { ME, openDemoApp, openRealApp } from "../real-app.ts";
import { clubOf, FROM } from "../usecases/people/people-world.ts";
import { passkeyOf, signInBy } from "../usecases/people/soft-passkey.ts";
import { type RunningServer, startServer } from "./harness.ts";

/** How often a page that is still working something out is looked at. */
const LOOK_AGAIN_MS = 250;

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
  "/squad/link",
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

/** The pages of an account, which the demo has not. */
export const ACCOUNT_PAGES: readonly string[] = ["/login", "/account"];

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
  await workedOut(`${server.url}/squad/link`);
  const batchId = (await app.recentImports(ME, 1))[0]?.batchId ?? "";
  const urlOf = (page: string) =>
    server.url + page.replace(RUN, `/runs/${encodeURIComponent(run.id)}`).replace(BATCH, `/import/${batchId}`);
  return { ...server, urlOf };
}

export interface AccountServer extends RunningServer {
  /** The server under its name, where browsers use passkeys. */
  readonly site: string;
  /** The session of a runner who has a passkey. */
  readonly session: string;
}

/** A server with an owner and a runner, who signed in. */
export async function startAccountServer(webDir: string): Promise<AccountServer> {
  const real = await openRealApp();
  const club = clubOf(real);
  await club.add("olive", "owner");
  const rita = await club.add("rita", "runner", { displayName: "Rita" });
  const passkey = await passkeyOf(real.people, rita, "Phone");
  await signInBy(real.people, passkey);
  const session = await real.people.startSession(rita.id, FROM);
  const server = await startServer(webDir, real);
  return { ...server, site: server.url.replace("127.0.0.1", "localhost"), session };
}

/** Waits until a page looks again no more: what it shows is there, and stays. */
async function workedOut(url: string): Promise<void> {
  while ((await (await fetch(url)).text()).includes('http-equiv="refresh"'))
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
}
