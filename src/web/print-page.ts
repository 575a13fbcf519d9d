/** Shows the button that prints the page; without script the browser's own menu does it. */
export function enhancePrint(button: HTMLButtonElement): void {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
