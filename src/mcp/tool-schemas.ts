import { type TSchema, Type } from "typebox";
import { SPORTS } from "../domain/activity.ts";
import { BACKTEST_HORIZONS_DAYS } from "../domain/backtest.ts";
import { MOMENTS, QUALITIES, REGIONS, SIDES } from "../domain/pain.ts";

// What tools take and give. Days are text, values are SI.

const strict = { additionalProperties: false };
const Nrs = Type.Integer({ minimum: 0, maximum: 10 });

const Day = (description: string) =>
  Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: `${description} As YYYY-MM-DD.` });
const optional = <T extends Readonly<Record<string, TSchema>>>(fields: T) => Type.Object({ ...fields }, strict);

const Athlete = Type.Optional(
  Type.String({ maxLength: 40, description: "Whose data. Leave it out for one's own; others only where they share." }),
);
const AsOf = Type.Optional(Day("The day to look at; today without it."));
const Cursor = Type.Optional(
  Type.String({ maxLength: 200, description: "What next of the answer before was, to go on with a list." }),
);
const About = { athlete: Athlete, asOf: AsOf };

export const WeekArgs = optional({ ...About, cursor: Cursor });
export const AboutArgs = optional(About);
export const ExplainArgs = optional({
  ...About,
  code: Type.String({
    minLength: 1,
    maxLength: 60,
    description: "A rule such as SPIKE_S or a ratio such as acwrUncoupled.",
  }),
  method: Type.Optional(Type.String({ maxLength: 40, description: "The load of a ratio; distance without it." })),
  cursor: Cursor,
});
export const RunsArgs = optional({
  athlete: Athlete,
  from: Type.Optional(Day("The first day.")),
  to: Type.Optional(Day("The last day.")),
  sport: Type.Optional(Type.Enum([...SPORTS])),
  text: Type.Optional(Type.String({ maxLength: 100, description: "Words of the title." })),
  flagged: Type.Optional(Type.Boolean({ description: "Only those with a doubt about their numbers." })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  cursor: Cursor,
});
export const RunArgs = optional({
  athlete: Athlete,
  run: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: "The id of a run; the last one without it." }),
  ),
});
export const PainLogArgs = optional({
  athlete: Athlete,
  from: Type.Optional(Day("The first day.")),
  to: Type.Optional(Day("The last day.")),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  cursor: Cursor,
});
export const BacktestArgs = optional({
  ...About,
  horizonDays: Type.Optional(
    Type.Union(
      BACKTEST_HORIZONS_DAYS.map((days) => Type.Literal(days)),
      { description: "How far ahead an alert may look: 3, 7 or 14 days." },
    ),
  ),
});
export const MethodsArgs = optional({
  section: Type.Optional(
    Type.String({
      maxLength: 100,
      description: "The anchor of a section, such as spike. Without it: the list of all.",
    }),
  ),
});

const Key = Type.String({
  pattern: "^[A-Za-z0-9_-]{8,64}$",
  description: "A new name for this entry. Send the same one again only to repeat the very same call.",
});
const Written = { athlete: Athlete, day: Type.Optional(Day("The day; today without it.")), key: Key };
export const LogDayArgs = optional(Written);
export const LogPainArgs = optional({
  ...Written,
  region: Type.Enum([...REGIONS]),
  side: Type.Optional(Type.Enum([...SIDES])),
  nrs: Nrs,
  moment: Type.Optional(Type.Enum([...MOMENTS])),
  quality: Type.Optional(Type.Enum([...QUALITIES])),
  alteredGait: Type.Optional(Type.Boolean({ description: "It changed how they run. Only as the runner said it." })),
  nightPain: Type.Optional(Type.Boolean({ description: "It hurt at night. Only as the runner said it." })),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
});
export const LogRpeArgs = optional({
  ...Written,
  rpe0To10: Nrs,
  run: Type.Optional(Type.String({ maxLength: 200, description: "The id of the run, where the day had several." })),
});

const Cuts = Type.Array(Type.Object({ list: Type.String(), shown: Type.Integer(), of: Type.Integer() }), {
  description: "How much of a long list is here.",
});

/** What every answer has, with the keys that its data have at least. */
export function answerSchema(...keys: readonly string[]): TSchema {
  return Type.Object(
    {
      notice: Type.String(),
      athlete: Type.Union([Type.String(), Type.Null()]),
      asOf: Type.Union([Type.String(), Type.Null()]),
      text: Type.String({ description: "Sentences to pass on as they stand." }),
      unknown: Type.Array(Type.String(), { description: "What is not known." }),
      data: Type.Object(
        { ...Object.fromEntries(keys.map((key) => [key, Type.Unknown()])), cut: Type.Optional(Cuts) },
        { additionalProperties: true },
      ),
      next: Type.Union([Type.String(), Type.Null()], {
        description: "The cursor that goes on; null when it is whole.",
      }),
    },
    strict,
  );
}
