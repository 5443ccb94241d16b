// The real server, in a folder of its own, and the network between it and a world: cookies kept, faults put in by tests.
// Before: exchange tests. After: server/cli.py in a process, ended with the tests.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { World } from "./world.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const OWN = join(ROOT, ".venv/bin/python");
const PYTHON = existsSync(OWN) ? OWN : "python3";
const CODE = /#([0-9A-Z-]{10,})/;

export class Server {
  readonly folder = mkdtempSync(join(tmpdir(), "jalon-test-"));
  address = "";
  /** Alice's way in: she coordinates. */
  readonly code: string;
  #process: ChildProcess | undefined;

  constructor() {
    this.code = codeIn(this.command("init", "Le Lierre", "Alice"));
  }

  command(...words: string[]): string {
    return execFileSync(PYTHON, ["-m", "server.cli", ...words], {
      cwd: ROOT,
      env: this.#env(),
      encoding: "utf8",
    });
  }

  async start(): Promise<void> {
    const child = spawn(PYTHON, ["-m", "server.cli", "serve"], {
      cwd: ROOT,
      env: this.#env(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#process = child;
    this.address = await new Promise<string>((go, fail) => {
      child.once("exit", () => fail(new Error("the server did not start")));
      child.stdout?.on("data", (said: Buffer) => {
        const found = /http:\/\/\S+/.exec(said.toString());
        if (found) go(found[0]);
      });
    });
  }

  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((go) => child.once("exit", go));
    child.kill();
    await ended;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true });
  }

  #env(): NodeJS.ProcessEnv {
    return { ...process.env, JALON_FOLDER: this.folder, JALON_PORT: "0", JALON_PACE: "100000" };
  }
}

function codeIn(said: string): string {
  const found = CODE.exec(said)?.[1];
  if (!found) throw new Error("no code was printed");
  return found;
}

/** The line between one world's browser and the server. Tests cut it, or bend what comes back. */
export class Line {
  readonly #server: Server;
  readonly #cookies = new Map<string, string>();
  up = true;
  /** What is said, as it leaves: address and body. */
  readonly said: { address: string; body: unknown }[] = [];
  /** Bends the answers; the request has reached the server by then. */
  bend: (answer: Response, address: string) => Response | Promise<Response> = (answer) => answer;

  constructor(world: World, server: Server) {
    this.#server = server;
    world.fetch = (address, init) => this.#fetch(address, init);
  }

  forgetCookies(): void {
    this.#cookies.clear();
  }

  async #fetch(address: string, init: RequestInit): Promise<Response> {
    if (!this.up) throw new TypeError("no network");
    const headers = new Headers(init.headers);
    headers.set("Cookie", [...this.#cookies].map((pair) => pair.join("=")).join("; "));
    this.said.push({ address, body: await unpacked(init.body, headers) });
    const answer = await fetch(this.#server.address + address, { ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
      this.#cookies.set(name, value);
    }
    return this.bend(answer, address);
  }
}

async function unpacked(body: RequestInit["body"], headers: Headers): Promise<unknown> {
  if (typeof body === "string") return JSON.parse(body);
  if (!(body instanceof ArrayBuffer) || headers.get("Content-Encoding") !== "gzip") return body;
  return new Response(
    new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip")),
  ).json();
}
