import { copyDatabase } from "./copy-database.ts";
import type { OpenDatabase } from "./open-database.ts";
import { lookNow, type Snapshot, withSession } from "./snapshot.ts";
import type { WriteQueue } from "./write-queue.ts";

/**
 * Takes a snapshot between two writes, and works on it while others go on writing. It counts as a read from its turn on, so
 * that no change of the file comes between.
 */
export async function takeSnapshot<M, T>(
  database: OpenDatabase,
  queue: WriteQueue,
  mark: () => Promise<M>,
  work: (snapshot: Snapshot, marked: M) => Promise<T>,
): Promise<T> {
  const [begun, over] = [signal(), signal()];
  const { working } = await queue.add(async () => {
    const working = database.reading(({ instance }) =>
      withSession(instance, async (session) => {
        await lookNow(session);
        const marked = await mark();
        begun.give();
        await over.given; // the work may write, and must not wait for its own turn
        return work({ look: session, copyTo: (file) => copyDatabase(session, file) }, marked);
      }),
    );
    await Promise.race([begun.given, working]);
    return { working }; // in an object: the queue would wait for the work itself
  });
  over.give();
  return working;
}

function signal(): { readonly given: Promise<void>; give(): void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}
