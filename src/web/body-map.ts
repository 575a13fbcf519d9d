/** Lets a touch on the body fill in the form where it is, instead of opening the page anew with the place in its address. */
export function enhanceBodyMap(map: HTMLElement): void {
  const form = map.closest("form");
  if (form === null) return;
  const places = [...map.querySelectorAll<SVGAElement>("a[data-region]")];
  map.addEventListener("click", (event) => {
    const place = event.target instanceof Element ? event.target.closest<SVGAElement>("a[data-region]") : null;
    if (place === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(form, "region", place.dataset["region"] ?? "");
    choose(form, "side", place.dataset["side"] ?? "");
    markChosen(places, form);
  });
  form.addEventListener("change", () => markChosen(places, form));
}

function choose(form: HTMLFormElement, name: string, value: string): void {
  for (const input of form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`))
    input.checked = input.value === value;
}

/** A part of a place, such as the outer knee, keeps its place marked. */
function markChosen(places: readonly SVGAElement[], form: HTMLFormElement): void {
  const answers = new FormData(form);
  const region = String(answers.get("region") ?? "");
  const side = String(answers.get("side") ?? "");
  const parts = form.querySelector<HTMLInputElement>(`.parts input[value="${CSS.escape(region)}"]`)?.closest(".parts");
  const wholes = [...(parts?.querySelectorAll<HTMLInputElement>("input") ?? [])].map(({ value }) => value);
  for (const place of places) {
    const isSide = side === "both" || place.dataset["side"] === side;
    const isPlace =
      place.dataset["region"] === region || (wholes.includes(region) && place.dataset["region"] === wholes[0]);
    if (isSide && isPlace) place.setAttribute("aria-current", "true");
    else place.removeAttribute("aria-current");
  }
}
