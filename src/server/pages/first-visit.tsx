import type { LocalDay } from "../../domain/local-day.ts";
import { FeelActions } from "./feel-actions.tsx";
import { UploadCard } from "./upload-card.tsx";
import { useWords } from "./words-context.ts";

/** The first page of somebody without data: three ways to begin, and what each would add. */
export function FirstVisit({ today }: { readonly today: LocalDay }) {
  const { say } = useWords();
  return (
    <>
      <section class="first" aria-labelledby="verdict">
        <p class="eyebrow">{say("first.welcome")}</p>
        <h1 id="verdict" class="sentence">
          {say("first.sentence")}
        </h1>
        <p class="lead">{say("first.lead")}</p>
      </section>
      <div class="columns">
        <div class="column">
          <UploadCard running={null} title={say("first.drop")} />
          <div data-history />
          <div class="ways">
            <ByHand />
            <Feel today={today} />
          </div>
        </div>
        <div class="column">
          <WhatEachAdds />
        </div>
      </div>
    </>
  );
}

function ByHand() {
  const { say } = useWords();
  return (
    <section class="card" aria-labelledby="by-hand-title">
      <h2 id="by-hand-title">{say("first.no-files")}</h2>
      <p class="small">{say("first.no-files.why")}</p>
      <p class="actions">
        <a class="button" href="/diary">
          {say("first.write")}
        </a>
      </p>
    </section>
  );
}

function Feel({ today }: { readonly today: LocalDay }) {
  const { say } = useWords();
  return (
    <section class="card" aria-labelledby="feel-title">
      <h2 id="feel-title">{say("feel.title")}</h2>
      <p class="small">{say("first.feel.why")}</p>
      <FeelActions today={today} />
    </section>
  );
}

const ADDS = ["runs", "rest", "feel", "care"] as const;

function WhatEachAdds() {
  const { say } = useWords();
  return (
    <section class="card side" aria-labelledby="adds-title">
      <h2 id="adds-title">{say("first.adds")}</h2>
      <dl class="facts stacked">
        {ADDS.map((name) => (
          <div key={name}>
            <dt>{say(`first.adds.${name}`)}</dt>
            <dd>{say(`first.adds.${name}.why`)}</dd>
          </div>
        ))}
      </dl>
      <p class="small">{say("first.until")}</p>
    </section>
  );
}
