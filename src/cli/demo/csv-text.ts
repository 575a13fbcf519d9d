/** One CSV cell, quoted when it holds a comma, a quote or a line break. */
export function csvCell(value: string): string {
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A CSV document from a header and rows of cells that may still need quotes. */
export function csvDocument(header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const lines = [header, ...rows].map((cells) => cells.map(csvCell).join(","));
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

export function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, "0");
}

/** `hh:mm:ss`. */
export function clockText(lengthS: number): string {
  return `${twoDigits(lengthS / 3600)}:${twoDigits((lengthS / 60) % 60)}:${twoDigits(lengthS % 60)}`;
}
