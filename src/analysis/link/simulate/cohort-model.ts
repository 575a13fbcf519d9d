/** Everything that is planted in a made-up cohort. An analysis that is right finds it again, and finds nothing else. */
export interface CohortModel {
  readonly days: number;
  readonly training: TrainingModel;
  readonly pain: PainModel;
  readonly log: LogModel;
  /** Muscle soreness and massage; null leaves both out, so that soreness is not taken for an onset. */
  readonly massage: MassageModel | null;
}

export interface TrainingModel {
  /** Chance of a run on a day. */
  readonly runChance: number;
  /** An athlete's own chance lies evenly within this share above and below it. */
  readonly runChanceSpread: number;
  /** Usual run of an athlete in the middle. */
  readonly usualKm: number;
  /** Spread of the athletes' usual runs, as the standard deviation of their logarithm. */
  readonly usualKmSd: number;
  /** Chance that a run is a spike of this size. */
  readonly spikeChance: { readonly small: number; readonly moderate: number; readonly large: number };
  /** Share of the usual running that is left while in pain: 1 leaves it as it is, 0.3 is reverse causation. */
  readonly runningInPain: number;
  /** Days before a logged onset on which running has already dropped. */
  readonly prodromeDays: number;
}

export interface PainModel {
  /** Chance of an onset on a day of an athlete in the middle, without a spike in the 7 days before and without an earlier onset. */
  readonly onsetPerDay: number;
  /** Times that chance on the 7 days after a spike; the largest of several counts. */
  readonly spikeRatio: { readonly small: number; readonly moderate: number; readonly large: number };
  /** Spread of the athletes' chances (frailty), as the standard deviation of their logarithm. */
  readonly frailtySd: number;
  /** Times that chance once there was an onset. */
  readonly previousRatio: number;
  /** Chance that a sore day is followed by another: an episode lasts 1 / (1 − persistence) days on average. */
  readonly persistence: number;
}

export interface LogModel {
  /** Chance of an answer on a day without pain. */
  readonly answerChance: number;
  /** Times the odds of an answer on a sore day: above 1 the sore log more, below 1 less. Missing not at random. */
  readonly soreAnswerOdds: number;
  /** Stretches without a recording: how many a year, and how long on average. */
  readonly gapsPerYear: number;
  readonly gapDays: number;
}

export interface MassageModel {
  /** Usual soreness, its spread over days, and how much of today's stays tomorrow (0–1). */
  readonly meanNrs: number;
  readonly spreadNrs: number;
  readonly carryOver: number;
  /** A massage is had on days rated at least this sore, at most weekly. Days that sore get better by themselves. */
  readonly soreFromNrs: number;
  readonly chance: number;
  /** How much less sore the two days after are than without it. 0 is a massage that does nothing. */
  readonly effectNrs: number;
}

/** A year of club runners: two onsets in three years without any link to load, an answer every other day, few gaps. */
export const NO_LINK: CohortModel = {
  days: 365,
  training: {
    runChance: 0.55,
    runChanceSpread: 0.2,
    usualKm: 8,
    usualKmSd: 0.3,
    spikeChance: { small: 0.02, moderate: 0.015, large: 0.003 },
    runningInPain: 1,
    prodromeDays: 0,
  },
  pain: {
    onsetPerDay: 0.002,
    spikeRatio: { small: 1, moderate: 1, large: 1 },
    frailtySd: 0,
    previousRatio: 1,
    persistence: 0.85,
  },
  log: { answerChance: 0.5, soreAnswerOdds: 1, gapsPerYear: 0, gapDays: 7 },
  massage: null,
};
