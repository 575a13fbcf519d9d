/** Opens the store of a data folder, says so, and holds it until its input ends. */
import { openStore } from "../../src/store/connect.ts";

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error("want a data folder");
const store = await openStore({ dataDir });
process.stdout.write("open\n");
process.stdin.resume();
process.stdin.once("end", () => void store.close());
