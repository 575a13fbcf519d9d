import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { pageText } from "./page-texts.ts";

/** Shows the forms that a passkey answers, where the browser knows passkeys; without script they stay away. */
export function enhancePasskeys(forms: Iterable<HTMLFormElement>): void {
  if (!browserSupportsWebAuthn()) return;
  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void answer(form);
    });
  }
  for (const line of document.querySelectorAll<HTMLElement>("[data-without-passkeys]")) line.hidden = true;
}

/** Asks the server for a question and the device for its answer, which then goes as the form itself would. */
async function answer(form: HTMLFormElement): Promise<void> {
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  tell(form, "");
  try {
    const question = await questionFor(form);
    const field = form.querySelector<HTMLInputElement>('input[name="answer"]');
    if (question === null || field === null) return;
    field.value = JSON.stringify(await answered(form, question));
    // The question was asked with it; the answer needs it no more.
    for (const password of form.querySelectorAll<HTMLInputElement>('input[type="password"]')) password.value = "";
    form.submit();
  } catch (error) {
    tell(form, pageText(form, reasonOf(error)));
  } finally {
    form.removeAttribute("aria-busy");
  }
}

/** @returns null when the server asks nothing; why, stands in the form */
async function questionFor(form: HTMLFormElement): Promise<unknown> {
  const response = await fetch(`${form.action}/options`, {
    method: "POST",
    body: new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])),
  }).catch(() => null);
  const said: unknown = await response?.json().catch(() => null);
  if (response?.ok === true && said !== null) return said;
  const { problem } = (said ?? {}) as { readonly problem?: unknown };
  tell(form, typeof problem === "string" ? problem : pageText(form, "unreachable"));
  return null;
}

// The server makes what these functions take, as their own types say.
const answered = (form: HTMLFormElement, question: unknown): Promise<unknown> =>
  form.dataset["passkey"] === "new"
    ? startRegistration({ optionsJSON: question as PublicKeyCredentialCreationOptionsJSON })
    : startAuthentication({ optionsJSON: question as PublicKeyCredentialRequestOptionsJSON });

/** Browsers say by a name why there is no answer; nothing else of it is for people. */
function reasonOf(error: unknown): "cancelled" | "known" | "unfit" {
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError") return "known";
  return name === "ConstraintError" || name === "NotSupportedError" ? "unfit" : "cancelled";
}

function tell(form: HTMLFormElement, words: string): void {
  const line = form.querySelector<HTMLElement>(".problem");
  if (line === null) return;
  line.textContent = words;
  line.hidden = words === "";
}
