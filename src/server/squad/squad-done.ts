/** What a form of the squad came to, by the name that stands in the address it leads back to. */
const DONE = {
  note: { text: "squad.note.sent", isRefusal: false },
  "note-empty": { text: "squad.note.empty", isRefusal: true },
  group: { text: "squad.group.saved", isRefusal: false },
  "group-removed": { text: "squad.group.removed", isRefusal: false },
  "group-empty": { text: "squad.too-many", isRefusal: true },
  view: { text: "squad.view.saved", isRefusal: false },
  "view-removed": { text: "squad.view.removed", isRefusal: false },
  "view-empty": { text: "squad.view.empty", isRefusal: true },
} as const;

export type SquadDoneName = keyof typeof DONE;
export type SquadDone = (typeof DONE)[SquadDoneName];

/** What to say of it; null for a name that is none of ours. */
export function squadDone(name: string | null): SquadDone | null {
  return name !== null && Object.hasOwn(DONE, name) ? DONE[name as SquadDoneName] : null;
}
