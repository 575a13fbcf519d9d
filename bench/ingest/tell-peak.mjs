// Loaded before a program (`node --import`): tells at its end how much memory it took at most.
import { readFileSync } from "node:fs";

/** What the system counts for a process (ru_maxrss) begins with the memory of the one that started it; VmHWM does not. */
function peakKb() {
  try {
    return /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  } catch {
    return undefined; // no Linux
  }
}

process.on("exit", () => console.error(`peak ${peakKb() ?? process.resourceUsage().maxRSS} kB`));
