import type { Channels } from "../notify/settings.ts";

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** `every Sunday at 18:00 in Europe/Berlin`. */
export function timeWords({ weekday, at, zone }: { weekday: number; at: string; zone: string | null }): string {
  const name = WEEKDAYS[weekday - 1] ?? "";
  return `every ${name.charAt(0).toUpperCase()}${name.slice(1)} at ${at} in ${zone ?? "your home zone"}`;
}

/** Where a channel goes, without what only the runner should know: no address of a person, no topic, no path. */
export function placeWords({ smtp, ntfy, webhook }: Channels): Readonly<Record<string, string>> {
  return {
    ...(smtp === undefined ? {} : { smtp: `${smtp.host}:${smtp.port}` }),
    ...(ntfy === undefined ? {} : { ntfy: new URL(ntfy.server).host }),
    ...(webhook === undefined ? {} : { webhook: new URL(webhook.url).host }),
  };
}
