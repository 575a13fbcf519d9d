/** What a code of the network means. The messages beside the code name hosts and addresses, and are left out. */
export function networkWords(code: string): string {
  if (code === "ECONNREFUSED") return "the connection was refused";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "its name was not found";
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code)) return "its certificate was not accepted";
  return "the connection broke";
}
