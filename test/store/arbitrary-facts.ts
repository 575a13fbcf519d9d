import fc from "fast-check";
import { SPORTS } from "../../src/domain/activity.ts";
import { CORRECTION_FIELDS, type Correction } from "../../src/domain/correction.ts";
import { EXERCISE_KINDS } from "../../src/domain/exercise.ts";
import type { ActivityId, BatchId, Sha256 } from "../../src/domain/ids.ts";
import type { JournalFact } from "../../src/domain/journal.ts";
import type { LocalDay } from "../../src/domain/local-day.ts";
import { OSTRC_VERSIONS } from "../../src/domain/ostrc.ts";
import { MOMENTS, QUALITIES, REGIONS, SIDES } from "../../src/domain/pain.ts";
import { PLAN_KINDS } from "../../src/domain/plan.ts";
import { RED_FLAG_SIGNS } from "../../src/domain/red-flag-check.ts";
import { SAFETY_QUESTIONS, THERAPY_KINDS } from "../../src/domain/therapy.ts";
import { day } from "./sample.ts";

/** Few days and few words, so that facts meet on the same key. */
const someDay = fc.integer({ min: 0, max: 2 }).map((offset) => (day("2025-11-20") + offset) as LocalDay);
const nrs = fc.integer({ min: 0, max: 10 });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const words = orNull(fc.string({ unit: "binary" }).filter((text) => !text.includes("\0")));
const activityId = orNull(fc.constantFrom("run-1", "run-2")) as fc.Arbitrary<ActivityId | null>;
const region = fc.constantFrom(...REGIONS.slice(0, 3));
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/) as fc.Arbitrary<Sha256>;

const painEntry = fc.record({
  day: someDay,
  region,
  side: orNull(fc.constantFrom(...SIDES)),
  moment: fc.constantFrom(...MOMENTS),
  nrs: fc.oneof(nrs, fc.constant(2.5)),
  quality: orNull(fc.constantFrom(...QUALITIES)),
  alteredGait: orNull(fc.boolean()),
  nightPain: orNull(fc.boolean()),
  note: words,
  activityId,
});

const therapySession = fc.record({
  day: someDay,
  kind: fc.constantFrom(...THERAPY_KINDS),
  regions: fc.uniqueArray(region),
  nrsBefore: orNull(nrs),
  nrsAfter: orNull(nrs),
  nrs24h: orNull(nrs),
  nrs48h: orNull(nrs),
  therapist: words,
  note: words,
});

