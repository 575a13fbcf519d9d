import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Server {
  readonly child: ChildProcess;
  readonly address: string;
  stop(): Promise<number | null>;
}

/** Starts the real program and waits until it says where it is. */
export async function startServer(data: string): Promise<Server> {
  const args = ["--import", "tsx", "src/cli/main.ts", "serve", "--port", "0", "--data", data];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, NO_COLOR: "1" } });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const said = await new Promise<string>((resolve, reject) => {
    let text = "";
    const collect = (chunk: Buffer) => {
      text += chunk.toString();
      if (/http:\/\/127\.0\.0\.1:\d+\//.test(text)) resolve(text);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0] ?? "";
  const stop = async () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { child, address, stop };
}
