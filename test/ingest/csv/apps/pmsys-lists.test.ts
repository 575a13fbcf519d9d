import { describe, expect, it } from "vitest";
import { parseLocalDay } from "../../../../src/domain/local-day.ts";
import { decoded, problemOf, when } from "../decode-text.ts";

describe("the session ratings of PMSys", () => {
  const HEADER = "end_date_time,activity_names,perceived_exertion,duration_min";

  it("are sessions that began their duration before their end, with the rating", () => {
    const text = `${HEADER}\n2024-11-05T22:51:54.710Z,"['individual', 'running']",7,30\n2024-11-06T17:00:00Z,"['team', 'soccer']",5,90`;
    const { activities } = decoded(text, "Europe/Oslo");
    expect(activities.map(when)).toEqual(["2024-11-05 2024-11-05T22:21:54.710Z", "2024-11-06 2024-11-06T15:30:00Z"]);
    expect(activities).toMatchObject([
      { sport: "run", sportLabel: "individual/running", rpe0To10: 7, durationS: 1800, distanceM: null },
      { sport: "other", sportLabel: "team/soccer", rpe0To10: 5, durationS: 5400 },
    ]);
  });

  it("count a session once that was handed in twice", () => {
    const row = "2024-11-05T22:51:54Z,\"['running']\",7,30";
    expect(decoded(`${HEADER}\n${row}\n${row}`).activities).toHaveLength(1);
  });

  it("are left out with the reason when the rating, the time or the duration cannot be", () => {
    const { detail } = problemOf(
      `${HEADER}\n2024-11-05T22:51:54Z,"['running']",70,30\nyesterday,"['running']",7,30\n2024-11-05T22:51:54Z,"['running']",7,`,
    );
    expect(detail).toMatch(/perceived_exertion 70.*"yesterday".*no duration/);
  });
});

describe("the morning answers of PMSys", () => {
  it("give the hours slept, and nothing that is on a scale the file does not explain", () => {
    const text =
      "effective_time_frame,fatigue,mood,readiness,sleep_duration_h,sleep_quality,soreness,soreness_area,stress\n2024-11-20T08:00:00.000Z,2,3,5,7,3,2,[1],3";
    expect(decoded(text).entries.wellness).toEqual([
      {
        day: parseLocalDay("2024-11-20"),
        source: "pmsys",
        sleepS: 25_200,
        restingHeartRateBpm: null,
        hrvRmssdS: null,
        hrvSdnnS: null,
        steps: null,
        soreness0To10: null,
      },
    ]);
  });
});

describe("the injury list of PMSys", () => {
  it("is refused, since it has no score, with the way to log pain", () => {
    const { reason, detail } = problemOf("effective_time_frame,injuries\n2024-11-05T22:51:54Z,{}");
    expect(reason).toBe("UNSUPPORTED_FORMAT");
    expect(detail).toContain("day,region,side,nrs");
  });
});
