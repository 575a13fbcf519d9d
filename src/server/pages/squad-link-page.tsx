import type { ComponentChildren } from "preact";
import type { Worked } from "../../usecases/kept-answers.ts";
import type { SquadReport } from "../../usecases/squad-report.ts";
import type { SquadLookBack } from "../squad/squad-look-back.ts";
import { BackToSquad } from "./back-to-squad.tsx";
import { Document } from "./document.tsx";
import { SquadFlags } from "./squad-flags.tsx";
import { useWords } from "./words-context.ts";

interface SquadLinkPageProps {
  /** Null when nobody shares both runs and pain. */
  readonly lookBack: SquadLookBack | null;
  readonly athletes: number;
}

/** Seconds after which a browser without script looks again. */
const LOOK_AGAIN_S = 20;

/** What went before pain over the athletes who share runs and pain, and how the flags did, as far as it is worked out. */
export function SquadLinkPage({ lookBack, athletes }: SquadLinkPageProps) {
  const { say } = useWords();
  const isOpen = lookBack !== null && (isOnItsWay(lookBack.link) || isOnItsWay(lookBack.backtest));
  return (
    <Document title={say("squad.link.title")} current="/squad" {...(isOpen ? { refreshS: LOOK_AGAIN_S } : {})}>
      <BackToSquad />
      <h1 class="title">{say("squad.link.title")}</h1>
      <section class="card" aria-label={say("squad.link.title")}>
        <p class="small">{say("squad.link.about", { count: athletes })}</p>
        {lookBack === null && <p>{say("squad.link.nobody")}</p>}
        {lookBack !== null && <Part worked={lookBack.link}>{(report) => <Told report={report} />}</Part>}
      </section>
      {lookBack !== null && (
        <section class="card methods own squad-flags" id="flags" aria-labelledby="flags-title">
          <h2 id="flags-title">{say("squad.flags.title")}</h2>
          <Part worked={lookBack.backtest}>{(backtest) => <SquadFlags backtest={backtest} />}</Part>
        </section>
      )}
    </Document>
  );
}

const isOnItsWay = (worked: Worked<unknown>): boolean =>
  worked.kind === "working" || (worked.kind === "ready" && !worked.isCurrent);

interface PartProps<T> {
  readonly worked: Worked<T>;
  readonly children: (value: T) => ComponentChildren;
}

function Part<T>({ worked, children }: PartProps<T>) {
  const { say } = useWords();
  switch (worked.kind) {
    case "working":
      return <p role="status">{say("squad.link.working")}</p>;
    case "failed":
      return <p role="alert">{say("squad.link.failed")}</p>;
    case "ready":
      return (
        <>
          {!worked.isCurrent && <p class="small">{say("squad.link.older")}</p>}
          {children(worked.value)}
        </>
      );
    default:
      return worked satisfies never;
  }
}

/** The texts of the report: absolute numbers first, and where day and run disagree. */
function Told({ report }: { readonly report: SquadReport }) {
  const { tell } = useWords();
  const [view] = report.views;
  const of = view?.said;
  const texts = of === undefined ? [] : [...of.byDay, ...of.byRun, ...of.agreement, ...report.said.lags];
  return (
    <>
      {texts.map(tell).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}
