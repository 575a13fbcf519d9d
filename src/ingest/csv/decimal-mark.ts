/** The decimal mark of a file. The other of the two separates thousands. */
export type DecimalMark = "." | ",";

const NUMBER = /^[-+]?\d[\d.,\s']*$/;

/** The mark that a number can only have been written with; null when it has none or could be read either way. */
function markOf(text: string): { readonly mark: DecimalMark; readonly sure: boolean } | null {
  if (!NUMBER.test(text)) return null;
  const marks = text.replace(/[^.,]/g, "");
  const last = marks.at(-1);
  if (last !== "." && last !== ",") return null;
  const other = last === "." ? "," : ".";
  if (marks.includes(other)) return { mark: last, sure: true };
  if (marks.length > 1) return { mark: other, sure: true };
  const [whole = "", rest = ""] = text.split(last);
  const groupOfThousands = rest.length === 3 && /^[-+]?[1-9]\d{0,2}$/.test(whole);
  return groupOfThousands ? { mark: other, sure: false } : { mark: last, sure: true };
}

/**
 * The decimal mark of all these cells together, never of one alone: `1,381` is a thousand in one file and one and a
 * bit in the next. Cells that can be read one way only decide; without any, a group of three digits counts as thousands.
 */
export function decimalMarkOf(cells: Iterable<string>): { readonly mark: DecimalMark; readonly sure: boolean } {
  const votes = { sure: { ".": 0, ",": 0 }, likely: { ".": 0, ",": 0 } };
  for (const cell of cells) {
    const vote = markOf(cell);
    if (vote !== null) votes[vote.sure ? "sure" : "likely"][vote.mark] += 1;
  }
  const { sure, likely } = votes;
  if (sure["."] !== sure[","]) return { mark: sure["."] > sure[","] ? "." : ",", sure: true };
  return { mark: likely[","] > likely["."] ? "," : ".", sure: false };
}

/** The number, with thousands separators taken out; null for a text that is none. */
export function decimalOf(text: string, mark: DecimalMark): number | null {
  if (!NUMBER.test(text)) return null;
  const thousands = mark === "." ? /[,\s']/g : /[.\s']/g;
  const value = Number(text.replace(thousands, "").replace(mark, "."));
  return Number.isFinite(value) ? value : null;
}

/** A length in metres from a number with few decimals, without the noise that the multiplication adds below a millimetre. */
export function metresOf(value: number, metresPerUnit: number): number {
  return Math.round(value * metresPerUnit * 1000) / 1000;
}
