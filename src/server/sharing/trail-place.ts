import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { UtcInstant } from "../../domain/instant.ts";
import { actorIn, whoIn } from "../../usecases/people/trail-actor.ts";
import type { AuditPlace } from "../../usecases/people.ts";
import { HttpProblem } from "../problem.ts";

/** When a line of the trail began, whom it names, by what way and for what. */
const Place = Compile(
  Type.Tuple([
    Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    Type.Enum(["account", "link", "machine"]),
    Type.String(),
    Type.Enum(["session", "token", "link", "machine"]),
    Type.String(),
  ]),
);

/** The place of a line as a program sends it back. */
export function trailPlaceText({ firstAt, by, via, action }: AuditPlace): string {
  return Buffer.from(JSON.stringify([firstAt, by.kind, actorIn({ by }), via, action])).toString("base64url");
}

/** @throws HttpProblem 404 for a text that is no place of the trail */
export function trailPlaceFrom(text: string): AuditPlace {
  const place = parsed(Buffer.from(text, "base64url").toString());
  if (!Place.Check(place)) throw new HttpProblem(404, "There is no such line to go on behind: begin anew.");
  const [firstAt, kind, who, via, action] = place;
  return { firstAt: firstAt as UtcInstant, by: whoIn(kind, who), via, action };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a program made it up
  }
}
