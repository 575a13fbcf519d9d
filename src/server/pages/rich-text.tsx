import type { ComponentChildren } from "preact";

const TAGGED = /<(\w+)>(.*?)<\/\1>/;

interface RichTextProps {
  /** A text of the catalogue whose marked parts stand between `<name>` and `</name>`. */
  readonly text: string;
  /** What each marked part becomes. */
  readonly parts: Readonly<Record<string, (inside: string) => ComponentChildren>>;
}

/** A text with links or emphasis inside it, so that a translation may move them. */
export function RichText({ text, parts }: RichTextProps) {
  const [before = "", name = "", inside = "", ...after] = text.split(TAGGED);
  if (name === "") return <>{text}</>;
  const rest = text.slice(before.length + inside.length + 2 * name.length + "<></>".length);
  return (
    <>
      {before}
      {parts[name]?.(inside) ?? inside}
      {after.length > 0 && <RichText text={rest} parts={parts} />}
    </>
  );
}
