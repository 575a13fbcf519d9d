import type { LevelShape } from "../words/headline-words.ts";

const PATHS: Readonly<Record<LevelShape, string>> = {
  cross: "M4.6 1h2.8v3.6H11v2.8H7.4V11H4.6V7.4H1V4.6h3.6z",
  square: "M1.5 1.5h9v9h-9z",
  triangle: "M6 1.2 11.2 10.8H.8z",
  circle: "M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1z",
  ring: "M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
};

interface LevelMarkProps {
  readonly shape: LevelShape;
}

/** The shape of a level. The word beside it says the same, so screen readers skip it. */
export function LevelMark({ shape }: LevelMarkProps) {
  return (
    <svg class="mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
      <path d={PATHS[shape]} fill="currentColor" />
    </svg>
  );
}
