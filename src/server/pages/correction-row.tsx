import type { ComponentChildren } from "preact";
import type { CorrectionField } from "../../domain/correction.ts";
import type { RunDetail } from "../../usecases/app.ts";
import { RichText } from "./rich-text.tsx";
import { useWords } from "./words-context.ts";

interface CorrectionRowProps {
  readonly run: RunDetail;
  readonly field: CorrectionField;
  readonly label: string;
  /** How the value is written, such as `km`. */
  readonly hint?: string | undefined;
  /** What the sources say. */
  readonly original: string;
  /** What counts now, said only when it was corrected. */
  readonly corrected: string;
  readonly problem?: string | undefined;
  /** The words of a button that needs no value beside it. */
  readonly action?: string;
  /** The words of the button that takes it back. */
  readonly back?: string;
  readonly children: ComponentChildren;
}

/** One thing that can be corrected: what the sources say, what counts in its place, and the way back. */
export function CorrectionRow(props: CorrectionRowProps) {
  const { run, field, label, hint, problem, action, children } = props;
  const isCorrected = run.corrections.some((correction) => correction.field === field);
  const address = `/runs/${encodeURIComponent(run.id)}`;
  const isOnlyButton = action !== undefined;
  return (
    <div class="correction">
      {isCorrected && <TakeBack {...props} address={address} />}
      {!(isCorrected && isOnlyButton) && (
        <form method="post" action={`${address}/correct`}>
          <input type="hidden" name="field" value={field} />
          {isOnlyButton ? <p class="label">{label}</p> : <Label field={field} label={label} hint={hint} />}
          <div class="correction-line">
            {children}
            <button class="button" type="submit">
              {action ?? <ButtonText name="save" what={label} />}
            </button>
          </div>
          {problem !== undefined && <p class="problem">{problem}</p>}
        </form>
      )}
    </div>
  );
}

function Label({ field, label, hint }: Pick<CorrectionRowProps, "field" | "label" | "hint">) {
  return (
    <label for={`correct-${field}`}>
      {label} {hint !== undefined && <span class="hint">{hint}</span>}
    </label>
  );
}

function TakeBack({
  field,
  label,
  original,
  corrected,
  back,
  address,
}: CorrectionRowProps & { readonly address: string }) {
  const { say } = useWords();
  return (
    <form method="post" action={`${address}/take-back`}>
      <input type="hidden" name="field" value={field} />
      <p class="small">
        <RichText
          text={say("run.correct.said", { label, corrected, original })}
          parts={{ strong: (inside) => <strong>{inside}</strong> }}
        />
      </p>
      <button class="button" type="submit">
        {back ?? <ButtonText name="back" what={label} />}
      </button>
    </form>
  );
}

/** A button's text, with what it is about for those who hear it alone. */
export function ButtonText({ name, what }: { readonly name: "save" | "back"; readonly what: string }) {
  const { say } = useWords();
  return (
    <RichText
      text={say(`run.correct.${name}`, { what })}
      parts={{ unseen: (inside) => <span class="unseen">{inside}</span> }}
    />
  );
}
