/** A time as people say it: `45 s`, `3 min 20 s`, `1 h 5 min`. */
export function timeInWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const parts =
    whole < 3600
      ? [`${Math.floor(whole / 60)} min`, `${whole % 60} s`]
      : [`${Math.floor(whole / 3600)} h`, `${Math.floor((whole % 3600) / 60)} min`];
  return parts.filter((part) => !part.startsWith("0 ")).join(" ");
}

/** A distance as people say it: `340 m`, `2.15 km`. */
export function metresInWords(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(2)} km`;
}

/** `once`, `twice`, `5 times`. */
export function timesInWords(count: number): string {
  if (count === 1) return "once";
  return count === 2 ? "twice" : `${count} times`;
}
