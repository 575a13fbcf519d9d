/** One property of a calendar: its name, its parameters as written, and its value unfolded but not unescaped. */
interface Line {
  readonly name: string;
  readonly params: string;
  readonly value: string;
}

export interface ReadEvent {
  readonly uid: string;
  readonly stamp: string;
  readonly start: string;
  readonly end: string;
  readonly summary: string;
  readonly description: string | null;
}

const NAME = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):([\s\S]*)$/;

/**
 * A small strict reader of RFC 5545, written apart from what it reads. It checks line ends (3.1), folding at 75 octets
 * that never splits a character (3.1), content lines, text escapes (3.3.11), the properties an event must have (3.6.1)
 * and that no UID is there twice.
 * @throws Error naming the rule that is broken
 */
export function readCalendar(bytes: Buffer): readonly ReadEvent[] {
  const lines = unfold(bytes).map(contentLine);
  const names = lines.map(({ name }) => name);
  must(names[0] === "BEGIN" && lines[0]?.value === "VCALENDAR", "begins with VCALENDAR");
  must(names.at(-1) === "END" && lines.at(-1)?.value === "VCALENDAR", "ends with VCALENDAR");
  must(lines.filter(({ name, value }) => name === "VERSION" && value === "2.0").length === 1, "one VERSION:2.0");
  must(names.filter((name) => name === "PRODID").length === 1, "one PRODID");
  const events = eventsOf(lines);
  must(new Set(events.map(({ uid }) => uid)).size === events.length, "no UID twice");
  return events;
}

function unfold(bytes: Buffer): string[] {
  const text = bytes.toString("utf8");
  must(Buffer.from(text, "utf8").equals(bytes), "valid UTF-8");
  must(text.endsWith("\r\n"), "ends with CRLF");
  const raw = text.slice(0, -2).split("\r\n");
  const lines: string[] = [];
  for (const line of raw) {
    must(!/[\r\n]/.test(line), "no lone CR or LF");
    must(!/[^\P{Cc}\t]/u.test(line), "no control characters");
    must(Buffer.byteLength(line) <= 75, `at most 75 octets: ${line}`);
    must(!line.includes("\uFFFD"), "no character split by a fold");
    must(line.length > 0, "no empty line");
    if (/^[ \t]/.test(line)) lines.push(`${lines.pop() ?? ""}${line.slice(1)}`);
    else lines.push(line);
  }
  return lines;
}

function contentLine(line: string): Line {
  const match = NAME.exec(line);
  must(match !== null, `a content line: ${line}`);
  return { name: match?.[1] ?? "", params: match?.[2] ?? "", value: match?.[3] ?? "" };
}

function eventsOf(lines: readonly Line[]): ReadEvent[] {
  const events: ReadEvent[] = [];
  let open: Line[] | null = null;
  for (const line of lines) {
    if (line.name === "BEGIN" && line.value === "VEVENT") {
      must(open === null, "no event inside an event");
      open = [];
    } else if (line.name === "END" && line.value === "VEVENT") {
      must(open !== null, "an event begins before it ends");
      events.push(eventOf(open ?? []));
      open = null;
    } else open?.push(line);
  }
  must(open === null, "every event ends");
  return events;
}

function eventOf(lines: readonly Line[]): ReadEvent {
  const one = (name: string): Line => {
    const found = lines.filter((line) => line.name === name);
    must(found.length === 1, `exactly one ${name}`);
    return found[0] as Line;
  };
  const day = (name: string): string => {
    const { params, value } = one(name);
    must(params === ";VALUE=DATE" && /^\d{8}$/.test(value), `${name} is a date`);
    return value;
  };
  const stamp = one("DTSTAMP").value;
  must(/^\d{8}T\d{6}Z$/.test(stamp), "DTSTAMP is in UTC");
  must(day("DTEND") > day("DTSTART"), "it ends after it begins");
  const hasDescription = lines.some(({ name }) => name === "DESCRIPTION");
  return {
    uid: one("UID").value,
    stamp,
    start: day("DTSTART"),
    end: day("DTEND"),
    summary: unescaped(one("SUMMARY").value),
    description: hasDescription ? unescaped(one("DESCRIPTION").value) : null,
  };
}

/** Text as it was before escaping: a bare comma or semicolon, or another escape, is a fault. */
function unescaped(value: string): string {
  must(/^(?:[^\\;,]|\\[\\;,nN])*$/.test(value), `escaped text: ${value}`);
  return value.replaceAll(/\\([\\;,nN])/g, (_, char: string) => (char.toLowerCase() === "n" ? "\n" : char));
}

function must(holds: boolean, rule: string): void {
  if (!holds) throw new Error(`not a calendar by RFC 5545: ${rule}`);
}
