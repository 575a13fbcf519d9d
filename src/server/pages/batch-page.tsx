import type { FileOutcome } from "../../domain/import-outcome.ts";
import type { RecentImport } from "../../usecases/app.ts";
import { Document } from "./document.tsx";
import { FilterLinks } from "./filter-links.tsx";
import { OutcomeList } from "./outcome-list.tsx";
import { batchMoment, batchWords } from "./recent-batches.tsx";
import { UndoForm } from "./undo-form.tsx";
import { useWords } from "./words-context.ts";

/** Files on one page: enough for nearly every import, few enough to stay quick for a whole account. */
export const FILES_PER_PAGE = 500;

export interface BatchPageProps {
  readonly batch: RecentImport;
  readonly onlyRefused: boolean;
  /** The place of the first file that is shown. */
  readonly from: number;
}

/** One import with the outcome of every file. */
export function BatchPage({ batch, onlyRefused, from }: BatchPageProps) {
  const words = useWords();
  const { say } = words;
  const refused = batch.outcomes.filter(({ outcome }) => outcome === "rejected");
  const listed = onlyRefused ? refused : batch.outcomes;
  const address = `/import/${batch.batchId}`;
  return (
    <Document title={say("import.batch.title")} current="/import">
      <p class="eyebrow">
        <a class="link" href="/import">
          {say("import.title")}
        </a>
      </p>
      <h1 class="title">{batchMoment(batch, words)}</h1>
      <section class="card" aria-labelledby="files-title">
        <h2 id="files-title">{batchWords(batch, words)}</h2>
        <FilterLinks
          label={say("import.batch.show")}
          links={[
            {
              href: address,
              words: say("import.batch.all", { files: batch.outcomes.length }),
              isCurrent: !onlyRefused,
            },
            {
              href: `${address}?show=refused`,
              words: say("import.batch.refused", { files: refused.length }),
              isCurrent: onlyRefused,
            },
          ]}
        />
        {onlyRefused && <p class="small">{say(refused.length === 0 ? "import.batch.none-refused" : "import.retry")}</p>}
        <OutcomeList outcomes={listed.slice(from, from + FILES_PER_PAGE)} />
        <MoreFiles listed={listed} from={from} address={`${address}?${onlyRefused ? "show=refused&" : ""}from=`} />
        <UndoForm batch={batch} />
      </section>
    </Document>
  );
}

interface MoreFilesProps {
  readonly listed: readonly FileOutcome[];
  readonly from: number;
  readonly address: string;
}

function MoreFiles({ listed, from, address }: MoreFilesProps) {
  const { say } = useWords();
  const next = from + FILES_PER_PAGE;
  if (next >= listed.length) return null;
  return (
    <p>
      <a class="link" href={`${address}${next}`}>
        {say("import.batch.next", { count: Math.min(FILES_PER_PAGE, listed.length - next), files: listed.length })}
      </a>
    </p>
  );
}
