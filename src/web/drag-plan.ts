import { edgeScroll } from "./edge-scroll.ts";
import { pageText } from "./page-texts.ts";

/** A finger rests so long before it lifts a run: sooner it may want to scroll. */
const LONG_PRESS_MS = 350;
/** A hand that moves less than this has not begun to drag, and a finger has not begun to scroll. */
const STILL_PX = 6;

/** Lets a planned run be dragged to another day, by mouse or after a long press. The list of days beside it does the same. */
export function enhancePlan(form: HTMLFormElement): void {
  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  form.append(said);
  for (const line of form.querySelectorAll<HTMLElement>("[data-line]")) {
    line.addEventListener("pointerdown", (down) => press({ form, line, said }, down));
    // A long press opens no menu, and what is lifted moves instead of the page.
    line.addEventListener("contextmenu", (event) => {
      if (line.classList.contains("pressed")) event.preventDefault();
    });
    line.addEventListener(
      "touchmove",
      (event) => {
        if (line.classList.contains("lifted") && event.cancelable) event.preventDefault();
      },
      { passive: false },
    );
  }
}

interface Place {
  readonly form: HTMLFormElement;
  readonly line: HTMLElement;
  readonly said: HTMLElement;
}

/** Waits for a mouse to move, or for a finger to rest, and then lifts the run. */
function press(place: Place, down: PointerEvent): void {
  const { line } = place;
  const isField = down.target instanceof Element && down.target.closest("input, select, button, label") !== null;
  if (isField || down.button !== 0 || !down.isPrimary) return;
  const isFinger = down.pointerType !== "mouse";
  if (!isFinger) down.preventDefault();
  line.classList.add("pressed");
  const stop = new AbortController();
  const { signal } = stop;
  const giveUp = () => {
    clearTimeout(waiting);
    stop.abort();
    line.classList.remove("pressed");
  };
  const lift = (event: PointerEvent) => {
    giveUp();
    drag(place, down, event);
  };
  const waiting = isFinger ? setTimeout(() => lift(down), LONG_PRESS_MS) : undefined;
  addEventListener(
    "pointermove",
    (event) => {
      if (event.pointerId !== down.pointerId) return;
      if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < STILL_PX) return;
      if (isFinger) giveUp();
      else lift(event);
    },
    { signal },
  );
  addEventListener("pointerup", giveUp, { signal });
  addEventListener("pointercancel", giveUp, { signal });
}

/** The run follows the pointer until it is let go, over a day or nowhere, or is put back. */
function drag({ form, line, said }: Place, down: PointerEvent, now: PointerEvent): void {
  const own = line.closest<HTMLElement>("[data-day]");
  const startY = down.clientY + window.scrollY;
  const stop = new AbortController();
  const { signal } = stop;
  let over: HTMLElement | null = null;
  let at = now.clientY;
  const name = line.dataset["name"] ?? "";
  const tell = (text: string, day = "") => {
    said.textContent = pageText(form, text, { run: name, day });
  };
  const follow = () => {
    line.style.setProperty("--dragged", `${at + window.scrollY - startY}px`);
    const day = dayAt(form, at);
    if (day === over) return;
    over?.classList.remove("over");
    over = day === own ? null : day;
    over?.classList.add("over");
    if (over !== null) tell("over", over.dataset["name"]);
  };
  const scrolling = edgeScroll(() => at, follow);
  const end = (isPutBack: boolean) => {
    stop.abort();
    scrolling.stop();
    line.classList.remove("lifted");
    over?.classList.remove("over");
    if (over === null || isPutBack) return tell("put-back");
    tell("moved", over.dataset["name"]);
    move(form, `${line.dataset["line"]} ${over.dataset["day"]}`);
  };
  line.classList.add("lifted");
  line.setPointerCapture(down.pointerId);
  tell("lifted");
  line.addEventListener(
    "pointermove",
    (event) => {
      at = event.clientY;
      follow();
    },
    { signal },
  );
  line.addEventListener("pointerup", () => end(false), { signal });
  line.addEventListener("pointercancel", () => end(true), { signal });
  addEventListener("keydown", (event) => event.key === "Escape" && end(true), { signal });
  follow();
}

function dayAt(form: HTMLFormElement, clientY: number): HTMLElement | null {
  const days = [...form.querySelectorAll<HTMLElement>("[data-day]")];
  return (
    days.find((day) => {
      const { top, bottom } = day.getBoundingClientRect();
      return clientY >= top && clientY < bottom;
    }) ?? null
  );
}

function move(form: HTMLFormElement, value: string): void {
  const button = document.createElement("button");
  button.name = "move";
  button.value = value;
  button.hidden = true;
  form.append(button);
  form.requestSubmit(button);
  button.remove();
}
