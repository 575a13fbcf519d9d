import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { own } from "../../access/access.ts";
import { creates, orNull, reads, settles } from "../../api/api-schema.ts";
import { openCalendarKey } from "../../calendar/calendar-key.ts";
import { ofRequest, type ServerOptions } from "../../server-options.ts";
import { calendarUrlOf, originOf } from "../../therapy-view.ts";

const Address = Type.Object(
  {
    url: orNull(
      Type.String({ description: "Whoever has it reads the plan and the days of care; null while there is none." }),
    ),
  },
  { title: "CalendarAddress" },
);
const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["calendar"] });
const getSchema = {
  ...words("getCalendarAddress", "The private address of the runner's calendar."),
  response: reads(Address),
};
const makeSchema = {
  ...words(
    "makeCalendarAddress",
    "Makes the private address. Where there is one already, it stays; end it first for another.",
  ),
  response: creates(Address),
};
const endSchema = {
  ...words("endCalendarAddress", "Ends the address at once. Ending it twice changes nothing."),
  response: settles,
};

/** `/calendar-address`: what the page about therapy makes and ends. It holds runs and care, so it takes everything. */
export function calendarAddressApi(fastify: FastifyInstance, options: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const key = openCalendarKey(options.calendarKeyFile, options.localAthlete);
  const urlFor = (request: FastifyRequest) => calendarUrlOf(ofRequest(options, request), originOf(request, options));
  const path = "/calendar-address";

  api.get(path, { schema: getSchema, ...own("everything") }, async (request, reply) =>
    reply
      .code(200)
      .header("cache-control", "no-store")
      .send({ url: await urlFor(request) }),
  );

  api.post(path, { schema: makeSchema, ...own("everything") }, async (request, reply) => {
    if ((await urlFor(request)) === null) await key.renew(request.athlete);
    return reply
      .code(201)
      .header("cache-control", "no-store")
      .send({ url: await urlFor(request) });
  });

  api.delete(path, { schema: endSchema, ...own("everything") }, async (request, reply) => {
    await key.end(request.athlete);
    return reply.code(204).send(null);
  });
}
