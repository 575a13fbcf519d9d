import type { AccountId, LinkId } from "../../domain/people.ts";
import type { AuditEvent } from "../people.ts";

/** What the record names the one by. */
export function actorIn({ by }: Pick<AuditEvent, "by">): string {
  switch (by.kind) {
    case "account":
      return by.account;
    case "link":
      return by.link;
    case "machine":
      return "";
    default:
      return by satisfies never;
  }
}

/** The one of whom the record holds the kind and the name. */
export function whoIn(kind: AuditEvent["by"]["kind"], actor: string): AuditEvent["by"] {
  switch (kind) {
    case "account":
      return { kind, account: actor as AccountId };
    case "link":
      return { kind, link: actor as LinkId };
    case "machine":
      return { kind };
    default:
      return kind satisfies never;
  }
}
