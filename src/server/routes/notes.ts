import type { FastifyInstance } from "fastify";
import type { NoteId } from "../../domain/people.ts";
import { own } from "../access/access.ts";
import { formOf, textOf } from "../form-body.ts";
import type { ServerOptions } from "../server-options.ts";
import { accountOf } from "../squad/squad-site.ts";

/** Puts a note away that somebody wrote to the runner. */
export function noteRoutes(fastify: FastifyInstance, { people }: Pick<ServerOptions, "people">): void {
  fastify.post("/notes/put-away", own("summary"), async (request, reply) => {
    const form = formOf(request.body);
    const note = textOf(form, "note") as NoteId | undefined;
    // One that was put away already, from another window, is no news.
    const isThere = (await people.notes(request.athlete)).some(({ id }) => id === note);
    if (note !== undefined && isThere) await people.removeNote(accountOf(request.viewer), note);
    return reply.redirect(textOf(form, "back") === "/diary" ? "/diary" : "/", 303);
  });
}
