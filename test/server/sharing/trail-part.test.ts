import { expect, test } from "vitest";
import { isLook, trailPart } from "../../../src/server/sharing/sharing-view.ts";

test.each([
  ["mcp:week_report", "overview", true],
  ["mcp:runs", "runs", true],
  ["mcp:pain_log", "pain", true],
  ["mcp:therapy", "therapy", true],
  ["mcp:log_pain", "pain", false],
  ["mcp:gone", "other", false],
  ["GET /athletes/:athlete/runs", "runs", true],
  ["POST /api/v1/athletes/:athlete/pain", "pain", false],
])("%s is told as a part of the data, and as a look or a write", (action, part, looked) => {
  expect([trailPart(action), isLook(action)]).toEqual([part, looked]);
});
