import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Viewer } from "../domain/access.ts";
import { LANGUAGES, type Language } from "../domain/athlete.ts";
import type { AthleteId } from "../domain/ids.ts";
import { type Words, wordsFor } from "../messages/words.ts";
import type { App } from "../usecases/app.ts";
import type { ServerOptions } from "./server-options.ts";

const WORDS = new WeakMap<FastifyRequest, Words>();

/** Bytes that are the same in every language. */
const SAME_FOR_ALL = /^\/(?:assets|web)\//;

/** Finds out for each request in which language and units it is answered: the runner's settings, else what the browser asks for. */
export function speakToEach(fastify: FastifyInstance, { app, localAthlete }: ServerOptions): void {
  fastify.addHook("onRequest", async (request) => {
    if (SAME_FOR_ALL.test(request.url)) return;
    const athlete = readerIn(request.viewer, localAthlete);
    WORDS.set(request, await wordsOfRunner(app, athlete, request));
  });
}

/** The words that a runner set, whoever asks for them; for what is not set, and for nobody, the browser's language and kilometres. */
export async function wordsOfRunner(
  app: Pick<App, "preferences">,
  athlete: AthleteId | null,
  { headers }: Pick<FastifyRequest, "headers">,
): Promise<Words> {
  const { language, units } = athlete === null ? UNSAID : await app.preferences(athlete);
  return wordsFor(language ?? languageAsked(headers["accept-language"]), units ?? "metric");
}

const UNSAID = { language: null, units: null };

/** Whose settings say how the reader likes to read; null for who is not known, or has none. */
const readerIn = (viewer: Viewer, localAthlete: AthleteId): AthleteId | null =>
  viewer.kind === "local" ? localAthlete : viewer.kind === "account" ? viewer.account.athlete : null;

/** The words that a request is answered in; before the runner's are known, the browser's language and kilometres. */
export const wordsOf = (request: FastifyRequest): Words =>
  WORDS.get(request) ?? wordsFor(languageAsked(request.headers["accept-language"]), "metric");

/** The first of our languages in the order of an `Accept-Language` header (RFC 9110, 12.5.4); English when it names none. */
export function languageAsked(header: string | undefined): Language {
  const asked = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...options] = part.trim().toLowerCase().split(";");
      const weight = Number(/^\s*q=([\d.]+)/.exec(options[0] ?? "")?.[1] ?? 1);
      return { language: LANGUAGES.find((language) => tag.split("-")[0] === language), weight };
    })
    .filter(({ language, weight }) => language !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return asked[0]?.language ?? "en";
}
