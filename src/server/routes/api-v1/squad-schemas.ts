import { type Static, type TSchema, Type } from "typebox";
import { SCOPES } from "../../../domain/people.ts";
import { ATTENTION_GROUPS } from "../../../domain/squad.ts";
import { DayText, listOf, orNull, shape } from "../../api/api-schema.ts";
import { After, Limit, Next } from "../../api/next-of.ts";
import { HEADLINES, SQUAD_SORTS } from "../../squad/squad-choice.ts";

// A squad in answers, and what may be kept about it. Null is "not known" or "not shared"; `shared` tells the two apart.

const strict = { additionalProperties: false };
const Quantity = orNull(Type.Number());
const Whole = Type.Integer({ minimum: 0 });
const Text = Type.String();
const Yes = Type.Optional(Type.Enum(["yes"]));
const Choosing = Type.Optional(Type.String({ maxLength: 80 }));

export const SquadQuery = Type.Object(
  {
    q: Choosing,
    headline: Type.Optional(Type.Enum([...HEADLINES])),
    group: Choosing,
    changed: Yes,
    silent: Yes,
    sort: Type.Optional(Type.Enum([...SQUAD_SORTS])),
    limit: Limit,
    after: After,
  },
  strict,
);
export const ListQuery = Type.Object({ limit: Limit, after: After }, strict);
export const CompareQuery = Type.Object(
  {
    athlete: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20, description: "Two to four, each named once." }),
  },
  strict,
);

const Verdict = Type.Object(
  { level: Type.Enum(["clinician", "red", "amber", "green", "grey"]), headline: Type.Enum([...HEADLINES]) },
  { title: "StoodVerdict" },
);
const Flag = Type.Object(
  {
    rule: Text,
    about: orNull(Text),
    level: orNull(Text),
    value: Quantity,
    threshold: Quantity,
    unit: orNull(Text),
    title: Text,
    text: orNull(Text),
  },
  { title: "SquadFlag" },
);
const Pain = Type.Object(
  {
    from: DayText,
    worst7dNrs: Quantity,
    worst7dBeforeNrs: Quantity,
    days: Type.Array(Type.Object({ day: DayText, worstNrs: Type.Number() })),
  },
  { title: "SquadPain" },
);
const Distances = Type.Object(
  { distance7dM: Quantity, distance30dM: Quantity, longestRun30dM: Quantity },
  { title: "SquadDistances" },
);
const rowFields = {
  athlete: Text,
  name: Text,
  shared: Type.Array(Type.Enum([...SCOPES])),
  mayComment: Type.Boolean(),
  verdict: orNull(Verdict),
  verdictOf: orNull(DayText),
  isStale: Type.Boolean({ description: "The verdict is about an earlier day." }),
  weekAgo: orNull(Verdict),
  isChanged: Type.Boolean({ description: "Another verdict than a week ago." }),
  group: Type.Enum([...ATTENTION_GROUPS]),
  why: Text,
  findings: Type.Array(Flag),
  hidesFindings: Type.Boolean({ description: "Something flagged that is not shared." }),
  pain: orNull(Pain),
  knownDaysOf28: orNull(Whole),
  distances: orNull(Distances),
  lastHeard: orNull(DayText),
  silentDays: orNull(Type.Integer()),
  nextRace: orNull(Type.Object({ day: DayText, distanceM: Type.Number() })),
};
const Row = Type.Object(rowFields, { title: "SquadRow" });
export const Squad = shape(
  Type.Object(
    {
      asOf: DayText,
      athletes: Type.Integer({ minimum: 0, description: "How many share with you." }),
      fit: Type.Integer({ minimum: 0, description: "How many fit what was asked for." }),
      csv: Type.String({ description: "Where the same list is as a table." }),
      rows: Type.Array(Row),
      next: Next,
    },
    { title: "Squad" },
  ),
);

const Week = Type.Object(
  { weekStart: DayText, coverage: Type.Number({ minimum: 0, maximum: 1 }), runs: orNull(Whole), distanceM: Quantity },
  { title: "SharedWeek" },
);
/** One athlete as a row of a squad shows them, and the last weeks, newest first. */
export const Summary = shape(
  Type.Object({ asOf: DayText, ...rowFields, weeks: Type.Array(Week) }, { title: "Summary" }),
);

const ComparedWeek = Type.Object(
  { weekStart: DayText, distanceM: Quantity, longestRunM: Quantity, maxNrs: Quantity },
  { title: "ComparedWeek" },
);
export const Compared = shape(
  Type.Object(
    {
      asOf: DayText,
      athletes: Type.Array(
        Type.Object({ ...rowFields, weeks: Type.Array(ComparedWeek) }, { title: "ComparedAthlete" }),
      ),
    },
    { title: "Compared" },
  ),
);

/** `nobody` shares both runs and pain; `working` and `failed` have no report; a report that is not current is of older data. */
const worked = (fields: Readonly<Record<string, TSchema>>) =>
  Type.Object({
    state: Type.Enum(["nobody", "working", "failed", "ready"]),
    isCurrent: Type.Boolean(),
    report: orNull(Type.Object({ asOf: DayText, athletes: Whole, members: Whole, ...fields })),
  });
export const SquadLink = shape(
  Type.Object(
    {
      athletes: Whole,
      link: worked({ views: Type.Array(Type.Unknown()) }),
      backtest: worked({ sentence: Text, found: orNull(Type.Object({ days: Type.Number(), events: Whole })) }),
    },
    { title: "SquadLink" },
  ),
);

const Name = Type.String({ minLength: 1, maxLength: 60, pattern: "\\S" });
const AthleteName = Type.String({ minLength: 1, maxLength: 60 });
export const NameQuery = Type.Object({ name: Name }, strict);

export const GroupBody = Type.Object(
  { name: Name, athletes: Type.Array(AthleteName, { minItems: 1, maxItems: 1000 }) },
  strict,
);
export type GroupBody = Static<typeof GroupBody>;
export const Group = Type.Object({ name: Text, athletes: listOf(Text) }, { title: "SquadGroup" });
export const Groups = Type.Object({ groups: listOf(Group) }, { title: "SquadGroups" });

export const ViewBody = Type.Object(
  { name: Name, query: Type.String({ maxLength: 500, examples: ["headline=rest&sort=name"] }) },
  strict,
);
export type ViewBody = Static<typeof ViewBody>;
export const View = Type.Object({ name: Text, query: Text }, { title: "SquadView" });
export const Views = Type.Object({ views: listOf(View) }, { title: "SquadViews" });

export const NoteBody = Type.Object(
  {
    athlete: AthleteName,
    text: Type.String({ minLength: 1, maxLength: 2000, pattern: "\\S" }),
    about: Type.Optional(orNull(DayText)),
  },
  strict,
);
export type NoteBody = Static<typeof NoteBody>;
export const NoteQuery = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }, strict);
export const Note = Type.Object(
  { id: Text, athlete: Text, about: orNull(DayText), text: Text, writtenAt: Text },
  { title: "NoteToAthlete" },
);
export const Notes = Type.Object({ notes: listOf(Note), next: Next }, { title: "NotesToAthletes" });
