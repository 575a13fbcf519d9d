import { readLines } from "./read-lines.ts";

/** A line of the server's answer while an import runs. */
interface ImportLine {
  readonly kind: "found" | "file" | "done" | "failed";
  readonly files?: number;
  readonly html?: string;
  readonly history?: string;
  readonly detail?: string;
}

interface ImportParts {
  readonly form: HTMLFormElement;
  readonly drop: HTMLElement;
  readonly input: HTMLInputElement;
  readonly progress: HTMLElement;
  readonly result: HTMLElement;
}

/** Lets files be dropped on the zone, sends them without leaving the page, and shows each file's outcome as it comes. */
export function enhanceImport(form: HTMLFormElement): void {
  const drop = form.querySelector<HTMLElement>(".drop");
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  const progress = document.querySelector<HTMLElement>("[data-progress]");
  const result = document.querySelector<HTMLElement>("[data-result]");
  if (drop === null || input === null || progress === null || result === null) return;
  const parts = { form, drop, input, progress, result };
  readyDropZone(parts);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void importFiles(parts, [...(input.files ?? [])]);
  });
  input.addEventListener("change", () => void importFiles(parts, [...(input.files ?? [])]));
}

function readyDropZone(parts: ImportParts): void {
  const { drop, form } = parts;
  drop.classList.add("ready");
  const label = drop.querySelector("label");
  if (label !== null) label.textContent = "Drop files here, or tap to choose";
  form.querySelector<HTMLElement>('button[type="submit"]')?.setAttribute("hidden", "");
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    void importFiles(parts, [...(event.dataTransfer?.files ?? [])]);
  });
}

async function importFiles(parts: ImportParts, files: readonly File[]): Promise<void> {
  const { drop, input, progress } = parts;
  if (files.length === 0 || drop.hasAttribute("aria-busy")) return;
  drop.setAttribute("aria-busy", "true");
  input.disabled = true;
  try {
    await sendFiles(parts, files);
  } catch {
    // The network's misbehaviour: the server stopped, or the connection was cut.
    progress.textContent = "The connection was cut. What is listed below is in; send the rest again.";
  } finally {
    drop.removeAttribute("aria-busy");
    input.disabled = false;
    input.value = "";
  }
}

async function sendFiles(parts: ImportParts, files: readonly File[]): Promise<void> {
  const bar = showProgress(parts, files.length);
  const list = document.createElement("ul");
  list.className = "outcomes";
  parts.result.replaceChildren(list);
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);
  const answer = await fetch(parts.form.action, {
    method: "POST",
    body,
    headers: { accept: "application/x-ndjson" },
  });
  if (!answer.ok || answer.body === null) {
    parts.progress.textContent = "That could not be sent. Choose fewer or smaller files and try again.";
    return;
  }
  for await (const line of readLines(answer.body)) show(parts, list, bar, line as ImportLine);
}

function showProgress({ progress }: ImportParts, files: number): HTMLProgressElement {
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", files === 1 ? "Importing one file" : `Importing ${files} files`);
  progress.replaceChildren(bar);
  return bar;
}

/** After the first import the page has a question that it had no reason to ask before. */
function askHistory(html: string): void {
  const place = document.querySelector("[data-history]");
  if (place !== null) place.innerHTML = html;
}

/** The server drew the rows and escaped what came with them. */
function show({ progress, result }: ImportParts, list: HTMLElement, bar: HTMLProgressElement, line: ImportLine): void {
  switch (line.kind) {
    case "found":
      bar.max = Math.max(1, line.files ?? 1);
      bar.value = 0;
      return;
    case "file":
      list.insertAdjacentHTML("beforeend", line.html ?? "");
      bar.value = Math.min(bar.max, bar.value + 1);
      return;
    case "done":
      progress.replaceChildren();
      result.insertAdjacentHTML("afterbegin", line.html ?? "");
      askHistory(line.history ?? "");
      return;
    case "failed":
      progress.textContent = line.detail ?? "That did not work. Try again.";
      return;
    default:
      line.kind satisfies never;
  }
}
