import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type Tool as ToolShown,
} from "@modelcontextprotocol/sdk/types.js";
import { Compile } from "typebox/compile";
import type { AssistantAnswer, AssistantArgs, AssistantTool } from "../usecases/assistant/assistant-call.ts";
import { refusal, resultOf, toolResult } from "./answer.ts";
import { type Section, sectionsOf } from "./methods-sections.ts";
import { LOG_TOOLS, READ_TOOLS, type Tool } from "./tools.ts";
import { INSTRUCTIONS } from "./wording.ts";

/** What an assistant talks to, and what that rests on. */
export interface AssistantServer {
  readonly version: string;
  /** Writing is offered too. */
  readonly mayLog: boolean;
  /** docs/METHODS.md. */
  readonly methods: string;
  /** Asks the process that owns the database. */
  readonly ask: (tool: AssistantTool, args: AssistantArgs) => Promise<AssistantAnswer>;
  /** A line for the person who runs this. Nothing of anybody's data may be in it. */
  readonly log: (line: string) => void;
}

const WEEK = "niggle://week";
const METHODS = "niggle://methods";
const MARKDOWN = "text/markdown";

/** Speaks the protocol over a transport. Resolves when the connection stands. */
export async function serveAssistant(options: AssistantServer, transport: Transport): Promise<Server> {
  const server = new Server(
    { name: "niggle", version: options.version },
    { capabilities: { tools: {}, resources: {} }, instructions: INSTRUCTIONS },
  );
  const tools = options.mayLog ? [...READ_TOOLS, ...LOG_TOOLS] : READ_TOOLS;
  const sections = sectionsOf(options.methods);
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: tools.map(shown) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = toolNamed(tools, params.name);
    const args = checked(tool, params.arguments ?? {});
    return tool.name === "methods" ? methodsResult(sections, args) : asked(options, tool.name, args);
  });
  addResources(server, options, sections);
  await server.connect(transport);
  return server;
}

function shown({ name, title, description, takes, gives, writes }: Tool): ToolShown {
  return {
    name,
    title,
    description,
    inputSchema: takes as unknown as ToolShown["inputSchema"],
    outputSchema: gives as unknown as NonNullable<ToolShown["outputSchema"]>,
    annotations: { readOnlyHint: !writes, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  };
}

function toolNamed(tools: readonly Tool[], name: string): Tool {
  const found = tools.find((tool) => tool.name === name);
  if (found !== undefined) return found;
  const isOff = LOG_TOOLS.some((tool) => tool.name === name);
  const way = isOff
    ? "writing is off: start niggle mcp with --allow-log"
    : `want ${tools.map((tool) => tool.name).join(", ")}`;
  throw new McpError(ErrorCode.InvalidParams, `there is no tool ${name} (${way})`);
}

/** What a schema says of an argument that it does not know. */
const TOLD: Readonly<Record<string, string>> = { "schema is false": "is no argument of it" };

/** @throws McpError that names the argument and what is wanted */
function checked(tool: Tool, args: unknown): AssistantArgs & { readonly section?: string } {
  const schema = Compile(tool.takes);
  if (schema.Check(args)) return args as AssistantArgs & { readonly section?: string };
  const told = schema
    .Errors(args)
    .filter(({ message }) => message !== "must not have additional properties")
    .map(({ instancePath, message }) => `${instancePath.slice(1) || "arguments"} ${TOLD[message] ?? message}`);
  const known = Object.keys((tool.takes as { readonly properties?: object }).properties ?? {}).join(", ");
  throw new McpError(
    ErrorCode.InvalidParams,
    `${tool.name}: ${[...new Set(told)].slice(0, 3).join("; ")} (it takes ${known})`,
  );
}

async function asked({ ask, log }: AssistantServer, tool: AssistantTool, args: AssistantArgs): Promise<CallToolResult> {
  try {
    return resultOf(await ask(tool, args));
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error("no error said why");
    log(`${tool} failed: ${name}`);
    return refusal(message);
  }
}

function methodsResult(sections: readonly Section[], { section }: { readonly section?: string }): CallToolResult {
  const about = { athlete: null, asOf: null, unknown: [], next: null };
  if (section === undefined) {
    const list = sections.map(({ anchor, title }) => ({ anchor, title }));
    const text = `${list.length} sections of the methods: ask for one by its anchor.`;
    return toolResult({ ...about, text, data: { sections: list } });
  }
  const found = sections.find(({ anchor }) => anchor === section.replace(/^.*#/, ""));
  if (found === undefined) return refusal(`there is no section ${section}: call methods without section for the list`);
  const { anchor, title, text } = found;
  return toolResult({ ...about, text, data: { anchor, title } });
}

function addResources(server: Server, options: AssistantServer, sections: readonly Section[]): void {
  server.setRequestHandler(ListResourcesRequestSchema, async () => ({
    resources: [
      { uri: WEEK, name: "week", title: "The week as text", mimeType: "text/plain" },
      { uri: METHODS, name: "methods", title: "How every number is made", mimeType: MARKDOWN },
      ...sections.map(({ anchor, title }) => ({
        ...{ uri: `${METHODS}#${anchor}`, name: `methods-${anchor}`, title, mimeType: MARKDOWN },
      })),
    ],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    if (uri === WEEK) return { contents: [{ uri, mimeType: "text/plain", text: await weekText(options) }] };
    if (uri === METHODS) return { contents: [{ uri, mimeType: MARKDOWN, text: options.methods }] };
    const found = sections.find(({ anchor }) => uri === `${METHODS}#${anchor}`);
    if (found === undefined)
      throw new McpError(ErrorCode.InvalidParams, `there is no resource ${uri} (want ${WEEK} or ${METHODS})`);
    return { contents: [{ uri, mimeType: MARKDOWN, text: found.text }] };
  });
}

async function weekText(options: AssistantServer): Promise<string> {
  const { content, isError } = await asked(options, "week_report", {});
  const [first] = content;
  const text = first?.type === "text" ? first.text : "";
  if (isError === true) throw new McpError(ErrorCode.InvalidRequest, text);
  return text;
}
