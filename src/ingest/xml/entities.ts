const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g;

/** Characters for the five entities of XML and for numbers; null when the text refers to anything else. */
export function withoutEntities(text: string): string | null {
  if (!text.includes("&")) return text;
  let understood = !text.replace(REFERENCE, "").includes("&");
  const plain = text.replace(REFERENCE, (_, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? "";
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    understood &&= isCharacter(code);
    return understood ? String.fromCodePoint(code) : "";
  });
  return understood ? plain : null;
}

/** What XML allows as a character. */
const isCharacter = (code: number) =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x1_00_00 && code <= 0x10_ff_ff);
