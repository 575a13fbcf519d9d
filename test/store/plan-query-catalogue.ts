import type { Params } from "../../src/store/bind.ts";
import type { QueryPromise } from "./query-catalogue.ts";
import { day, ME } from "./sample.ts";

const athlete = ME;
const local_day = day("2025-11-22");
const writes = (params: Params): QueryPromise => ({ params, columns: null });

/** What the queries about plans, questions and exercises promise. */
export const PLAN_QUERIES: Readonly<Record<string, QueryPromise>> = {
  "exercise-done-put": writes({ athlete, local_day, plan_key: "calf-raises" }),
  "exercise-done-remove": writes({ athlete, local_day, plan_key: "calf-raises" }),
  "exercise-plan-put": writes({
    athlete,
    plan_key: "calf-raises",
    kind: "strength",
    title: "Calf raises",
    regions: [],
    times_per_week: null,
    from_day: local_day,
    until_day: null,
    given_by: null,
  }),
  "exercise-plan-remove": writes({ athlete, plan_key: "calf-raises" }),
  "exercise-plans": {
    params: { athlete },
    columns: {
      plan_key: "VARCHAR",
      kind: "VARCHAR",
      title: "VARCHAR",
      regions: "VARCHAR[]",
      times_per_week: "DOUBLE",
      from_day: "INTEGER",
      until_day: "INTEGER",
      given_by: "VARCHAR",
    },
    key: ["plan_key"],
  },
  "exercises-done": {
    params: { athlete },
    columns: { local_day: "INTEGER", plan_key: "VARCHAR" },
    key: ["local_day", "plan_key"],
  },
  "no-pain-day-remove": writes({ athlete, local_day }),
  "ostrc-week-put": writes({
    athlete,
    local_day,
    questionnaire: "O2",
    region: null,
    side: null,
    participation: 8,
    modification: null,
    performance: null,
    pain: null,
  }),
  "ostrc-weeks": {
    params: { athlete },
    columns: {
      local_day: "INTEGER",
      questionnaire: "VARCHAR",
      region: "VARCHAR",
      side: "VARCHAR",
      participation: "DOUBLE",
      modification: "DOUBLE",
      performance: "DOUBLE",
      pain: "DOUBLE",
    },
    key: ["local_day", "questionnaire", "region", "side"],
  },
  "pain-entry-remove": writes({ athlete, local_day, region: "hip", side: null, moment: "daily", activity_id: null }),
  "planned-run-put": writes({
    athlete,
    local_day,
    slot: 1,
    distance_m: 8000,
    duration_s: null,
    kind: "easy",
    title: null,
  }),
  "planned-run-remove": writes({ athlete, local_day, slot: 1 }),
  "planned-runs": {
    params: { athlete },
    columns: {
      local_day: "INTEGER",
      slot: "INTEGER",
      distance_m: "DOUBLE",
      duration_s: "DOUBLE",
      kind: "VARCHAR",
      title: "VARCHAR",
    },
    key: ["local_day", "slot"],
  },
  "red-flag-answers-put": writes({
    athlete: [athlete, athlete],
    local_day: [local_day, local_day],
    region: [null, "shin"],
    side: [null, "left"],
    sign: ["fever", "hop-pain"],
    is_yes: [false, true],
  }),
  "red-flag-checks": {
    params: { athlete },
    columns: { local_day: "INTEGER", region: "VARCHAR", side: "VARCHAR", asked: "VARCHAR[]", yes: "VARCHAR[]" },
    key: ["local_day", "region", "side"],
  },
  "return-plan": { params: { athlete }, columns: { from_day: "INTEGER", is_ready: "BOOLEAN" } },
  "return-plan-put": writes({ athlete, from_day: local_day, is_ready: true }),
  "return-plan-remove": writes({ athlete }),
  therapist: { params: { athlete }, columns: { name: "VARCHAR", email: "VARCHAR", booking_url: "VARCHAR" } },
  "therapist-put": writes({ athlete, name: "Ana", email: null, booking_url: null }),
  "therapist-remove": writes({ athlete }),
  "therapy-session-remove": writes({ athlete, local_day, kind: "massage" }),
};
