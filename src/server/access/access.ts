import type { Viewer } from "../../domain/access.ts";
import type { AthleteId } from "../../domain/ids.ts";
import type { Level, Scope } from "../../domain/people.ts";

/**
 * Who may ask for a route. Every route states one (`fastify.get("/runs", own("runs"), …)`); without it the server is not
 * built. The guard decides before the handler runs, and sets `request.viewer` and `request.athlete`.
 */
export type Access = Rule & {
  /** Only for who signed in with a password, in a browser: no token does it, whatever it reaches. */
  readonly session?: true;
};

type Rule =
  /** Anybody. Nothing of any athlete may be in the answer. */
  | { readonly kind: "public" }
  /** The route checks a secret of its own, such as the one in a calendar's address. */
  | { readonly kind: "own-secret" }
  /** Whoever has an account. */
  | { readonly kind: "signed-in" }
  /** One's own data: `request.athlete` is the viewer's. Reading needs `view`, every other method `edit`. */
  | { readonly kind: "own"; readonly scope: Scope }
  /** Data of the `:athlete` in the address, one's own or shared by a grant; for nobody else is there such an address. */
  | { readonly kind: "granted"; readonly scope: Scope; readonly level: Level }
  /** The bearer of the share link whose secret is the `:secret` in the address; `request.athlete` is the link's. */
  | { readonly kind: "link" }
  /** An owner of this server. */
  | { readonly kind: "owner" }
  /** A coach, a therapist, an owner, or whoever somebody shares with. Where no level is said, as for one's own data. */
  | { readonly kind: "coach"; readonly level?: Level };

/** Options of a route that say who may ask for it; spread them where there are others: `{ schema, ...own("pain") }`. */
export interface AccessConfig {
  readonly config: { readonly access: Access };
}

const accessOf = (access: Access): AccessConfig => ({ config: { access } });

export const PUBLIC = accessOf({ kind: "public" });
export const OWN_SECRET = accessOf({ kind: "own-secret" });
export const SIGNED_IN = accessOf({ kind: "signed-in" });
export const LINK = accessOf({ kind: "link" });
export const OWNER = accessOf({ kind: "owner" });
export const COACH = accessOf({ kind: "coach" });

/** @param level what a token must at least have, whatever the method */
export const coach = (level: Level): AccessConfig => accessOf({ kind: "coach", level });

/** @param scope what of one's own data; a token with fewer scopes does not reach it */
export const own = (scope: Scope): AccessConfig => accessOf({ kind: "own", scope });
/** The same rule without tokens: for what changes an account, and for a person's own word. */
export const bySession = ({ config }: AccessConfig): AccessConfig => accessOf({ ...config.access, session: true });
/** For routes with `:athlete` in their address. */
export const granted = (scope: Scope, level: Level): AccessConfig => accessOf({ kind: "granted", scope, level });

declare module "fastify" {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** Who asks. */
    viewer: Viewer;
    /** Whose data this request is about. Reading it on a route that reaches nobody's data is a fault of ours. */
    readonly athlete: AthleteId;
  }
}
