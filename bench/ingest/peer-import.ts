/** Imports a folder of FIT files as the peer of bench/ingest.ts does: `peer-import.ts FOLDER DATABASE`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openPeer } from "./peer.ts";

const FILES_PER_TRANSACTION = 50;
const [folder = "", database = ""] = process.argv.slice(2);
const names = readdirSync(folder).sort();
const peer = await openPeer(database);
for (let from = 0; from < names.length; from += FILES_PER_TRANSACTION) {
  const group = names.slice(from, from + FILES_PER_TRANSACTION);
  await peer.write(group.map((name) => readFileSync(join(folder, name))));
}
await peer.close();
