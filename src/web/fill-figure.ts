/** What a chart says beside its picture. */
export interface FigureWords {
  readonly title: string;
  readonly hint: string;
  readonly description: string;
  readonly empty: string;
  readonly table: { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** Makes a chart's heading, hint, description and table say what its new picture shows. */
export function fillFigure(figure: HTMLElement, words: FigureWords, isEmpty: boolean): void {
  setText(figure, "h2", words.title);
  setText(figure, ".chart-hint", isEmpty ? "" : words.hint);
  setText(figure, ".chart-empty", words.empty);
  setHidden(figure, ".chart-place", isEmpty);
  setHidden(figure, ".chart-empty", !isEmpty);
  setHidden(figure, ".chart-table", words.table.rows.length === 0);
  figure.querySelector(".chart-place")?.setAttribute("aria-label", words.description);
  const table = figure.querySelector("table");
  if (table !== null) fillTable(table, words);
}

function setText(figure: HTMLElement, selector: string, text: string): void {
  const element = figure.querySelector(selector);
  if (element !== null && element.textContent !== text) element.textContent = text;
}

function setHidden(figure: HTMLElement, selector: string, isHidden: boolean): void {
  const element = figure.querySelector(selector);
  if (element instanceof HTMLElement) element.hidden = isHidden;
}

function fillTable(table: HTMLTableElement, { title, table: { headers, rows } }: FigureWords): void {
  const caption = document.createElement("caption");
  caption.className = "unseen";
  caption.textContent = title;
  const head = document.createElement("thead");
  head.append(rowOf(headers.map((header) => cellOf("th", header, "col"))));
  const body = document.createElement("tbody");
  for (const [first = "", ...others] of rows)
    body.append(rowOf([cellOf("th", first, "row"), ...others.map((text) => cellOf("td", text))]));
  table.replaceChildren(caption, head, body);
}

function rowOf(cells: readonly HTMLElement[]): HTMLTableRowElement {
  const row = document.createElement("tr");
  row.append(...cells);
  return row;
}

function cellOf(tag: "th" | "td", text: string, scope?: "col" | "row"): HTMLTableCellElement {
  const cell = document.createElement(tag);
  cell.textContent = text;
  if (scope !== undefined) cell.setAttribute("scope", scope);
  return cell;
}
