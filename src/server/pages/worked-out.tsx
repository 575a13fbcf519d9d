import type { ComponentChildren } from "preact";
import type { Worked } from "../../usecases/kept-answers.ts";
import { RichText } from "./rich-text.tsx";
import { useWords } from "./words-context.ts";

interface WorkedOutProps<T> {
  readonly worked: Worked<T>;
  /** The page to look at again. */
  readonly href: string;
  readonly children: (value: T) => ComponentChildren;
}

/** Something that takes longer than a page waits: what there is, or that it is on its way. */
export function WorkedOut<T>({ worked, href, children }: WorkedOutProps<T>) {
  const { say } = useWords();
  const parts = { link: (inside: string) => <a href={href}>{inside}</a> };
  switch (worked.kind) {
    case "working":
      return (
        <p class="small">
          <RichText text={say("worked.working")} parts={parts} />
        </p>
      );
    case "failed":
      return <p class="small">{say("worked.failed")}</p>;
    case "ready":
      return (
        <>
          {children(worked.value)}
          {!worked.isCurrent && (
            <p class="small">
              <RichText text={say("worked.before")} parts={parts} />
            </p>
          )}
        </>
      );
    default:
      return worked satisfies never;
  }
}
