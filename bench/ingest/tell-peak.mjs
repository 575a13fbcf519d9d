// Loaded before a program (`node --import`): tells at its end how much memory it took at most.
process.on("exit", () => console.error(`peak ${process.resourceUsage().maxRSS} kB`));
