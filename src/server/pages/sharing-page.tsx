import type { PersonProblem } from "../../usecases/people/person-problem.ts";
import type { Form } from "../form-body.ts";
import type { SharingDone, SharingView } from "../sharing/sharing-view.ts";
import { Document } from "./document.tsx";
import { PersonRefusal } from "./person-fields.tsx";
import { ShareLinksCard } from "./sharing-links.tsx";
import { GiveForm, InviteToShareForm, SharedWithCard } from "./sharing-people.tsx";
import { SharingTrail } from "./sharing-trail.tsx";
import { useWords } from "./words-context.ts";

interface SharingPageProps {
  readonly view: SharingView;
  readonly done: SharingDone | null;
  readonly problem: PersonProblem | null;
  /** The form that was refused. */
  readonly sent: Form;
  /** An address that opens something, told once. */
  readonly told: { readonly kind: "link" | "invitation"; readonly address: string } | null;
}

/** Who can see what of the runner, and who looked. */
export function SharingPage({ view, done, problem, sent, told }: SharingPageProps) {
  const { say } = useWords();
  return (
    <Document title={say("frame.sharing")} current="/sharing">
      {done !== null && (
        <p class="notice" role="status">
          {say(`sharing.done.${done}`)}
        </p>
      )}
      <PersonRefusal problem={problem} />
      <h1 class="title">{say("sharing.title")}</h1>
      <p class="lead">{say("sharing.lead")}</p>
      {told !== null && (
        <section class="card" aria-labelledby="told">
          <h2 id="told">{say(`sharing.told.${told.kind}`)}</h2>
          <p>{say("sharing.told-once")}</p>
          <p>
            <code class="secret">{told.address}</code>
          </p>
        </section>
      )}
      {view.toConfirm > 0 && (
        <p class="notice">
          <a class="link" href="/sharing/waiting">
            {say("sharing.to-confirm", { count: view.toConfirm })}
          </a>
        </p>
      )}
      <div class="columns">
        <div class="column">
          {view.hasAccounts ? (
            <>
              <SharedWithCard view={view} />
              <GiveForm sent={sent} />
              <InviteToShareForm />
            </>
          ) : (
            <section class="card" aria-labelledby="no-accounts">
              <h2 id="no-accounts">{say("sharing.people")}</h2>
              <p>{say("sharing.no-accounts")}</p>
            </section>
          )}
        </div>
        <div class="column">
          <ShareLinksCard view={view} />
          <SharingTrail view={view} />
        </div>
      </div>
    </Document>
  );
}
