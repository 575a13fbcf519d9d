import { HttpProblem } from "./problem.ts";

const NARROWEST_PX = 240;
const WIDEST_PX = 1600;

/** The width that charts are asked for in. @throws HttpProblem 400 when no page is that wide or narrow */
export function chartWidthPx(text: string): number {
  const widthPx = Number(text);
  if (widthPx >= NARROWEST_PX && widthPx <= WIDEST_PX) return widthPx;
  throw new HttpProblem(400, `invalid widthPx: ${text} (want ${NARROWEST_PX}…${WIDEST_PX})`);
}
