import type { LocalDay } from "../domain/local-day.ts";
import { type PainSite, REGIONS, SIDES, siteKey } from "../domain/pain.ts";
import { placeSlug, siteOfSlug } from "./body-map/place-slug.ts";
import type { FormKind } from "./entries/form-entries.ts";
import { type Form, textOf } from "./form-body.ts";
import type { OneAthlete } from "./server-options.ts";

interface Logged {
  readonly kind: FormKind;
  readonly form: Form;
  readonly today: LocalDay;
}

/** Where an answer leads that calls for questions about signs, or that belongs to the page of a place; null for all others. */
export async function nextPage({ app, athlete }: OneAthlete, logged: Logged): Promise<string | null> {
  const { kind, form, today } = logged;
  if (kind === "pain-removed") {
    const site = siteOfSlug(textOf(form, "place") ?? "");
    return site === null ? null : `/body/${placeSlug(site)}?done=${kind}`;
  }
  const site = kind === "pain" ? loggedSite(form) : null;
  if (site === null) return null;
  const { signs, nights } = await app.bodyQuestions(athlete, today);
  const open = new Set([...signs.map(({ calledBy }) => calledBy), ...nights].map(siteKey));
  return open.has(siteKey(site)) ? `/log/signs?place=${placeSlug(site)}&done=${kind}` : null;
}

function loggedSite(form: Form): PainSite | null {
  const region = REGIONS.find((one) => one === textOf(form, "region"));
  const side = SIDES.find((one) => one === textOf(form, "side")) ?? null;
  return region === undefined ? null : { region, side };
}
