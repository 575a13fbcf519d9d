/** The person a runner books with. One row; null fields were not said. */
export interface Therapist {
  readonly name: string | null;
  readonly email: string | null;
  /** An https address where sessions are booked. */
  readonly bookingUrl: string | null;
}

const MOST_EMAIL_CHARS = 254;
const MOST_URL_CHARS = 2000;
const EMAIL = /^[^\s@<>()[\]\\,;:"]+@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

/** Whether a text has the shape of an e-mail address; whether anybody reads it there is not asked. */
export function isEmail(text: string): boolean {
  return text.length <= MOST_EMAIL_CHARS && EMAIL.test(text);
}

/** Whether a text is an https address without a user name: nothing else is shown as a link. */
export function isHttpsUrl(text: string): boolean {
  if (text.length > MOST_URL_CHARS || /[\s"'<>\\]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === "https:" && username === "" && password === "" && hostname.includes(".");
}
