import { COLOURS } from "../charts/theme.ts";
import type { LevelColours } from "../notify/message-html.ts";

/** The theme's colours behind a level's word in a message: each carries white letters at 4.5:1 and more. */
export const MAIL_COLOURS: LevelColours = {
  clinician: COLOURS.red.light,
  red: COLOURS.red.light,
  amber: COLOURS["amber-text"].light,
  green: COLOURS.accent.light,
  grey: COLOURS.quiet.light,
};
