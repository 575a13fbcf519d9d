// Asks one address again and again over a few lasting connections, for so many seconds, and prints how often it was answered
// and how long that took.
import { Agent, get } from "node:http";

const [url, seconds, connections, accepted] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const until = performance.now() + Number(seconds) * 1000;
const counts = { answered: 0, failed: 0, bytes: 0 };
const tookMs = [];

function once() {
  const from = performance.now();
  return new Promise((resolve) => {
    get(url, { agent, headers: { "accept-encoding": accepted } }, (answer) => {
      answer.on("data", (part) => {
        counts.bytes += part.length;
      });
      answer.on("end", () => {
        counts[answer.statusCode === 200 ? "answered" : "failed"] += 1;
        tookMs.push(performance.now() - from);
        resolve();
      });
    }).on("error", () => {
      counts.failed += 1;
      resolve();
    });
  });
}

await Promise.all(
  Array.from({ length: Number(connections) }, async () => {
    while (performance.now() < until) await once();
  }),
);
agent.destroy();
tookMs.sort((a, b) => a - b);
const at = (rank) => tookMs[Math.min(tookMs.length - 1, Math.floor(rank * tookMs.length))] ?? 0;
console.log(JSON.stringify({ ...counts, p50Ms: at(0.5), p99Ms: at(0.99) }));
