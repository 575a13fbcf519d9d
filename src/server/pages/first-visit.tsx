import type { LocalDay } from "../../domain/local-day.ts";
import { FeelActions } from "./feel-actions.tsx";
import { UploadCard } from "./upload-card.tsx";

/** The first page of somebody without data: three ways to begin, and what each would add. */
export function FirstVisit({ today }: { readonly today: LocalDay }) {
  return (
    <>
      <section class="first" aria-labelledby="verdict">
        <p class="eyebrow">Welcome</p>
        <h1 id="verdict" class="sentence">
          Show niggle your runs, and it will tell you when to ease off.
        </h1>
        <p class="lead">
          Two minutes to the first verdict. Begin with whichever is at hand; everything stays on this machine.
        </p>
      </section>
      <div class="columns">
        <div class="column">
          <UploadCard running={null} title="Drop what your watch recorded" />
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
  return (
    <section class="card" aria-labelledby="by-hand-title">
      <h2 id="by-hand-title">No files at hand?</h2>
      <p class="small">Write the last four weeks as you remember them: a distance a day, or rest.</p>
      <p class="actions">
        <a class="button" href="/diary">
          Write four weeks
        </a>
      </p>
    </section>
  );
}

function Feel({ today }: { readonly today: LocalDay }) {
  return (
    <section class="card" aria-labelledby="feel-title">
      <h2 id="feel-title">How do you feel today?</h2>
      <p class="small">A place and a number, ten seconds. “Nothing hurts” is an answer too.</p>
      <FeelActions today={today} />
    </section>
  );
}

const ADDS = [
  ["Four weeks of runs", "Whether a run was much longer than any of the 30 days before it, and how your load changed."],
  [
    "Which days were rest",
    "A day without a file is unknown until you say so. Known days are what comparisons rest on.",
  ],
  ["How it feels", "The rules that can say rest, or see a clinician. Load alone never says more than ease off."],
  ["Massage and exercises", "Your own rhythm, and what soreness did afterwards."],
] as const;

function WhatEachAdds() {
  return (
    <section class="card side" aria-labelledby="adds-title">
      <h2 id="adds-title">What each one adds</h2>
      <dl class="facts stacked">
        {ADDS.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p class="small">Until there is enough we say that we cannot say, and do not guess.</p>
    </section>
  );
}
