/** So near to an edge of the window the page begins to scroll, and so fast it scrolls at the edge itself. */
const EDGE_PX = 72;
const MOST_PX_A_FRAME = 14;

/** Scrolls the page while a pointer is near its upper or lower edge; `onScroll` hears of each step. */
export function edgeScroll(clientY: () => number, onScroll: () => void): { stop: () => void } {
  const step = () => {
    const by = speedAt(clientY());
    if (by !== 0) {
      const before = window.scrollY;
      window.scrollBy({ top: by, behavior: "instant" });
      if (window.scrollY !== before) onScroll();
    }
    frame = requestAnimationFrame(step);
  };
  let frame = requestAnimationFrame(step);
  return { stop: () => cancelAnimationFrame(frame) };
}

function speedAt(y: number): number {
  const below = y - (window.innerHeight - EDGE_PX);
  if (below > 0) return Math.ceil((MOST_PX_A_FRAME * Math.min(below, EDGE_PX)) / EDGE_PX);
  const above = EDGE_PX - y;
  return above > 0 ? -Math.ceil((MOST_PX_A_FRAME * Math.min(above, EDGE_PX)) / EDGE_PX) : 0;
}
