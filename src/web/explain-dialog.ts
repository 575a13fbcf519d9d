import { pageText } from "./page-texts.ts";

/** Opens the explanation of a number over the page. Without it, or if it fails, the link leads to a page of its own. */
export function enhanceExplanations(): void {
  const dialog = document.createElement("dialog");
  dialog.className = "explain-dialog";
  dialog.setAttribute("aria-labelledby", "explanation-title");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button";
  close.textContent = pageText(document.body, "close");
  close.addEventListener("click", () => dialog.close());
  const body = document.createElement("div");
  dialog.append(body, close);
  // A press beside the dialog lands on itself; one inside lands on a part of it.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-explain]") : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void bodyOf(link.href).then((html) => {
      if (html === null) {
        location.href = link.href;
        return;
      }
      // The server made this, and escaped what a person typed.
      body.innerHTML = html;
      dialog.showModal();
      dialog.scrollTop = 0;
    });
  });
}

/** The explanation as markup; null when it cannot be had. */
async function bodyOf(href: string): Promise<string | null> {
  const address = new URL(href);
  address.searchParams.set("part", "body");
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.text() : null;
  } catch {
    // The network's misbehaviour: the browser then goes to the page and says so itself.
    return null;
  }
}
