import { type ImportParts, partsOf, tellProblem } from "./import-parts.ts";
import { pageText } from "./page-texts.ts";
import { sendUpload } from "./send-upload.ts";
import { watchImport } from "./watch-import.ts";

/** Lets files be dropped on the zone, sends them without leaving the page, and shows each file's outcome as it comes. */
export function enhanceImport(form: HTMLFormElement): void {
  const drop = form.querySelector<HTMLElement>(".drop");
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  const parts = partsOf(document);
  if (drop === null || input === null || parts === null) return;
  const send = (files: readonly File[]) => void sendFiles({ form, drop, input, parts }, files);
  readyDropZone(form, drop, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send([...(input.files ?? [])]);
  });
  input.addEventListener("change", () => send([...(input.files ?? [])]));
}

function readyDropZone(form: HTMLFormElement, drop: HTMLElement, send: (files: readonly File[]) => void): void {
  drop.classList.add("ready");
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
    send([...(event.dataTransfer?.files ?? [])]);
  });
}

interface Zone {
  readonly form: HTMLFormElement;
  readonly drop: HTMLElement;
  readonly input: HTMLInputElement;
  readonly parts: ImportParts;
}

async function sendFiles({ drop, input, parts }: Zone, files: readonly File[]): Promise<void> {
  if (files.length === 0 || drop.hasAttribute("aria-busy")) return;
  drop.setAttribute("aria-busy", "true");
  input.disabled = true;
  parts.problem.hidden = true;
  parts.result.replaceChildren();
  parts.outcomes.replaceChildren();
  try {
    const importId = await sendUpload(parts, files);
    if (importId !== null) await watchImport(parts, importId);
  } catch (error) {
    // The network's misbehaviour, or a refusal: the sentence is the server's own.
    tellProblem(parts, error instanceof Error ? error.message : pageText(parts.form, "not-sent"));
  } finally {
    drop.removeAttribute("aria-busy");
    input.disabled = false;
    input.value = "";
  }
}
