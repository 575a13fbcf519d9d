import { expect, test } from "vitest";
import { REGION_CODES, REGIONS } from "../../src/domain/pain.ts";

/** Everyday places under their OSIICS / SMDCS code: IOC consensus statement 2020, Table 4. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  "L/LS": ["lower-back", "glute"],
  "G/HI": ["hip", "groin"],
  "T/TH": ["thigh-front", "hamstring", "thigh"],
  "K/KN": ["knee-front", "knee-outer", "knee-inner", "knee-back", "knee"],
  "Q/LE": ["shin", "calf", "achilles"],
  "A/AN": ["ankle"],
  "F/FO": ["heel", "arch", "forefoot", "toes", "foot"],
  "D/TS": ["upper-back"],
  "N/NE": ["neck"],
  "S/SH": ["shoulder"],
  "O/AB": ["abdomen"],
  "Z/OO": ["other"],
};

test("every place has the code of its region in the IOC consensus of 2020: buttock with the back, calf and Achilles with the lower leg", () => {
  const expected = Object.entries(TABLE).flatMap(([code, regions]) => regions.map((region) => [region, code]));
  expect(REGION_CODES).toEqual(Object.fromEntries(expected));
  expect(new Set(Object.keys(REGION_CODES))).toEqual(new Set(REGIONS));
});
