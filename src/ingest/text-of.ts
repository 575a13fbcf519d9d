/** The text of a file: UTF-8 or UTF-16 by its mark, UTF-8 when it is valid, else the Western European code page of old exports. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8. ISO-8859-1 files have no mark; windows-1252 reads them and the exports of Windows programs too.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
