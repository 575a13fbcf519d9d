import { type TSchema, Type } from "typebox";
import { LOAD_METHODS } from "../../../domain/load.ts";
import { REGIONS, SIDES } from "../../../domain/pain.ts";
import { DayText, orNull, shape } from "../../api/api-schema.ts";
import { Finding } from "../../api/report-schema.ts";

// The reports in answers. Days are dates, SI units, null where nothing is known.

const Quantity = orNull(Type.Number());
const Day = DayText;
export const Site = Type.Object(
  { region: Type.Enum([...REGIONS]), side: orNull(Type.Enum([...SIDES])) },
  { title: "Site" },
);
const Range = Type.Object({ from: Day, to: Day }, { title: "DayRange" });
const Open = Type.Record(Type.String(), Type.Unknown());

/** A report of one athlete on one day. */
const report = (title: string, fields: Record<string, TSchema>) =>
  shape(Type.Object({ asOf: Day, athlete: Type.String(), ...fields }, { title }));

const PlannedRun = Type.Object(
  {
    day: Day,
    slot: Type.Integer({ minimum: 1 }),
    distanceM: Type.Number(),
    durationS: Quantity,
    kind: Type.String(),
    title: orNull(Type.String()),
  },
  { title: "PlannedRun" },
);
const Limit = orNull(
  Type.Object(
    { limitM: Type.Number(), prior: Type.Object({ day: Day, distanceM: Type.Number() }) },
    { title: "RunLimit" },
  ),
);
const PlannedDay = Type.Object(
  {
    day: Day,
    runs: Type.Array(PlannedRun),
    longestNoSpike: Limit,
    restsOnPlan: Type.Boolean(),
    longestNoSpikeFromDone: Limit,
    spike: Type.Object({ value: Quantity, provisional: Type.Boolean(), longestPrior30dM: Quantity }),
    weekChangePct: Quantity,
    findings: Type.Array(Finding),
    notes: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() })),
  },
  { title: "PlannedDay" },
);
export const Plan = report("Plan", {
  today: Open,
  days: Type.Array(PlannedDay),
  taper: orNull(Type.Object({ raceDay: Day })),
  returning: orNull(Type.Object({ from: Day, isReady: Type.Boolean(), isClosed: Type.Boolean() })),
  planned: Type.Array(PlannedRun),
});

const Episode = Type.Object(
  {
    site: Site,
    code: Type.String(),
    firstDay: Day,
    lastSoreDay: Day,
    state: Type.Enum(["open", "closed", "silent"]),
    endedOn: orNull(Day),
    worstNrs: Type.Number(),
    daysSore: Type.Integer(),
  },
  { title: "PainEpisode" },
);
const Session = Type.Object(
  {
    day: Day,
    kind: Type.String(),
    regions: Type.Array(Type.String()),
    nrsBefore: Quantity,
    nrsAfter: Quantity,
    nrs24h: Quantity,
    nrs48h: Quantity,
    therapist: orNull(Type.String()),
    note: orNull(Type.String()),
  },
  { title: "TherapySession" },
);
const Exercise = Type.Object(
  {
    plan: Type.Object({ key: Type.String(), kind: Type.String(), title: Type.String(), from: Day, until: orNull(Day) }),
    weeks: Type.Array(Type.Object({ weekStart: Day, times: Quantity })),
    lastDone: orNull(Day),
  },
  { title: "ExerciseKept" },
);
export const Therapist = Type.Object(
  { name: orNull(Type.String()), email: orNull(Type.String()), bookingUrl: orNull(Type.String()) },
  { title: "Therapist" },
);
const Routine = Type.Object({
  window: Range,
  coverage: Type.Number(),
  runs: Type.Integer(),
  weeklyDistanceM: Quantity,
});
const SorePlaces = Type.Array(Type.Object({ site: Site, episode: Episode, earlier: Type.Array(Episode) }));
const RedFlagChecks = Type.Array(
  Type.Object({ day: Day, asked: Type.Array(Type.String()), yes: Type.Array(Type.String()) }),
);
const careFields = {
  sessions: Type.Array(Session),
  beforeAfter: Type.Array(Open),
  daysSince: Type.Array(Type.Object({ kind: Type.String(), lastDay: Day, daysSince: Type.Integer() })),
  exercises: Type.Array(Exercise),
  safetyQuestions: orNull(Type.Object({ day: Day, yes: Type.Array(Type.String()), daysAgo: Type.Integer() })),
};
export const Therapy = report("Therapy", {
  massage: orNull(Open),
  rhythm: Type.Object({
    daysSinceLast: Quantity,
    rhythmDays: Quantity,
    isStated: Type.Boolean(),
    isDue: Type.Boolean(),
  }),
  effects: Type.Array(Open),
  doneToday: Type.Array(Type.String()),
  redFlags: Type.Array(Finding),
  places: SorePlaces,
  routine: Routine,
  ...careFields,
  redFlagChecks: RedFlagChecks,
});
/** What is of pain or of runs is null for whoever does not reach that. */
export const Brief = report("Brief", {
  therapist: orNull(Therapist),
  redFlags: orNull(Type.Array(Finding)),
  places: orNull(SorePlaces),
  redFlagChecks: orNull(RedFlagChecks),
  routine: orNull(Routine),
  ...careFields,
});

const Place = Type.Object(
  {
    region: Type.Enum([...REGIONS]),
    side: orNull(Type.Enum([...SIDES])),
    days: Type.Array(Type.Object({ day: Day, worstNrs: Type.Number() })),
    episodes: Type.Array(Episode),
    limit: orNull(
      Type.Object({
        kind: Type.String(),
        duringNrs: Quantity,
        afterNrs: Quantity,
        isTested: Type.Boolean(),
        text: Type.String(),
      }),
    ),
    lastSoreDay: orNull(Day),
    lately: orNull(Type.Object({ day: Day, nrs: Type.Number() })),
  },
  { title: "BodyPlace" },
);
export const Body = report("Body", {
  places: Type.Array(Place),
  weeklyAnswers: Type.Array(Type.Object({ day: Day, site: orNull(Site), severity: Quantity })),
});

export const Explanation = shape(
  Type.Object(
    {
      asOf: Day,
      rule: Type.Optional(Type.String()),
      ratio: Type.Optional(Type.String()),
      method: Type.Optional(Type.Enum([...LOAD_METHODS])),
      formula: Type.String(),
      methods: Type.String(),
      window: Range,
      rows: Type.Array(Type.Object({ day: Day })),
    },
    { title: "Explanation" },
  ),
);
export const Backtest = report("Backtest", {
  ruleSet: Type.String(),
  horizonDays: Type.Integer(),
  from: orNull(Day),
  to: orNull(Day),
  calendarDays: Type.Integer(),
  answeredDays: Type.Integer(),
  followedDays: Type.Integer(),
  sentence: Type.String(),
  views: Type.Array(
    Type.Object({ kind: Type.String(), days: Type.Integer(), events: Type.Array(Day), flags: Type.Array(Open) }),
  ),
});
export const Link = report("Link", {
  sentence: Type.String(),
  link: Type.Object({ kind: Type.String() }),
  checks: Type.Array(Type.Object({ choice: Type.String(), text: Type.String(), link: Open })),
  denominator: orNull(Open),
  massage: Type.Array(Open),
});

export const Settings = shape(
  Type.Object(
    {
      asOf: Day,
      inForce: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
      machineZone: Type.String(),
      estimates: Type.Array(
        Type.Object({ name: Type.String(), value: Type.Number(), run: Type.Object({ id: Type.String(), day: Day }) }),
      ),
    },
    { title: "Settings" },
  ),
);
