import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { HttpProblem } from "../problem.ts";

// Lists of the API come a page at a time: `?limit=&after=`, with `next` in the body and the whole address in `Link` (RFC 8288).

const USUAL_ROWS = 100;
const MOST_ROWS = 1000;

export const Limit = Type.Optional(
  Type.String({
    pattern: "^\\d{1,4}$",
    description: `How many a page has, 1 to ${MOST_ROWS}; ${USUAL_ROWS} without it.`,
  }),
);
export const After = Type.Optional(Type.String({ maxLength: 200, description: "What `next` of the page before was." }));
export const Next = Type.Union([Type.String(), Type.Null()], {
  description: "Where the next page goes on (`after`); null on the last.",
});

/** @throws HttpProblem 400 when no page has that many */
export function rowsFrom(text: string | undefined): number {
  const rows = Number(text ?? USUAL_ROWS);
  if (rows < 1 || rows > MOST_ROWS) throw new HttpProblem(400, `invalid limit: ${rows} (want 1…${MOST_ROWS})`);
  return rows;
}

/** Names the next page in the head of the answer, where there is one. */
export function linkNext(
  { url }: Pick<FastifyRequest, "url">,
  reply: Pick<FastifyReply, "header">,
  next: string | null,
): void {
  if (next === null) return;
  const [path = "", query] = url.split("?");
  const asked = new URLSearchParams(query);
  asked.set("after", next);
  reply.header("link", `<${path}?${asked}>; rel="next"`);
}

/** One page of a list that is in memory. */
interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/**
 * The rows behind the one that was named.
 * @param placeOf names a row among all others
 * @throws HttpProblem 400 when no page has that many rows; 404 when the row is not, or no longer, in the list
 */
export function pageAfter<Row>(
  rows: readonly Row[],
  { limit, after }: { readonly limit?: string | undefined; readonly after?: string | undefined },
  placeOf: (row: Row) => string,
): ListPage<Row> {
  const most = rowsFrom(limit);
  const at = after === undefined ? 0 : rows.findIndex((row) => placeOf(row) === after) + 1;
  if (after !== undefined && at === 0)
    throw new HttpProblem(
      404,
      "There is nothing of that name to go on behind. It may have been taken back: begin anew.",
    );
  const page = rows.slice(at, at + most);
  const last = page.at(-1);
  return { rows: page, next: rows.length > at + most && last !== undefined ? placeOf(last) : null };
}
