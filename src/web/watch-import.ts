import { type ImportParts, showProgress, tellProblem } from "./import-parts.ts";
import { pageText } from "./page-texts.ts";

/** Rows that stay on the page while a large import runs; the refused ones stay longest. */
const MOST_ROWS = 300;

interface Progress {
  readonly filesDone: number;
  readonly filesFound: number;
  readonly words: string;
}

interface End {
  readonly html: string;
  readonly history: string;
  readonly batches: string;
}

/**
 * Shows a running import until it ends. The browser takes the line up again by itself when it is cut, and the server goes on
 * where it was.
 */
export function watchImport(parts: ImportParts, importId: string): Promise<void> {
  const events = new EventSource(`/api/v1/imports/${importId}/events`);
  const stop = (event: Event) => {
    event.preventDefault();
    void fetch(`/api/v1/imports/${importId}/cancel`, { method: "POST" });
    parts.words.textContent = pageText(parts.form, "stopping");
  };
  parts.cancel.addEventListener("submit", stop);
  return new Promise<void>((resolve) => {
    const close = () => {
      events.close();
      parts.cancel.removeEventListener("submit", stop);
      resolve();
    };
    events.addEventListener("progress", ({ data }) => {
      const { filesDone, filesFound, words } = JSON.parse(data) as Progress;
      showProgress(parts, filesFound === 0 ? null : filesDone / filesFound, words);
    });
    events.addEventListener("files", ({ data }) => {
      // The server drew the rows and escaped what came with them.
      parts.outcomes.insertAdjacentHTML("beforeend", (JSON.parse(data) as { html: string }).html);
      keepFew(parts.outcomes);
    });
    events.addEventListener("end", ({ data }) => {
      showEnd(parts, JSON.parse(data) as End);
      close();
    });
    events.addEventListener("error", () => {
      // Closed for good: the server does not know the import any more. Otherwise the browser tries again.
      if (events.readyState !== EventSource.CLOSED) return;
      tellProblem(parts, pageText(parts.form, "lost"));
      close();
    });
  });
}

function showEnd(parts: ImportParts, { html, history, batches }: End): void {
  parts.place.hidden = true;
  parts.result.innerHTML = html;
  // After the first import the page has a question that it had no reason to ask before.
  const question = document.querySelector("[data-history]");
  if (question !== null) question.innerHTML = history;
  const lately = document.querySelector("[data-batches]");
  if (lately !== null) lately.innerHTML = batches;
}

function keepFew(list: HTMLElement): void {
  const rows = [...list.children];
  const surplus = rows.length - MOST_ROWS;
  if (surplus <= 0) return;
  const refused = rows.filter((row) => row.classList.contains("outcome-rejected"));
  const others = rows.filter((row) => !row.classList.contains("outcome-rejected"));
  for (const row of [...others, ...refused].slice(0, surplus)) row.remove();
}
