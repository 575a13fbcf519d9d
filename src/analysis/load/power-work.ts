const J_PER_KJ = 1000;

/**
 * Mechanical work in kJ by the watch's own reckoning of power.
 *
 * @see docs/METHODS.md#power-work
 * @example powerWorkKj(250, 3000) // 750
 */
export function powerWorkKj(powerW: number, durationS: number): number {
  return (powerW * durationS) / J_PER_KJ;
}
