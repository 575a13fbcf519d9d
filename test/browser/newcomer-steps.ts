import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import type { Locator, Page } from "playwright-core";

interface Step {
  readonly name: string;
  readonly taps: number;
  readonly typed: number;
  readonly timeS: number;
}

/** One way through the product: who went it, and its steps in order. */
export interface Journey {
  readonly export: string;
  readonly steps: readonly Step[];
  /** Does a step, and notes how long it took and how often it was tapped and typed. */
  step(name: string, act: (hand: Hand) => Promise<void>): Promise<void>;
}

/** What a person does to a page: touch a part that is seen, or type into it. */
export interface Hand {
  tap(part: Locator): Promise<void>;
  /** Touches a part that opens another page, and waits for that page. */
  follow(part: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  choose(field: Locator, label: string): Promise<void>;
}

export function journeyOf(exportName: string, page: Page): Journey {
  const steps: Step[] = [];
  return {
    export: exportName,
    steps,
    async step(name, act) {
      const done = { taps: 0, typed: 0 };
      const began = performance.now();
      await act(handOn(page, done));
      steps.push({ name, ...done, timeS: (performance.now() - began) / 1000 });
    },
  };
}

function handOn(page: Page, done: { taps: number; typed: number }): Hand {
  const tap = async (part: Locator) => {
    done.taps += 1;
    await part.tap();
  };
  return {
    tap,
    async follow(part) {
      await Promise.all([page.waitForEvent("load"), tap(part)]);
    },
    async type(field, text) {
      await tap(field);
      done.typed += 1;
      await field.fill(text);
    },
    async choose(field, label) {
      done.taps += 2; // one opens the list, one takes the answer
      await field.selectOption({ label });
    },
  };
}

/** Word for word what stands in docs/NEWCOMER.md. */
export function stepsDocument(journeys: readonly Journey[]): string {
  const cores = cpus();
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  return [
    "# The newcomer's way",
    "",
    "Somebody with an export of their watch and a sore knee, on a phone of 390 px, by touch, with nothing read beforehand and nothing set up:",
    "from an empty data folder to the verdict and why, the log, next week's plan, a booking and a page for the therapist.",
    "`test/browser/newcomer.test.ts` walks it in a real browser, and finds each part by the name that is seen or read out.",
    "",
    "The times are the product's share: pages, import and analysis, with a hand that neither reads nor hesitates. They are",
    "information; the test holds the steps, what they show, and the number of taps.",
    "",
    ...journeys.flatMap(table),
    `Measured on ${cores.length} × ${cores[0]?.model.trim() ?? "unknown processor"}, Node ${process.versions.node}, load average ${(loadavg()[0] ?? 0).toFixed(0)}, at ${commit}. Again:`,
    "",
    "```sh",
    "NEWCOMER_STEPS=docs/NEWCOMER.md npx vitest run test/browser/newcomer.test.ts",
    "```",
    "",
  ].join("\n");
}

function table({ export: name, steps }: Journey): string[] {
  const sum = (of: (step: Step) => number) => steps.reduce((total, step) => total + of(step), 0);
  const rows = steps.map((step, i) => row([`${i + 1}. ${step.name}`, step.taps, step.typed, step.timeS.toFixed(1)]));
  const total = row([
    "**All**",
    sum((step) => step.taps),
    sum((step) => step.typed),
    sum(({ timeS }) => timeS).toFixed(1),
  ]);
  return [`## ${name}`, "", row(["step", "taps", "fields typed", "seconds"]), "|---|---|---|---|", ...rows, total, ""];
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
