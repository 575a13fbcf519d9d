import type { Command } from "commander";
import type { Bind } from "./bind.ts";

const ABOUT = `
The assistant starts this command and talks to it over standard input and output.
It reads with the same rules as the pages. Once there are accounts it needs a token
of yours, in the environment as NIGGLE_TOKEN. docs/MCP.md tells how to set it up.`;

/** `niggle mcp`: an assistant asks about the runner's own data. */
export function addAssistantCommands(program: Command, bind: Bind): void {
  program
    .command("mcp")
    .option("--allow-log", "the assistant may also write down pain, days without pain, ratings and rest days")
    .description("let an assistant read your data over the Model Context Protocol; it writes nothing unless you say so")
    .addHelpText("after", ABOUT)
    .action(bind(async () => (await import("./commands/mcp.ts")).mcpCommand));
}
