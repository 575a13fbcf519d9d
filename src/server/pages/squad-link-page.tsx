import type { Worked } from "../../usecases/kept-answers.ts";
import type { SquadReport } from "../../usecases/squad-report.ts";
import { BackToSquad } from "./back-to-squad.tsx";
import { Document } from "./document.tsx";
import { useWords } from "./words-context.ts";

interface SquadLinkPageProps {
  /** Null when nobody shares both runs and pain. */
  readonly link: Worked<SquadReport> | null;
  readonly athletes: number;
}

/** Seconds after which a browser without script looks again. */
const LOOK_AGAIN_S = 20;

/** What went before pain over the athletes who share runs and pain, as far as it is worked out. */
export function SquadLinkPage({ link, athletes }: SquadLinkPageProps) {
  const { say } = useWords();
  const isOpen = link !== null && link.kind !== "failed" && !(link.kind === "ready" && link.isCurrent);
  return (
    <Document title={say("squad.link.title")} current="/squad" {...(isOpen ? { refreshS: LOOK_AGAIN_S } : {})}>
      <BackToSquad />
      <h1 class="title">{say("squad.link.title")}</h1>
      <section class="card" aria-label={say("squad.link.title")}>
        <p class="small">{say("squad.link.about", { count: athletes })}</p>
        {link === null && <p>{say("squad.link.nobody")}</p>}
        {link?.kind === "working" && <p role="status">{say("squad.link.working")}</p>}
        {link?.kind === "failed" && <p role="alert">{say("squad.link.failed")}</p>}
        {link?.kind === "ready" && <Told report={link.value} isCurrent={link.isCurrent} />}
      </section>
    </Document>
  );
}

/** The texts of the report: absolute numbers first, and where day and run disagree. */
function Told({ report, isCurrent }: { readonly report: SquadReport; readonly isCurrent: boolean }) {
  const { say, tell } = useWords();
  const [view] = report.views;
  const of = view?.said;
  const texts = of === undefined ? [] : [...of.byDay, ...of.byRun, ...of.agreement, ...report.said.lags];
  return (
    <>
      {!isCurrent && <p class="small">{say("squad.link.older")}</p>}
      {texts.map(tell).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}
