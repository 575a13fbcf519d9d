import { expect } from "vitest";
import type { Account } from "../../../src/domain/people.ts";
import type { NewToken } from "../../../src/usecases/people.ts";
import { type ClubServer, openClubServer } from "../access/club-server.ts";
import { type Described, documentOf, operationsOf } from "./document.ts";
import { heldTo } from "./held-to-document.ts";

/** An answer under /api/v1, which the document has. */
export interface Answered<T = never> {
  readonly status: number;
  readonly json: T;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Asks as somebody. Every answer is held to the document. */
export type Ask = <T>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  payload?: object,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answered<T>>;

export interface Asking {
  readonly club: ClubServer;
  /** By a session of the account. */
  as(account: Account): Promise<Ask>;
  /** By a token; without more said for everything, to edit, without an end. */
  byToken(account: Account, token?: Partial<NewToken>): Promise<Ask & { readonly id: string }>;
  /** Without a word. */
  readonly asNobody: Ask;
}

export const KEY = { "idempotency-key": "one-and-the-same" };

/** The club of rita, bea, kim and olive, and ways to ask its server. */
export async function openAsking(): Promise<Asking> {
  const club = await openClubServer();
  const document = await documentOf(club.server);
  const operations = operationsOf(document);
  const faultOf = heldTo(document);
  const askWith =
    (who: Readonly<Record<string, string>>): Ask =>
    async <T>(method: string, path: string, payload?: object, headers: Readonly<Record<string, string>> = {}) => {
      const url = `/api/v1${path}`;
      const request = {
        method: method as "GET",
        url,
        headers: { ...who, ...headers },
        ...(payload === undefined ? {} : { payload }),
      };
      const answer = await club.server.inject(request);
      expect(faultOf(operationOf(operations, method, url), answer), `${method} ${url}`).toBeNull();
      const { statusCode: status, body: text } = answer;
      return { status, text, headers: answer.headers, json: (text === "" ? undefined : answer.json()) as T };
    };
  return {
    club,
    asNobody: askWith({}),
    as: async (account) => askWith({ cookie: await club.cookieOf(account), "sec-fetch-site": "same-origin" }),
    async byToken({ id }, token = {}) {
      const asked: NewToken = { name: "program", scopes: ["everything"], level: "edit", days: null, ...token };
      const { secret, made } = await club.real.people.makeToken(id, asked);
      return Object.assign(askWith({ authorization: `Bearer ${secret}` }), { id: made.id });
    },
  };
}

function operationOf(operations: readonly Described[], method: string, url: string): Described {
  const [path = ""] = url.split("?");
  const fits = operations.filter(
    (one) => one.method === method && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
  // An address that is said in full goes before one with a part to fill in.
  const [found] = fits.toSorted((a, b) => a.path.split("{").length - b.path.split("{").length);
  if (found === undefined) throw new Error(`the document has no ${method} ${path}`);
  return found;
}
