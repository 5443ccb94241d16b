// What happened to users of other tools, and must not happen here (docs/failures.md): the cases that a store and a real
// server show best.

import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { connect } from "../../pwa/src/exchange/index.ts";
import { Line, Server } from "./server.ts";
import { PIN, World } from "./world.ts";

const PROGRAMME = "lierre01";
const session = (n: number) => `${PROGRAMME}.cuisine1.2026-11-${String(n).padStart(2, "0")}.1`;

let server: Server;
let world: World;
let line: Line;
let store: ReturnType<World["tab"]>;
let when: ReturnType<typeof connect>;

beforeAll(async () => {
  server = new Server();
  await server.start();
  world = new World();
  world.now = Date.now();
  line = new Line(world, server);
  store = world.tab();
  when = connect(store);
  await store.start();
  expect(await store.enrol(server.code, "Téléphone", "Sophie", PIN)).toMatchObject({ ok: true });
  await store.write([{ type: "programme", id: PROGRAMME, set: { name: "Objectif" } }]);
  await when.run();
}, 60_000);

afterEach(() => vi.restoreAllMocks());

afterAll(async () => {
  world.end();
  await server.end();
});

test("L11 somebody who is edited before they were ever sent is one person", async () => {
  line.up = false;
  const id = store.id();
  await store.write([{ type: "person", id, set: { first_name: "Awa" }, in: PROGRAMME }]);
  await store.write([{ type: "person", id, set: { first_name: "Hawa" }, in: PROGRAMME }]);
  await when.run();
  await store.write([{ type: "person", id, set: { last_name: "Ba" }, in: PROGRAMME }]);
  line.up = true;
  await when.run();
  expect(store.records("person").map((one) => one.values)).toEqual([
    { first_name: "Hawa", last_name: "Ba" },
  ]);
  expect(store.sync.value).toMatchObject({ kind: "sent", failure: null });
});

test("L4 more waits than one request may carry: it goes in several, and nothing is too large", async () => {
  line.up = false;
  for (let n = 1; n <= 30; n++) {
    const words = Array.from({ length: 3_000 }, () => store.id(8)).join(" ");
    await store.write([{ type: "session", id: session(n), set: { minutes: words } }]);
  }
  line.up = true;
  line.said.length = 0;
  await when.run();
  expect(store.sync.value).toMatchObject({ kind: "sent", waiting: 0, failure: null });
  const sizes = line.said.map(({ body }) => JSON.stringify(body).length);
  expect(sizes.length).toBeGreaterThan(3);
  expect(Math.max(...sizes)).toBeLessThan(1_000_000);
});

test("L24 a connection that never answers is given up, and the next one goes", async () => {
  const { timeout } = AbortSignal;
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => timeout.call(AbortSignal, 20));
  const way = world.fetch;
  world.fetch = (_, { signal }) =>
    new Promise((_, fail) => signal?.addEventListener("abort", () => fail(signal.reason)));
  await store.write([{ type: "session", id: session(1), set: { state: "held" } }]);
  await when.run();
  expect(store.sync.value).toMatchObject({ waiting: 1, failure: "network" });
  vi.restoreAllMocks();
  world.fetch = way;
  await when.run();
  expect(store.sync.value).toMatchObject({ kind: "sent", waiting: 0 });
});

test("L3 «sent» is said only once the server has answered", async () => {
  const other = new World();
  const fresh = other.tab();
  await fresh.start();
  expect(fresh.sync.value.kind).toBe("never");
  line.up = false;
  await store.write([{ type: "session", id: session(2), set: { state: "held" } }]);
  await when.run();
  expect(store.sync.value.kind).not.toBe("sent");
  line.up = true;
  await when.run();
  expect(store.sync.value.kind).toBe("sent");
  other.end();
});
