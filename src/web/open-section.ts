/** Opens the folded section that the address names, so that a link to it shows it. */
export function openLinkedSection(): void {
  const open = () => {
    const named = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (named instanceof HTMLDetailsElement) {
      named.open = true;
      named.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", open);
  open();
}
