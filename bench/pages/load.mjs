// Asks one address again and again over a few lasting connections, for so many seconds, and prints how often it was answered.
import { Agent, get } from "node:http";

const [url, seconds, connections, accepted] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const until = performance.now() + Number(seconds) * 1000;
const counts = { answered: 0, failed: 0, bytes: 0 };

function once() {
  return new Promise((resolve) => {
    get(url, { agent, headers: { "accept-encoding": accepted } }, (answer) => {
      answer.on("data", (part) => {
        counts.bytes += part.length;
      });
      answer.on("end", () => {
        counts[answer.statusCode === 200 ? "answered" : "failed"] += 1;
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
console.log(JSON.stringify(counts));
