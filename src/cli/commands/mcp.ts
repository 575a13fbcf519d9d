import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { serveAssistant } from "../../mcp/serve-assistant.ts";
import type { AssistantAnswer, AssistantCall } from "../../usecases/assistant/assistant-call.ts";
import { athleteOption, type CommonOptions } from "../common-options.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";

interface McpOptions extends CommonOptions {
  readonly allowLog?: boolean;
}

const METHODS = new URL("../../../docs/METHODS.md", import.meta.url);

/**
 * `niggle mcp`: speaks the Model Context Protocol until the assistant hangs up. Each call runs in the server that is there,
 * else it opens the folder for as long as it takes and lets go of it, so that a server can start in between.
 */
export async function mcpCommand(surroundings: Surroundings, options: McpOptions): Promise<ExitCode> {
  const { terminal, env, version } = surroundings;
  const { input, output } = surroundings.pipes();
  const localAthlete = athleteOption(options);
  const secret = env["NIGGLE_TOKEN"]?.trim() ?? "";
  const token = secret === "" ? null : secret;
  // Nothing but the protocol may stand on standard output, and bars would spoil the log.
  const quiet: Surroundings = {
    ...surroundings,
    terminal: { ...terminal, out: terminal.err, redraw: () => undefined },
  };
  const inTurn = oneAtATime((call) => withCommands(quiet, options, (commands) => commands.assistant(call)));
  const transport = new StdioServerTransport(input, output);
  const stop = surroundings.stopSignal();
  const ended = new Promise<void>((resolve) => {
    for (const event of ["end", "close", "error"]) input.once(event, () => resolve());
    stop.addEventListener("abort", () => resolve(), { once: true });
  });
  const server = await serveAssistant(
    {
      version,
      mayLog: options.allowLog === true,
      methods: readFileSync(METHODS, "utf8"),
      ask: (tool, args) => inTurn.ask({ tool, args, token, localAthlete }),
      log: (line) => terminal.err(`niggle mcp: ${line}`),
    },
    transport,
  );
  await ended;
  // What was asked last is on its way to us, and then its answer on its way out.
  await setImmediate();
  await inTurn.idle();
  await setImmediate();
  await server.close();
  return EXIT.done;
}

/** The folder has one owner at a time: a call waits for the one before it. */
function oneAtATime(ask: (call: AssistantCall) => Promise<AssistantAnswer>) {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ask(call: AssistantCall): Promise<AssistantAnswer> {
      const asked = last.then(() => ask(call));
      last = asked.catch(() => undefined);
      return asked;
    },
    idle: () => last,
  };
}
