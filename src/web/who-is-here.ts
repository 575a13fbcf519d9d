const KEPT_FOR = "niggle-kept-for";

/** Who is signed in on this browser, by a name that opens nothing; null where nobody signs in. */
export function whoIsHere(): string | null {
  const cookie = document.cookie.split("; ").find((part) => /^(?:__Host-)?niggle_who=/.test(part));
  const name = cookie?.split("=")[1] ?? "";
  return name === "" ? null : name;
}

/** Forgets the pages that were kept for the time without a connection when they were somebody else's, and keeps one's own. */
export async function forgetPagesOfOthers(): Promise<void> {
  if (!("caches" in window)) return;
  const [who, before] = [whoIsHere() ?? "", localStorage.getItem(KEPT_FOR)];
  if (before === who) return;
  localStorage.setItem(KEPT_FOR, who);
  if (before === null && who === "") return; // the first page of this browser, where nobody signs in
  for (const name of await caches.keys()) await caches.delete(name);
  if ("serviceWorker" in navigator) navigator.serviceWorker.controller?.postMessage("keep");
}
