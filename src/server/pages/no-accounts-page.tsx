import { Document } from "./document.tsx";
import { useWords } from "./words-context.ts";

/** The page of an account where there is none: what one is for, and how the first is made. */
export function NoAccountsPage() {
  const { say } = useWords();
  return (
    <Document title={say("account.title")} current="/account">
      <section class="card narrow">
        <h1 class="title">{say("account.none")}</h1>
        <p>{say("account.none-why")}</p>
        <p>
          <code class="secret">niggle account add NAME --role owner</code>
        </p>
        <p class="small">{say("account.none-then")}</p>
      </section>
    </Document>
  );
}
