import { dropLetter, keepLetter, keptLetters, type Letter, setLetterAside } from "./outbox-store.ts";
import { pageText } from "./page-texts.ts";
import { whoIsHere } from "./who-is-here.ts";

const SEND_WITHIN_MS = 15_000;
/** A browser that says it is online may not have a way to the server yet. */
const TRY_AGAIN_MS = 5_000;

/**
 * Sends the forms of the log without losing or doubling one: each is named once, tried at once, and kept on this device
 * when there is no way to the server. What is kept is sent when a page opens or the connection comes back.
 */
export function enhanceLog(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !isLogForm(form) || event.defaultPrevented) return;
    event.preventDefault();
    void send(form, letterOf(form, event.submitter));
  });
  window.addEventListener("online", () => void empty());
  void empty();
}

const isLogForm = (form: HTMLFormElement): boolean =>
  form.method === "post" && new URL(form.action).pathname === "/log" && form.enctype !== "multipart/form-data";

function letterOf(form: HTMLFormElement, submitter: HTMLElement | null): Letter {
  const fields = new FormData(form, submitter);
  const body = new URLSearchParams();
  for (const [name, value] of fields) if (typeof value === "string") body.append(name, value);
  return { key: crypto.randomUUID(), path: "/log", body: body.toString(), refusal: null, who: whoIsHere() };
}

type Sent =
  | { readonly kind: "taken"; readonly url: string }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "unreachable" }
  /** The session is over. What was written waits for its writer to sign in again. */
  | { readonly kind: "signed-out" };

async function post(letter: Letter): Promise<Sent> {
  try {
    const response = await fetch(letter.path, {
      method: "POST",
      body: letter.body,
      headers: { "content-type": "application/x-www-form-urlencoded", "idempotency-key": letter.key },
      signal: AbortSignal.timeout(SEND_WITHIN_MS),
    });
    if (response.ok) return { kind: "taken", url: response.url };
    // Read whatever it says: an answer that nobody reads keeps its line open.
    const said = await response.text();
    if (response.status === 401) return { kind: "signed-out" };
    if (response.status >= 500 || response.status === 429) return { kind: "unreachable" };
    return { kind: "refused", why: problemIn(said) };
  } catch {
    return { kind: "unreachable" };
  }
}

function problemIn(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  return (
    page.querySelector(".problem, .notice.wrong li, h1")?.textContent?.trim() ?? pageText(document.body, "not-taken")
  );
}

async function send(form: HTMLFormElement, letter: Letter): Promise<void> {
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  try {
    const sent = await post(letter);
    if (sent.kind === "taken") return location.assign(sent.url);
    if (sent.kind === "refused") return form.submit(); // the page comes back with what was typed and what is wrong
    await keepLetter(letter);
    if (sent.kind === "signed-out") return location.assign(`/login?next=${encodeURIComponent(location.pathname)}`);
    form.reset();
    await tellKept();
  } catch {
    form.submit();
  } finally {
    form.removeAttribute("aria-busy");
  }
}

/** Sends what is kept, oldest first, in one window at a time. */
async function empty(): Promise<void> {
  await navigator.locks.request("niggle-outbox", async () => {
    const waiting = await tellKept(await sendKept());
    if (waiting > 0 && navigator.onLine) setTimeout(() => void empty(), TRY_AGAIN_MS);
  });
}

/** Whether whoever is here wrote it: on a browser that several share, nobody sends what another wrote. */
const isOurs = ({ who = null }: Letter): boolean => who === null || who === whoIsHere();

/** @returns how many the server has taken */
async function sendKept(): Promise<number> {
  let taken = 0;
  for (const [place, letter] of await keptLetters()) {
    if (letter.refusal !== null || !isOurs(letter)) continue;
    const sent = await post(letter);
    if (sent.kind === "unreachable" || sent.kind === "signed-out") break;
    if (sent.kind === "refused") {
      await setLetterAside(place, letter, sent.why);
      continue;
    }
    await dropLetter(place);
    taken += 1;
  }
  return taken;
}

/** Says what waits on this device, and what has just gone. @returns how many wait */
async function tellKept(taken = 0): Promise<number> {
  const letters = (await keptLetters()).map(([, letter]) => letter).filter(isOurs);
  const waiting = letters.filter(({ refusal }) => refusal === null).length;
  const refused = letters.length - waiting;
  const sentences = [entries("sent", taken), entries("kept", waiting), entries("refused", refused)].filter(
    (sentence) => sentence !== "",
  );
  const status = statusLine();
  status.hidden = sentences.length === 0;
  status.textContent = sentences.join(" ");
  return waiting;
}

/** The page's sentence about so many entries; nothing about none. */
const entries = (what: "sent" | "kept" | "refused", count: number): string =>
  count === 0 ? "" : pageText(document.body, count === 1 ? `${what}-one` : `${what}-many`, { count });

function statusLine(): HTMLElement {
  const found = document.querySelector<HTMLElement>("[data-outbox]");
  if (found !== null) return found;
  const made = document.createElement("p");
  made.className = "notice";
  made.dataset["outbox"] = "";
  made.setAttribute("role", "status");
  document.querySelector("main")?.prepend(made);
  return made;
}
