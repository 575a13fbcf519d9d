import type { ExercisePlan } from "../../domain/exercise.ts";
import type { AthleteId } from "../../domain/ids.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Proposal, ProposalId } from "../../domain/people.ts";
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

type Names = Pick<People, "proposals" | "accounts" | "links">;

/** Any proposal, with who made it. */
export type NamedProposal = Proposal & Pick<OpenProposal, "by">;

/** What was proposed to an athlete, newest first, with who proposed each. */
export async function proposalsTo(people: Names, athlete: AthleteId): Promise<readonly NamedProposal[]> {
  const all = await people.proposals(athlete);
  if (all.length === 0) return [];
  const [accounts, links] = await Promise.all([people.accounts(), people.links(athlete)]);
  return all.map((proposal) => {
    const { from } = proposal;
    const by =
      from.kind === "account"
        ? accounts.find((one) => one.id === from.account)?.displayName
        : links.find((one) => one.id === from.link)?.label;
    return { ...proposal, by: by ?? null };
  });
}

/** What was proposed to an athlete and is not answered, newest first. */
export async function openProposals(people: Names, athlete: AthleteId): Promise<readonly OpenProposal[]> {
  const all = await proposalsTo(people, athlete);
  return all.filter(({ isAccepted }) => isAccepted === null).map(({ id, exercise, by }) => ({ id, exercise, by }));
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