const issued = fc.record({
  asOf: someDay,
  headline: fc.constantFrom("ease", "rest", "carry-on"),
  level: fc.constantFrom("amber", "red", "green"),
  grey: fc.boolean(),
  sentence: fc.string(),
  ruleSet: fc.constantFrom("1", "2"),
  findings: fc.array(
    fc.record({
      rule: fc.constantFrom("SPIKE_S", "PAIN_HIGH"),
      about: orNull(fc.constant("left knee")),
      kind: fc.constantFrom("flagged", "cannot-say"),
      level: orNull(fc.constantFrom("amber", "red")),
      value: orNull(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
      threshold: orNull(nrs),
      unit: fc.constantFrom("km", "NRS"),
    }),
    { maxLength: 2 },
  ),
  figures: fc.record({
    knownDaysOf28: fc.integer({ min: 0, max: 28 }),
    distance7dM: orNull(fc.constantFrom(0, 24_500.5)),
    distance30dM: orNull(fc.constant(98_000)),
    longestRun30dM: orNull(fc.constant(18_000)),
  }),
}) as fc.Arbitrary<Extract<JournalFact, { kind: "assessment-issued" }>["issued"]>;

const someId = fc.constantFrom("run-1", "run-2") as fc.Arbitrary<ActivityId>;
const correction: fc.Arbitrary<Correction> = fc.oneof(
  fc.record({ field: fc.constantFrom("distanceM" as const, "durationS" as const), value: fc.constantFrom(900, 12.5) }),
  fc.record({ field: fc.constant("sport" as const), value: fc.constantFrom(...SPORTS) }),
  fc.record({ field: fc.constant("heartRate" as const), value: fc.constant("excluded" as const) }),
  fc.record({ field: fc.constant("deleted" as const), value: fc.constant(true as const) }),
);

const site = orNull(fc.record({ region, side: orNull(fc.constantFrom(...SIDES.slice(0, 2))) }));
const points = orNull(fc.constantFrom(0, 8, 17, 25));
const exerciseKey = fc.constantFrom("calf-raises", "shorter-steps");
const exerciseDone = fc.record({ day: someDay, key: exerciseKey });

const exercisePlan = fc.record({
  key: exerciseKey,
  kind: fc.constantFrom(...EXERCISE_KINDS),
  title: fc.string(),
  regions: fc.uniqueArray(region),
  timesPerWeek: orNull(fc.constantFrom(2, 3.5)),
  from: someDay,
  until: orNull(someDay),
  by: words,
});

const redFlagCheck = fc
  .record({
    day: someDay,
    site,
    asked: fc.subarray([...RED_FLAG_SIGNS.slice(0, 4)].sort()),
    isYes: fc.func(fc.boolean()),
  })
  .map(({ isYes, ...check }) => ({ ...check, yes: check.asked.filter((sign) => isYes(sign)) }));

const ownWellness = fc.record({
  day: someDay,
  source: fc.constant("runner" as const),
  sleepS: orNull(fc.constantFrom(0, 27_000)),
  restingHeartRateBpm: orNull(fc.constant(51)),
  hrvRmssdS: fc.constant(null),
  hrvSdnnS: fc.constant(null),
  steps: orNull(fc.nat(20_000)),
  soreness0To10: orNull(nrs),
});

const of = <K extends JournalFact["kind"]>(kind: K) => fc.constant(kind);

/** Facts about what is to come, what was asked, and slips that are taken back. */
export const plannedOrAsked = fc.oneof(
  fc.record({
    kind: of("pain-removed"),
    day: someDay,
    region,
    side: orNull(fc.constantFrom(...SIDES)),
    moment: fc.constantFrom(...MOMENTS),
    activityId,
  }),
  fc.record({ kind: of("no-pain-removed"), day: someDay }),
  fc.record({ kind: of("therapy-removed"), day: someDay, therapyKind: fc.constantFrom(...THERAPY_KINDS) }),
  fc.record({ kind: of("wellness"), entry: ownWellness }),
  fc.record({
    kind: of("ostrc"),
    entry: fc.record({
      day: someDay,
      version: fc.constantFrom(...OSTRC_VERSIONS.slice(0, 2)),
      site,
      participation: points,
      modification: points,
      performance: points,
      pain: points,
    }),
  }),
  fc.record({ kind: of("red-flag-check"), entry: redFlagCheck }),
  fc.record({
    kind: of("run-planned"),
    entry: fc.record({
      day: someDay,
      slot: fc.constantFrom(1, 2),
      distanceM: fc.constantFrom(8000, 12_500.5),
      durationS: orNull(fc.constant(3000)),
      kind: fc.constantFrom(...PLAN_KINDS),
      title: words,
    }),
  }),
  fc.record({ kind: of("run-unplanned"), day: someDay, slot: fc.constantFrom(1, 2) }),
  fc.record({ kind: of("return-plan"), entry: orNull(fc.record({ from: someDay, isReady: fc.boolean() })) }),
  fc.record({ kind: of("exercise-plan"), entry: exercisePlan }),
  fc.record({ kind: of("exercise-plan-removed"), key: exerciseKey }),
  fc.record({ kind: fc.constantFrom("exercise-done" as const, "exercise-undone" as const), entry: exerciseDone }),
  fc.record({
    kind: of("therapist"),
    entry: orNull(fc.record({ name: words, email: words, bookingUrl: words })),
  }),
);

/** Facts that a person states, every kind but the import of a file. */
export const saidFact = fc.oneof(
  { weight: 12, arbitrary: plannedOrAsked },
  fc.record({ kind: of("pain"), entry: painEntry }),
  fc.record({ kind: of("no-pain"), entry: fc.record({ day: someDay }) }),
  fc.record({ kind: of("rpe"), entry: fc.record({ day: someDay, activityId, rpe0To10: nrs }) }),
  fc.record({ kind: of("therapy"), entry: therapySession }),
  fc.record({
    kind: of("safety-check"),
    entry: fc.record({ day: someDay, yes: fc.subarray([...SAFETY_QUESTIONS]) }),
  }),
  fc.record({ kind: of("day-mark"), entry: fc.record({ day: someDay, state: fc.constant("rest" as const) }) }),
  fc.record({ kind: of("day-mark-removed"), day: someDay }),
  fc.record({ kind: of("history-claim"), entry: fc.record({ from: someDay, to: orNull(someDay) }) }),
  fc.record({ kind: of("history-claim-revoked") }),
  fc.record({ kind: of("red-flag-seen"), rule: fc.constantFrom("RF_BSI" as const, "RF_NEURO" as const), day: someDay }),
  fc.record({
    kind: of("setting"),
    name: fc.constantFrom("hrMaxBpm" as const, "homeZone" as const),
    from: someDay,
    value: orNull(fc.oneof(nrs, fc.constant("Europe/Berlin"))),
  }),
  fc.record({ kind: of("assessment-issued"), issued }),
  fc.record({ kind: of("correction"), activityId: someId, correction }),
  fc.record({ kind: of("correction-removed"), activityId: someId, field: fc.constantFrom(...CORRECTION_FIELDS) }),
  fc.record({ kind: of("sources-split"), first: someId, second: someId }),
  fc.record({ kind: of("sources-split-removed"), first: someId, second: someId }),
);

/** Every kind of fact. */
export const anyFact: fc.Arbitrary<JournalFact> = fc.oneof(
  { weight: 5, arbitrary: saidFact },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom("import-undone" as const, "import-redone" as const),
      batchId: fc.constantFrom("b1", "b2") as fc.Arbitrary<BatchId>,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: of("import"),
      batchId: fc.constantFrom("b1", "b2") as fc.Arbitrary<BatchId>,
      file: fc.record({ name: fc.string(), sha256: orNull(sha256), sizeB: fc.nat() }),
      refusal: orNull(
        fc.record({
          outcome: fc.constantFrom("skipped" as const, "rejected" as const),
          problem: fc.record({ reason: fc.constant("EMPTY" as const), detail: fc.string() }),
        }),
      ),
      homeZone: fc.constant("Europe/Berlin"),
    }),
  },
);
