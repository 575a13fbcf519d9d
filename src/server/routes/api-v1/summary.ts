import type { FastifyInstance } from "fastify";
import { formatLocalDay } from "../../../domain/local-day.ts";
import { squadEntryJson } from "../../../usecases/squad-entry-json.ts";
import { own } from "../../access/access.ts";
import { reads } from "../../api/api-schema.ts";
import type { ServerOptions } from "../../server-options.ts";
import { sharedSummary } from "../../sharing/shared-summary.ts";
import { Summary } from "./squad-schemas.ts";

const schema = {
  operationId: "getSummary",
  summary:
    "The verdict as it was issued, days known and last contact; reasons, distances and pain as far as the asker reaches them.",
  tags: ["reports"],
  response: reads(Summary),
};

/** What a person or a program with the least scope sees of an athlete, and what more where they reach more. */
export function summaryApi(fastify: FastifyInstance, options: ServerOptions): void {
  fastify.get("/summary", { schema, ...own("summary") }, async (request, reply) => {
    const { asOf, entry, weeks } = await sharedSummary(options, request);
    return reply
      .code(200)
      .header("cache-control", "no-store")
      .send({
        asOf: formatLocalDay(asOf),
        ...squadEntryJson(entry, asOf),
        weeks: weeks.map(({ weekStart, coverage, running }) => ({
          weekStart: formatLocalDay(weekStart),
          coverage,
          runs: running?.runs ?? null,
          distanceM: running?.distanceM ?? null,
        })),
      });
  });
}
