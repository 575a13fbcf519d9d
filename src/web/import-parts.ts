/** The places of a page where an import is shown. */
export interface ImportParts {
  /** Carries the texts. */
  readonly form: HTMLElement;
  readonly place: HTMLElement;
  readonly bar: HTMLProgressElement;
  readonly words: HTMLElement;
  readonly cancel: HTMLFormElement;
  readonly problem: HTMLElement;
  readonly result: HTMLElement;
  readonly outcomes: HTMLElement;
}

export function partsOf(page: ParentNode): ImportParts | null {
  const form = page.querySelector<HTMLElement>("form[data-import]");
  const place = page.querySelector<HTMLElement>("[data-progress]");
  const bar = page.querySelector<HTMLProgressElement>("[data-progress] progress");
  const words = page.querySelector<HTMLElement>("[data-progress-words]");
  const cancel = page.querySelector<HTMLFormElement>("[data-cancel]");
  const problem = page.querySelector<HTMLElement>("[data-import-problem]");
  const result = page.querySelector<HTMLElement>("[data-result]");
  const outcomes = page.querySelector<HTMLElement>("[data-outcomes]");
  if (form === null || place === null || bar === null || words === null || cancel === null) return null;
  if (problem === null || result === null || outcomes === null) return null;
  return { form, place, bar, words, cancel, problem, result, outcomes };
}

/** Shows how far something is: a share from 0 to 1, or null while it cannot be told. */
export function showProgress({ place, bar, words }: ImportParts, share: number | null, text: string): void {
  place.hidden = false;
  bar.max = 1;
  if (share === null) bar.removeAttribute("value");
  else bar.value = share;
  words.textContent = text;
}

export function tellProblem(parts: ImportParts, sentence: string): void {
  parts.place.hidden = true;
  parts.problem.textContent = sentence;
  parts.problem.hidden = false;
}
