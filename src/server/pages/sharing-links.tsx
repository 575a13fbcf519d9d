import type { Words } from "../../messages/words.ts";
import type { SharingView } from "../sharing/sharing-view.ts";
import { Choice } from "./choice.tsx";
import { RowButton } from "./person-fields.tsx";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

type Link = SharingView["links"][number];

const DAYS = [7, 14, 30, 90] as const;

/** Links that open one page, and a form that makes another. */
export function ShareLinksCard({ view }: { readonly view: SharingView }) {
  const words = useWords();
  const { say } = words;
  return (
    <section class="card" aria-labelledby="links">
      <h2 id="links">{say("sharing.links")}</h2>
      <p class="small">{say("sharing.links-hint")}</p>
      <p class="small">{say(view.isReachable ? "sharing.reachable" : "sharing.not-reachable")}</p>
      {view.links.length > 0 && (
        <ul class="rows">
          {view.links.map((link) => (
            <li key={link.id}>
              <p>
                <strong>{linkName(link, words)}</strong>
                <br />
                <span class="small">{linkTerms(link, view, words)}</span>
              </p>
              <RowButton
                action="/sharing/links/end"
                name="link"
                id={link.id}
                words={say("sharing.revoke", { name: linkName(link, words) })}
              />
            </li>
          ))}
        </ul>
      )}
      <LinkForm />
    </section>
  );
}

/** What somebody called a link, or what it opens. */
export function linkName({ label, shared }: Pick<Link, "label" | "shared">, { say, day }: Words): string {
  const what =
    shared.kind === "week"
      ? say("sharing.link.week", { day: day(shared.asOf, "short-year") })
      : say(shared.takesProposals ? "sharing.link.brief-open" : "sharing.link.brief");
  return label === null ? what : say("sharing.link.labelled", { label, what });
}

function linkTerms({ opened, openedAt, endsAt, awaits }: Link, view: SharingView, { say, day, list }: Words): string {
  const opens =
    openedAt === null
      ? say("sharing.never-opened")
      : say("sharing.opened", { times: opened, day: day(view.dayOf(openedAt), "short-year") });
  const terms = [say("sharing.link.until", { day: day(view.dayOf(endsAt), "short-year") }), opens];
  if (awaits.length > 0)
    terms.push(say("sharing.waits", { who: list(awaits.map((as) => say(`sharing.confirmer.${as}`))) }));
  return terms.join(" · ");
}

function LinkForm() {
  const { say } = useWords();
  return (
    <form method="post" action="/sharing/links" aria-label={say("sharing.link-new")}>
      <Choice
        name="shared"
        legend={say("sharing.link-what")}
        options={[
          { value: "brief", words: say("sharing.link.brief") },
          { value: "week", words: say("sharing.link.this-week") },
        ]}
        chosen="brief"
      />
      <label class="check">
        <input type="checkbox" name="takesProposals" value="yes" />
        <span>{say("sharing.link.takes-proposals")}</span>
      </label>
      <TextField
        id="link-label"
        name="label"
        label={say("sharing.link.for")}
        hint={say("sharing.link.for-hint")}
        value=""
        maxLength={80}
      />
      <Choice
        name="days"
        legend={say("sharing.link.days")}
        options={DAYS.map((days) => ({ value: String(days), words: say("sharing.days", { days }) }))}
        chosen={String(DAYS[0])}
      />
      <button class="button wide" type="submit">
        {say("sharing.link-send")}
      </button>
    </form>
  );
}
