import type { ExercisePlan } from "../../domain/exercise.ts";
import type { AthleteId } from "../../domain/ids.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { ProposalId } from "../../domain/people.ts";
import type { People } from "../../usecases/people.ts";
import { careFacts } from "../entries/care-forms.ts";
import { type Form, textOf } from "../form-body.ts";

/** An exercise that waits for the runner's answer, and who proposed it. */
export interface OpenProposal {
  readonly id: ProposalId;
  readonly exercise: ExercisePlan;
  /** The name of an account, or what the runner called a link; null where nobody said. */
  readonly by: string | null;
}

/** What was proposed to an athlete and is not answered, newest first. */
export async function openProposals(
  people: Pick<People, "proposals" | "accounts" | "links">,
  athlete: AthleteId,
): Promise<readonly OpenProposal[]> {
  const open = (await people.proposals(athlete)).filter(({ isAccepted }) => isAccepted === null);
  if (open.length === 0) return [];
  const [accounts, links] = await Promise.all([people.accounts(), people.links(athlete)]);
  return open.map(({ id, exercise, from }) => {
    const by =
      from.kind === "account"
        ? accounts.find((one) => one.id === from.account)?.displayName
        : links.find((one) => one.id === from.link)?.label;
    return { id, exercise, by: by ?? null };
  });
}

/** A new exercise from a form: its name with its dose is the title. @throws HttpProblem 422 with a sentence for each field */
export function proposedExercise(form: Form, today: LocalDay, proposer: string | null): ExercisePlan | null {
  const title = [textOf(form, "title"), textOf(form, "dose")].filter((part) => part !== undefined).join(", ");
  const fields = {
    title: [title],
    exerciseKind: [textOf(form, "exerciseKind") ?? "stretch"],
    timesPerWeek: [textOf(form, "timesPerWeek") ?? ""],
    by: [textOf(form, "by") ?? proposer ?? ""],
  };
  const facts = careFacts("exercise", new Map(Object.entries(fields)), today);
  return facts.flatMap((fact) => (fact.kind === "exercise-plan" ? [fact.entry] : []))[0] ?? null;
}
