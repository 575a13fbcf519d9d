import type { FastifyInstance } from "fastify";
import type { NoteId } from "../../../domain/people.ts";
import type { ShownNote } from "../../../usecases/notes-to.ts";
import { own } from "../../access/access.ts";
import type { ServerOptions } from "../../server-options.ts";
import { noteJson } from "../../sharing/people-json.ts";
import { accountOf } from "../../squad/squad-site.ts";
import { byId, listRoute, settleRoute } from "./people-route.ts";
import { Notes } from "./people-schemas.ts";

/** What others wrote to a runner. */
export function noteApi(fastify: FastifyInstance, { app, people }: ServerOptions): void {
  const ofRunner = { access: own("summary"), tag: "sharing" } as const;
  listRoute<ShownNote>(fastify, {
    ...{ path: "/notes", ...ofRunner, operationId: "listNotes", name: "notes", answer: Notes },
    summary: "Notes to the runner that were not put away, newest first.",
    placeOf: byId,
    read: async ({ athlete }) => ({ all: await app.notesTo(athlete, people), tell: noteJson }),
  });

  settleRoute(fastify, {
    ...{ method: "DELETE", path: "/notes/:id", ...ofRunner, operationId: "putNoteAway" },
    summary: "Puts a note away for good.",
    settle: (id, { viewer }, key) => people.removeNote(accountOf(viewer), id as NoteId, key),
  });
}
