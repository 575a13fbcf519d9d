/** Packed forms in which a file may be offered. What is kept is what was inside. */
const PACKED_END = /\.gz$/i;
const SEPARATORS = /[/\\!]/;
const ODD = /[^\p{L}\p{N} ._()+,=@-]/gu;
const MOST_CHARS = 120;

/** Names files by the last part of the name they were offered under; of two that would be one, the second gets its hash. */
export function originalNames(): (offered: string, sha256: string) => string {
  const taken = new Set<string>();
  return (offered, sha256) => {
    const plain = plainName(offered);
    const name = taken.has(plain.toLowerCase()) ? withHash(plain, sha256) : plain;
    taken.add(name.toLowerCase());
    return name;
  };
}

/** A name that every system takes, and that no place but a folder's own can be meant by. */
function plainName(offered: string): string {
  const last = offered.replace(PACKED_END, "").split(SEPARATORS).at(-1) ?? "";
  const plain = last
    .normalize("NFC")
    .replace(ODD, "_")
    .replace(/^[. ]+/, "")
    .replace(/[. ]+$/, "");
  const end = /\.[^.]{1,8}$/.exec(plain)?.[0] ?? "";
  const short = plain.length > MOST_CHARS ? `${plain.slice(0, MOST_CHARS - end.length)}${end}` : plain;
  return short === "" ? "file" : short;
}

function withHash(name: string, sha256: string): string {
  const dot = name.lastIndexOf(".");
  const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  return `${stem}-${sha256.slice(0, 16)}${end}`;
}
