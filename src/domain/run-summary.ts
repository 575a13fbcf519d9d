/**
 * What a recording says beside its totals that no setting changes: made once from its samples when the file is read, so
 * that loads can be worked out again under other settings without reading it. Null where the recording is silent.
 */
export interface RunSummary {
  /** Length of the blocks that speed and grade were averaged over, in seconds. */
  readonly smoothingS: number;
  /** Timer seconds that have both speed and grade. */
  readonly gradedS: number | null;
  /** Mean of grade-adjusted speed over those seconds (docs/METHODS.md#grade-adjusted-pace). */
  readonly gapSpeedMPerS: number | null;
  /** Fourth-power mean of the same. */
  readonly gapSpeed4MPerS: number | null;
  /** Speed per heart beat per minute of the first and second half after the warm-up; null unless the run was steady. */
  readonly efficiencyFirst: number | null;
  readonly efficiencySecond: number | null;
  readonly steps: number | null;
  /** Steps weighted by modelled peak force in body weights; null without ground contact time. */
  readonly stepLoad: number | null;
  readonly powerWorkKj: number | null;
  /** Metres run in heart-rate bands of `heartRateMetresWidthBpm` from `heartRateMetresLowestBpm` up; empty when not known. */
  readonly heartRateMetresLowestBpm: number;
  readonly heartRateMetresWidthBpm: number;
  readonly heartRateMetresM: readonly number[];
  /** Highest mean heart rate of a block. */
  readonly highestHeartRateBpm: number | null;
  /** Mean speed of the fastest 20, 30 and 60 minutes of timer time; null where the run is shorter. */
  readonly best20MinSpeedMPerS: number | null;
  readonly best30MinSpeedMPerS: number | null;
  readonly best60MinSpeedMPerS: number | null;
  /** Mean heart rate of the last 20 of the fastest 30 minutes. */
  readonly best30MinHeartRateBpm: number | null;
}
