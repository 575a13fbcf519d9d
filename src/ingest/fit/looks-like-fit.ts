const SIGNATURE = [0x2e, 0x46, 0x49, 0x54];

/** Whether a FIT file starts at `at`: a header of 12 or 14 bytes with `.FIT` at byte 8. */
export function looksLikeFit(bytes: Uint8Array, at = 0): boolean {
  const headerSizeB = bytes[at];
  if (headerSizeB !== 12 && headerSizeB !== 14) return false;
  return SIGNATURE.every((byte, i) => bytes[at + 8 + i] === byte);
}
