import type { Worked } from "../../usecases/kept-answers.ts";
import type { LinkReport } from "../../usecases/link-report.ts";
import { useWords } from "./words-context.ts";
import { WorkedOut } from "./worked-out.tsx";

/** What came before this runner's sore spells, in a line or two, with no more certainty than their number allows. */
export function SoreSpellsCard({ link }: { readonly link: Worked<LinkReport> }) {
  const { say } = useWords();
  return (
    <section class="card side" aria-labelledby="sore-spells">
      <h2 id="sore-spells">{say("spells.title")}</h2>
      <WorkedOut worked={link} href="/">
        {(report) => <Spells report={report} />}
      </WorkedOut>
    </section>
  );
}

function Spells({ report: { link, said: sentence } }: { readonly report: LinkReport }) {
  const { say, tell } = useWords();
  const shown =
    link.kind === "cannot-tell"
      ? []
      : link.findings.filter(({ exposure }) => exposure === "week" || exposure === "spike");
  return (
    <>
      {link.kind === "cannot-tell" || shown.length === 0 ? (
        <p class="small">{tell(sentence)}</p>
      ) : (
        shown.toReversed().map(({ exposure, said }) => (
          <p key={exposure} class="small spell">
            {tell(said.short)}
          </p>
        ))
      )}
      <p class="small">
        <a class="link" href="/methods#own-link">
          {say("spells.how")}
        </a>
      </p>
    </>
  );
}
