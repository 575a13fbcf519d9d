import { resolve } from "node:path";
import envPaths from "env-paths";
import type { CommonOptions } from "./common-options.ts";
import type { Surroundings } from "./surroundings.ts";

/** The one folder that holds everything: --data, else NIGGLE_DATA, else the platform's data folder. */
export function dataFolder(
  { env, cwd }: Pick<Surroundings, "env" | "cwd">,
  options: Pick<CommonOptions, "data">,
): string {
  const stated = options.data ?? env["NIGGLE_DATA"];
  if (stated !== undefined && stated !== "") return resolve(cwd, stated);
  return envPaths("niggle", { suffix: "" }).data;
}
