import { ENGLISH, type Words, wordsFor } from "../../messages/words.ts";
import { type Form, textOf } from "../form-body.ts";

/** The field that says in which units the numbers of a form are written: it may be sent long after it was shown. */
export const WRITTEN_IN = "written-in";

/** The measures that the numbers of a form are written in: kilometres unless it says miles. */
export const measuresOfForm = (form: Form): Words =>
  textOf(form, WRITTEN_IN) === "imperial" ? wordsFor("en", "imperial") : ENGLISH;
