import type { ComponentChildren } from "preact";
import type { Worked } from "../../usecases/kept-answers.ts";

interface WorkedOutProps<T> {
  readonly worked: Worked<T>;
  /** The page to look at again. */
  readonly href: string;
  readonly children: (value: T) => ComponentChildren;
}

/** Something that takes longer than a page waits: what there is, or that it is on its way. */
export function WorkedOut<T>({ worked, href, children }: WorkedOutProps<T>) {
  switch (worked.kind) {
    case "working":
      return (
        <p class="small">
          This is being worked out from your log. <a href={href}>Look again</a> in a moment.
        </p>
      );
    case "failed":
      return <p class="small">This could not be worked out. The reason is where niggle was started.</p>;
    case "ready":
      return (
        <>
          {children(worked.value)}
          {!worked.isCurrent && (
            <p class="small">
              From before your last entry; it is being worked out again. <a href={href}>Look again</a>
            </p>
          )}
        </>
      );
    default:
      return worked satisfies never;
  }
}
