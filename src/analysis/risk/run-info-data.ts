import { info } from "./info-rule-data.ts";
import { SOURCES } from "./sources.ts";

const NO_MEANING = "It has no injury meaning.";

/** Numbers read off the runs themselves, shown without a colour. Most watches measure some of them and not others. */
export const RUN_INFO_RULES = {
  HARD_SHARE: info("HARD_SHARE", {
    unit: "%",
    meaning: "share of hard running, 7 days",
    evidence:
      "In a public sample of runners this was the one load feature above chance: AUC 0.62, where the load ratio had 0.51 and 0.5 is chance. How many alarms would be right is not known, and it has not been tested on new runners.",
    source: SOURCES.hardShare,
  }),
  DECOUPLING: info("DECOUPLING", {
    unit: "%",
    meaning: "speed lost per heart beat in a steady run",
    evidence: `That less than 5 % is good is a convention of practitioners, and heat or thirst move it too. ${NO_MEANING}`,
    source: SOURCES.decoupling,
  }),
  CADENCE: info("CADENCE", {
    unit: "spm",
    meaning: "cadence at matched speed",
    evidence:
      "In the laboratory 5 to 10 % more steps lower the load on the knee. An effect on injuries has not been shown, and no number is right for everyone.",
    source: SOURCES.cadence,
  }),
  ASYM: info("ASYM", {
    unit: "%",
    meaning: "share of ground contact on the left foot",
    evidence: "In 836 runners asymmetry was not linked to injury.",
    source: SOURCES.asymmetry,
  }),
} as const;
