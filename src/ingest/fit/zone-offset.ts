const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Minutes by which a zone's clocks are ahead of UTC at an instant (seconds since 1970); null for a zone nobody knows. */
export function offsetMin(zone: string, epochS: number): number | null {
  const format = formatOf(zone);
  if (format === null) return null;
  const name = format.formatToParts(epochS * 1000).find((part) => part.type === "timeZoneName")?.value ?? "";
  const match = /^GMT(?:([+-])(\d{2}):(\d{2})(?::\d{2})?)?$/.exec(name);
  if (match === null) return null;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return match[1] === "-" ? -minutes : minutes;
}

/** The same for a reading of the zone's own clocks, given as if it were UTC. */
export function offsetAtWallClockMin(zone: string, wallS: number): number | null {
  const guess = offsetMin(zone, wallS);
  return guess === null ? null : offsetMin(zone, wallS - guess * 60);
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = makeFormat(zone);
  formats.set(zone, made);
  return made;
}

function makeFormat(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  } catch {
    // Intl throws for a zone that this machine's tables do not have.
    return null;
  }
}
