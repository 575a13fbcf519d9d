import { DuckDBBlobValue, type DuckDBDataChunk, DuckDBListValue, type DuckDBValue } from "@duckdb/node-api";

/** A result read column by column: a table of fifty thousand rows makes no object of any row. */
export class ResultColumns {
  readonly rowCount: number;
  readonly #chunks: readonly DuckDBDataChunk[];
  readonly #names: readonly string[];

  constructor(chunks: readonly DuckDBDataChunk[], names: readonly string[]) {
    this.#chunks = chunks;
    this.#names = names;
    this.rowCount = chunks.reduce((rows, chunk) => rows + chunk.rowCount, 0);
  }

  /** A column of numbers, NaN where it is NULL. */
  numbers(column: string): Float64Array {
    const numbers = new Float64Array(this.rowCount);
    this.#visit(column, (value, row) => {
      numbers[row] = value === null ? Number.NaN : Number(value);
    });
    return numbers;
  }

  texts(column: string): readonly (string | null)[] {
    const texts = new Array<string | null>(this.rowCount).fill(null);
    this.#visit(column, (value, row) => {
      if (value !== null) texts[row] = String(value);
    });
    return texts;
  }

  /** A column of lists of numbers, none of them NULL. */
  numberLists(column: string): readonly (readonly number[])[] {
    const lists = new Array<readonly number[]>(this.rowCount).fill([]);
    this.#visit(column, (value, row) => {
      if (value instanceof DuckDBListValue) lists[row] = value.items as readonly number[];
    });
    return lists;
  }

  /** A column of lists of texts, none of them NULL. */
  textLists(column: string): readonly (readonly string[])[] {
    const lists = new Array<readonly string[]>(this.rowCount).fill([]);
    this.#visit(column, (value, row) => {
      if (value instanceof DuckDBListValue && value.items.length > 0) lists[row] = value.items as readonly string[];
    });
    return lists;
  }

  /** A column of bytes, none of them NULL; each begins where a double may begin. */
  bytes(column: string): readonly Uint8Array[] {
    const all = new Array<Uint8Array>(this.rowCount);
    this.#visit(column, (value, row) => {
      const bytes = value instanceof DuckDBBlobValue ? value.bytes : new Uint8Array();
      all[row] = bytes.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
    });
    return all;
  }

  #visit(column: string, see: (value: DuckDBValue, row: number) => void): void {
    const index = this.#names.indexOf(column);
    if (index === -1) throw new Error(`no column ${column} among ${this.#names.join(", ")}`);
    let from = 0;
    for (const chunk of this.#chunks) {
      const vector = chunk.getColumnVector(index);
      const { rowCount } = chunk;
      for (let row = 0; row < rowCount; row++) see(vector.getItem(row), from + row);
      from += rowCount;
    }
  }
}
