import { type ImportParts, showProgress } from "./import-parts.ts";
import { pageText } from "./page-texts.ts";

const MB = 1024 * 1024;
const ONE_DIGIT = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/**
 * Sends files and says how far they are on their way. Stop takes them back before anything was imported.
 * @returns the id of the import that began; null when it was stopped
 * @throws Error with a sentence for the person when they did not arrive or were refused
 */
export function sendUpload(parts: ImportParts, files: readonly File[]): Promise<string | null> {
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);
  // Not fetch: it does not tell how much of a body has been sent.
  const request = new XMLHttpRequest();
  request.open("POST", "/api/v1/imports");
  request.responseType = "json";
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    showProgress(
      parts,
      total === 0 ? null : loaded / total,
      pageText(parts.form, "sending", { sent: mb(loaded), total: mb(total) }),
    );
  });
  showProgress(parts, null, pageText(parts.form, files.length === 1 ? "one" : "files", { files: files.length }));
  const stop = (event: Event) => {
    event.preventDefault();
    request.abort();
  };
  parts.cancel.addEventListener("submit", stop);
  return new Promise<string | null>((resolve, reject) => {
    request.addEventListener("load", () => {
      const answer = request.response as { importId?: string; detail?: string } | null;
      if (request.status === 202 && answer?.importId !== undefined) resolve(answer.importId);
      else reject(new Error(answer?.detail ?? pageText(parts.form, "not-sent")));
    });
    request.addEventListener("error", () => {
      reject(new Error(pageText(parts.form, "cut")));
    });
    request.addEventListener("abort", () => {
      parts.place.hidden = true;
      resolve(null);
    });
    request.send(body);
  }).finally(() => parts.cancel.removeEventListener("submit", stop));
}

/** In the language of the page. */
const mb = (sizeB: number): string => (sizeB / MB).toLocaleString(document.documentElement.lang, ONE_DIGIT);
