// Tries to open a store from a worker thread and tells the main thread what came of it. JavaScript, because a worker
// thread of Node 20 does not inherit the loader that reads TypeScript.
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { openStore } = await import("../../src/store/connect.ts");
const said = await openStore({ dataDir: workerData.dataDir }).then(
  () => "opened",
  (error) => `${error.name}: ${error.message}`,
);
parentPort.postMessage(said);
