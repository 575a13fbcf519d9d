/** As long as an address can be: longer heads are refused by Node. */
export const MOST_ADDRESS_CHARS = 16_384;

const NOWHERE = "%EF%BF%BD";

/**
 * The address as it was asked for. One that cannot be decoded is no address: it is led to where nothing is, so that it meets
 * every guard, and gets the headers and the words of every other answer.
 */
export function readableAddress({ url = "/" }: { readonly url?: string | undefined }): string {
  const [path = "/"] = url.split(/[?#;]/, 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return `${path.startsWith("/api/") ? "/api/" : "/"}${NOWHERE}`;
  }
}
