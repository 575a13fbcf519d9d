import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    coverage: {
      provider: "v8",
      include: ["src/domain/**", "src/analysis/**"],
      reporter: ["text-summary"],
      thresholds: { lines: 90, statements: 90, functions: 90, branches: 80 },
    },
  },
});
