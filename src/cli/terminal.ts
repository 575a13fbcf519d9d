import pc from "picocolors";

/** Where a command writes and what that place can show. Passed in, so tests read plain text. */
export interface Terminal {
  /** Writes a line to standard output. */
  out(line: string): void;
  /** Writes a line to standard error. */
  err(line: string): void;
  /** Draws over the current line of standard error; does nothing where that is not a terminal. */
  redraw(line: string): void;
  readonly isInteractive: boolean;
  readonly columns: number;
  readonly colours: ReturnType<typeof pc.createColors>;
}

interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
}

/** The real terminal. Colour only on a terminal that wants it (NO_COLOR, TERM=dumb). */
export function processTerminal({ stdout, stderr, env }: Streams): Terminal {
  const wantsColour = stdout.isTTY === true && env["NO_COLOR"] === undefined && env["TERM"] !== "dumb";
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    redraw: (line) => {
      if (stderr.isTTY === true) stderr.write(`\r\u001b[2K${line}`);
    },
    isInteractive: stderr.isTTY === true,
    columns: Math.min(stdout.columns ?? 80, 100),
    colours: pc.createColors(wantsColour),
  };
}

/** Breaks a text at spaces so that no line is longer than `width`; every line after the first is indented. */
export function wrap(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width - indent.length) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each, index) => (index === 0 ? each : indent + each)).join("\n");
}

/** Rows as aligned columns; numbers (and the header above them) to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? "").length)));
  const isNumeric = header.map((_, i) => rows.every((row) => /^[\d.,:%–—-]*( \w+)?$/.test(row[i] ?? "")));
  const format = (row: readonly string[]) =>
    widths
      .map((width, i) => (isNumeric[i] === true ? (row[i] ?? "").padStart(width) : (row[i] ?? "").padEnd(width)))
      .join("  ")
      .trimEnd();
  return [format(header), ...rows.map(format)];
}
