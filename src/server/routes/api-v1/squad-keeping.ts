import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { isoFromInstant } from "../../../domain/instant.ts";
import { formatLocalDay } from "../../../domain/local-day.ts";
import { type NoteId, PEOPLE, type Note as WrittenNote } from "../../../domain/people.ts";
import { NotAllowedError } from "../../../usecases/not-allowed-error.ts";
import { NotFoundError } from "../../../usecases/not-found-error.ts";
import { COACH, coach } from "../../access/access.ts";
import { creates, reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import { anyDay } from "../../entries/entry-days.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { keepGroup, keepView, sendNote, sharingMembers } from "../../squad/keep-squad.ts";
import { accountIn } from "../../squad/squad-site.ts";
import {
  Group,
  GroupBody,
  Groups,
  ListQuery,
  NameQuery,
  Note,
  NoteBody,
  NoteQuery,
  Notes,
  View,
  ViewBody,
  Views,
} from "./squad-schemas.ts";

const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["squad"] });
const writes = (operationId: string, summary: string) => ({ ...words(operationId, summary), headers: WriteHeaders });
const COMMENTS = coach("comment");

/** What a reader keeps about a squad, under their account, and what they write to athletes. */
export function squadKeepingApi(fastify: FastifyInstance, site: ServerOptions): void {
  groups(fastify, site);
  views(fastify, site);
  notes(fastify, site);
}

function groups(fastify: FastifyInstance, site: ServerOptions): void {
  const { app, people } = site;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listSquadGroups", "Your groups, with those of their athletes who share now."),
    response: reads(Groups),
  };
  api.get("/squad/groups", { schema: list, ...COACH }, async (request, reply) => {
    const [kept, shared] = await Promise.all([people.groups(accountIn(request)), app.squadOf(request.viewer, people)]);
    return reply
      .code(200)
      .header("cache-control", "no-store")
      .send({ groups: kept.map((one) => sharingMembers(one, shared)) });
  });

  const keep = {
    ...writes("keepSquadGroup", "Keeps a group; one of the same name is replaced."),
    body: GroupBody,
    response: creates(Group),
  };
  api.post("/squad/groups", { schema: keep, ...COACH }, async (request, reply) => {
    const by = { account: accountIn(request), key: saidOnceKey(request) };
    return reply.code(201).send(await keepGroup(site, request, request.body, by));
  });

  const remove = {
    ...writes("removeSquadGroup", "Removes a group. Its athletes stay."),
    querystring: NameQuery,
    response: settles,
  };
  api.delete("/squad/groups", { schema: remove, ...COACH }, async (request, reply) => {
    const account = accountIn(request);
    const name = request.query.name.trim();
    const isThere = (await people.groups(account)).some((one) => one.name === name);
    if (isThere) await people.saveGroup(account, { name, athletes: [] }, saidOnceKey(request));
    return reply.code(204).send(null);
  });
}

function views(fastify: FastifyInstance, site: ServerOptions): void {
  const { people } = site;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = { ...words("listSquadViews", "Your saved views: each is the query of a list."), response: reads(Views) };
  api.get("/squad/views", { schema: list, ...COACH }, async (request, reply) =>
    reply
      .code(200)
      .header("cache-control", "no-store")
      .send({ views: await people.savedViews(accountIn(request)) }),
  );

  const keep = {
    ...writes("keepSquadView", "Keeps the query of a list under a name; a view of the same name is replaced."),
    body: ViewBody,
    response: creates(View),
  };
  api.post("/squad/views", { schema: keep, ...COACH }, async (request, reply) => {
    const by = { account: accountIn(request), key: saidOnceKey(request) };
    return reply.code(201).send(await keepView(site, request.body, by));
  });

  const remove = { ...writes("removeSquadView", "Removes a saved view."), querystring: NameQuery, response: settles };
  api.delete("/squad/views", { schema: remove, ...COACH }, async (request, reply) => {
    const account = accountIn(request);
    const name = request.query.name.trim();
    const isThere = (await people.savedViews(account)).some((one) => one.name === name);
    if (isThere) await people.saveView(account, { name, query: "" }, saidOnceKey(request));
    return reply.code(204).send(null);
  });
}

function notes(fastify: FastifyInstance, site: ServerOptions): void {
  const { app, people } = site;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listNotesToAthletes", "What you wrote to those who share with you, newest first."),
    querystring: ListQuery,
    response: reads(Notes),
  };
  api.get("/squad/notes", { schema: list, ...COACH }, async (request, reply) => {
    const account = accountIn(request);
    const shared = await app.squadOf(request.viewer, people);
    const all = await Promise.all(shared.map(({ athlete }) => people.notes(athlete)));
    const own = all.flat().filter(({ by }) => by === account);
    own.sort((a, b) => b.writtenAt - a.writtenAt || (a.id < b.id ? -1 : 1));
    const { rows, next } = pageAfter(own, request.query, ({ id }) => id);
    linkNext(request, reply, next);
    return reply
      .code(200)
      .header("cache-control", "no-store")
      .send({ notes: rows.map(noteJson), next });
  });

  const write = {
    ...writes("writeNote", "Writes to an athlete who allows it; they read it on their week, with your name."),
    body: NoteBody,
    response: creates(Note),
  };
  api.post("/squad/notes", { schema: write, ...COMMENTS }, async (request, reply) => {
    const by = { account: accountIn(request), key: saidOnceKey(request) };
    const { athlete, text, about = null } = request.body;
    const day = about === null ? null : anyDay(about, await app.today(PEOPLE), "about");
    return reply.code(201).send(noteJson(await sendNote(site, request, { athlete, text, about: day }, by)));
  });

  const remove = {
    ...writes("removeNote", "Takes back a note that you wrote."),
    querystring: NoteQuery,
    response: settles,
  };
  api.delete("/squad/notes", { schema: remove, ...COMMENTS }, async (request, reply) => {
    const removed = people.removeNote(accountIn(request), request.query.id as NoteId, saidOnceKey(request));
    await removed.catch((error: unknown) => {
      // Whether there is a note of somebody else is told to nobody.
      throw error instanceof NotAllowedError ? new NotFoundError("there is no such note") : error;
    });
    return reply.code(204).send(null);
  });
}

function noteJson({ id, athlete, about, text, writtenAt }: WrittenNote) {
  const day = about === null ? null : formatLocalDay(about);
  return { id, athlete, about: day, text, writtenAt: isoFromInstant(writtenAt) };
}
