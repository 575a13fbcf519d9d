import type { ComponentChildren } from "preact";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { NumberCode } from "../../usecases/explain-number.ts";

interface ExplainLinkProps {
  /** A rule, a ratio or a number of the page. */
  readonly code: NumberCode | (string & {});
  readonly asOf: LocalDay;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** Leads from a number to how it came about; with script it opens over the page. */
export function ExplainLink({ code, asOf, class: name, children }: ExplainLinkProps) {
  return (
    <a class={name ?? "number"} href={explainAddress(code, asOf)} data-explain>
      {children}
    </a>
  );
}

/** Where a number is explained. */
export const explainAddress = (code: string, asOf: LocalDay): string =>
  `/explain/${encodeURIComponent(code)}?asOf=${formatLocalDay(asOf)}`;
