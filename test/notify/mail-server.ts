import { createServer, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import { onTestFinished } from "vitest";
import { selfSigned } from "./self-signed.ts";

export interface MailServerOptions {
  /** Offers STARTTLS with a certificate that nobody vouches for. */
  readonly hasTls?: boolean;
  /** Answers to commands, by their first word, instead of the usual ones. */
  readonly answers?: Readonly<Record<string, string>>;
}

export interface MailServer {
  readonly port: number;
  /** Every line a client said, the message and its end included. */
  readonly lines: string[];
  /** The messages that were taken, as they came. */
  readonly mails: string[];
}

const USUAL: Readonly<Record<string, string>> = {
  HELO: "250 test",
  MAIL: "250 ok",
  RCPT: "250 ok",
  AUTH: "235 welcome",
  RSET: "250 ok",
  QUIT: "221 bye",
};

/** A small mail server on this machine: real sockets, the commands of RFC 5321 that a client needs, STARTTLS if wanted. */
export async function startMailServer({ hasTls = false, answers = {} }: MailServerOptions = {}): Promise<MailServer> {
  const lines: string[] = [];
  const mails: string[] = [];
  const certificate = hasTls ? createSecureContext(selfSigned()) : null;
  const sockets = new Set<Socket>();

  function talk(socket: Socket, isSecure: boolean): void {
    let rest = "";
    let mail: string[] | null = null;
    const say = (answer: string) => socket.write(`${answer}\r\n`);
    const hear = (line: string): void => {
      lines.push(line);
      if (mail !== null) {
        if (line !== ".") mail.push(line);
        else {
          const refusal = answers["."];
          if (refusal === undefined) mails.push(mail.join("\n"));
          mail = null;
          say(refusal ?? "250 taken");
        }
        return;
      }
      const word = line.split(" ")[0]?.toUpperCase() ?? "";
      const answer = answers[word];
      if (answer !== undefined) say(answer);
      else if (word === "EHLO")
        say(`250-test${certificate !== null && !isSecure ? "\r\n250-STARTTLS" : ""}\r\n250 AUTH PLAIN`);
      else if (word === "STARTTLS" && certificate !== null) {
        say("220 go on");
        socket.removeAllListeners("data");
        const secure = new TLSSocket(socket, { isServer: true, secureContext: certificate });
        secure.on("error", () => undefined); // the client did not like the certificate
        talk(secure, true);
      } else if (word === "DATA") {
        mail = [];
        say("354 go on");
      } else say(USUAL[word] ?? "502 not here");
    };
    socket.on("data", (chunk: Buffer) => {
      const said = (rest + chunk.toString("utf8")).split("\r\n");
      rest = said.pop() ?? "";
      for (const line of said) hear(line);
    });
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined); // the client went away
    socket.write("220 test ESMTP\r\n");
    talk(socket, false);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, lines, mails };
}
