import { expect, it } from "vitest";
import { session, steady, watchBytes } from "../ingest/fit/watch-file.ts";
import { ME } from "../real-app.ts";
import { openServer } from "./open-server.ts";

it("a run's page says for how long its heart rate dropped out, as the file was read", async () => {
  const { server, real } = await openServer();
  const records = steady(1200).map(({ at, ...one }) => {
    const heartRate = at >= 100 && at < 300 ? 0 : 150 + Math.round(4 * Math.sin(at / 20));
    return { ...one, at, heartRate };
  });
  await real.give([{ path: "run.fit", make: () => watchBytes({ records, sessions: [session(1200, 1200, 3600)] }) }]);
  const [row] = await real.app.runs(ME, { limit: 5 });
  expect(row?.flags).toContain("HEART_RATE_DROPOUT");
  const detail = "Heart rate dropped out for 3 min 20 s; these seconds are not in your loads.";
  const run = row === undefined ? null : await real.app.run(ME, row.id);
  expect(run?.flagDetails).toEqual({ HEART_RATE_DROPOUT: detail });
  expect((await server.inject(`/runs/${row?.id}`)).body).toContain(detail);
});
