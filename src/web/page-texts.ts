/** A text that the server wrote onto an element as `data-say-NAME`, with what stands in `{…}` filled in. */
export function pageText(
  element: HTMLElement,
  name: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = element.getAttribute(`data-say-${name}`) ?? "";
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}
