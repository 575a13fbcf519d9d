import type { Words } from "../../messages/words.ts";
import type { WaitingItem } from "../sharing/waiting-view.ts";
import { Document } from "./document.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { linkName } from "./sharing-links.tsx";
import { useWords } from "./words-context.ts";

interface SharingWaitingProps {
  readonly items: readonly WaitingItem[];
  /** What minors share whose guardian the reader is. */
  readonly wards: readonly WaitingItem[];
}

/** What minors want to share and wait for the reader's word on; and what a guardian can take back. */
export function SharingWaitingPage({ items, wards }: SharingWaitingProps) {
  const words = useWords();
  const { say } = words;
  return (
    <Document title={say("sharing.waiting")} current="/account">
      <h1 class="title">{say("sharing.waiting")}</h1>
      <p class="lead">{say("sharing.waiting-lead")}</p>
      <section class="card" aria-labelledby="waiting">
        <h2 id="waiting">{say("sharing.waiting-you")}</h2>
        {items.length === 0 && <p class="small">{say("sharing.waiting-none")}</p>}
        <ul class="rows">
          {items.map((item) => (
            <li key={`${item.what.id} ${item.as}`}>
              <p>
                {waitingWords(item, words)}
                <br />
                <span class="small">{say("sharing.as", { who: say(`sharing.confirmer.${item.as}`) })}</span>
              </p>
              <Decision
                action="/sharing/confirm"
                fields={{ what: item.what.id, as: item.as }}
                label={say("sharing.confirm")}
                item={item}
              />
            </li>
          ))}
        </ul>
      </section>
      {wards.length > 0 && (
        <section class="card" aria-labelledby="wards">
          <h2 id="wards">{say("sharing.wards")}</h2>
          <ul class="rows">
            {wards.map((item) => (
              <li key={item.what.id}>
                <p>{waitingWords(item, words)}</p>
                <Decision
                  action="/sharing/take-back"
                  fields={{ what: item.what.id, kind: "to" in item.what ? "grant" : "link" }}
                  label={say("sharing.take-back")}
                  item={item}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Document>
  );
}

interface DecisionProps {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly label: string;
  readonly item: WaitingItem;
}

/** A button that says the reader's word about one thing, and which. */
function Decision({ action, fields, label, item }: DecisionProps) {
  return (
    <form method="post" action={action}>
      <HiddenFields fields={fields} />
      <button class="button" type="submit">
        {label}
        <span class="unseen">: {waitingWords(item, useWords())}</span>
      </button>
    </form>
  );
}

function waitingWords({ what, runner, to }: WaitingItem, words: Words): string {
  const { say } = words;
  return "to" in what
    ? say("sharing.wants", { runner, name: to, scope: say(`scope.${what.scope}`), level: say(`level.${what.level}`) })
    : say("sharing.wants-link", { runner, link: linkName(what, words) });
}
