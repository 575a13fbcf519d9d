/** Lets a planned run be dragged to another day. The arrows beside it do the same, one day at a time. */
export function enhancePlan(form: HTMLFormElement): void {
  let dragged: HTMLElement | null = null;
  for (const line of form.querySelectorAll<HTMLElement>("[data-line]")) {
    line.draggable = true;
    line.addEventListener("dragstart", (event) => {
      dragged = line;
      event.dataTransfer?.setData("text/plain", line.dataset["line"] ?? "");
    });
  }
  for (const day of form.querySelectorAll<HTMLElement>("[data-day]")) {
    day.addEventListener("dragover", (event) => {
      if (dragged === null) return;
      event.preventDefault();
      day.classList.add("over");
    });
    day.addEventListener("dragleave", () => day.classList.remove("over"));
    day.addEventListener("drop", (event) => {
      event.preventDefault();
      day.classList.remove("over");
      const line = dragged?.dataset["line"];
      dragged = null;
      if (line !== undefined) move(form, `${line} ${day.dataset["day"]}`);
    });
  }
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
