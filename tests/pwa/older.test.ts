// L23: a client that is one version behind. Its schema lacks a record type, fields, parts of a unit and a value, while the
// real server and somebody's newer phone have them. What it does not know passes through it, its own work counts.

import { afterAll, beforeAll, expect, test, vi } from "vitest";

vi.mock("../../sync/schema.gen.ts", async (original) => {
  const { TABLES, VERSION } = await original<typeof import("../../sync/schema.gen.ts")>();
  const older = structuredClone(TABLES) as unknown as Record<string, Older>;
  delete older.sign_off;
  delete older.person?.fields.email;
  const mark = older.attendance?.fields.mark;
  delete mark?.parts?.reason;
  delete mark?.parts?.evidence;
  mark?.parts?.status?.values?.splice(3, 1);
  return { TABLES: older, VERSION: VERSION - 1 };
});

interface Older {
  fields: Record<string, { parts?: Record<string, { values?: string[] }> }>;
}

import { connect } from "../../pwa/src/exchange/index.ts";
import { ask } from "../../pwa/src/exchange/wire.ts";
import { SCHEMA } from "../../sync/schema.ts";
import { Line, Server } from "./server.ts";
import { PIN, World } from "./world.ts";

const PROGRAMME = "lierre01";
const SESSION = `${PROGRAMME}.cuisine1.2026-11-19.1`;
const MARK = `${SESSION}.awa000000001`;
const SIGNED = { strokes: [[1, 2, 3, 4]], at: 1 };

let server: Server;
const worlds: World[] = [];

async function phone(code: string, name: string) {
  const world = new World();
  worlds.push(world);
  const line = new Line(world, server);
  world.now = Date.now();
  const store = world.tab();
  const when = connect(store);
  await store.start();
  expect(await store.enrol(code, `Téléphone de ${name}`, name, PIN)).toMatchObject({ ok: true });
  await when.run();
  return { world, line, store, when };
}

type Phone = Awaited<ReturnType<typeof phone>>;
let sophie: Phone;
let nadia: Phone;

beforeAll(async () => {
  server = new Server();
  await server.start();
  sophie = await phone(server.code, "Sophie");
  // What a newer version writes: to the store a change is fields and values, whatever their names.
  await sophie.store.write([
    { type: "programme", id: PROGRAMME, set: { name: "Objectif" } },
    { type: "session", id: SESSION, set: { state: "held" } },
    { type: "user", id: "nadia0000001", set: { name: "Nadia", role: "worker", active: true } },
    { type: "grant", id: `nadia0000001.${PROGRAMME}`, set: { active: true } },
    {
      type: "person",
      id: "awa000000001",
      set: { first_name: "Awa", email: "awa@exemple.fr" },
      in: PROGRAMME,
    },
    {
      type: "attendance",
      id: MARK,
      set: { mark: { status: "left_early", departure: "15:00", evidence: "signed" } },
    },
    { type: "sign_off", id: signOff(), set: { signed: SIGNED } },
  ]);
  await sophie.when.run();
  expect(sophie.store.refused.value).toEqual([]);
  const { code } = await ask<{ code: string }>(
    sophie.world.drivers(),
    "/api/invite",
    { user: "nadia0000001" },
    sophie.store.opened.value?.writer.device,
  );
  nadia = await phone(code, "Nadia");
}, 60_000);

afterAll(async () => {
  for (const world of worlds) world.end();
  await server.end();
});

/** Sophie's own signature: nobody signs for somebody else. */
function signOff(): string {
  const state = sophie.store.state.peek();
  return `${SESSION}.${state.kind === "open" ? state.me.user : ""}`;
}

const both = async () => {
  await nadia.when.run();
  await sophie.when.run();
};

test("L23 it holds what it does not know, and agrees with the server on every value", async () => {
  expect(SCHEMA.has("sign_off")).toBe(false);
  expect(nadia.store.sync.value).toMatchObject({ kind: "sent", failure: null, repaired: null });
  expect(nadia.store.get("person", "awa000000001")?.values).toMatchObject({
    email: "awa@exemple.fr",
  });
  expect(nadia.store.get("sign_off", signOff())?.values).toEqual({
    signed: SIGNED,
  });
  expect(nadia.store.get("attendance", MARK)?.values.mark).toMatchObject({ status: "left_early" });
});

test("L23 after a restart it still does", async () => {
  const store = nadia.world.tab();
  await store.start();
  await store.unlock(PIN);
  await store.opened.value?.complete;
  expect(store.get("sign_off", signOff())?.values).toEqual({ signed: SIGNED });
  store.lock();
});

test("L23 an edit of another field leaves the unknown one alone", async () => {
  await nadia.store.write([
    { type: "person", id: "awa000000001", set: { phone: "06 39 98 00 00" } },
  ]);
  await both();
  expect(sophie.store.get("person", "awa000000001")?.values).toMatchObject({
    phone: "06 39 98 00 00",
    email: "awa@exemple.fr",
  });
});

test("L23 an edit of the same unit keeps the part that it does not know", async () => {
  await nadia.store.write([
    { type: "attendance", id: MARK, set: { mark: { status: "late", arrival: "14:25" } } },
  ]);
  await both();
  const found = sophie.store.get("attendance", MARK);
  expect(found?.values.mark).toEqual({ status: "late", arrival: "14:25", evidence: "signed" });
  expect(found?.open).toEqual([]);
});

test("L23 a value that stands is chosen whole: nothing of another is mixed into it", async () => {
  const id = `${SESSION}.leo000000001`;
  await nadia.when.run();
  const early = { status: "absent" };
  await nadia.store.write([{ type: "attendance", id, set: { mark: early } }]);
  await sophie.store.write([
    { type: "attendance", id, set: { mark: { status: "present", evidence: "signed" } } },
  ]);
  await both();
  await both();
  expect(sophie.store.get("attendance", id)?.open).toEqual(["mark"]);
  await nadia.store.write([{ type: "attendance", id, set: { mark: early } }]);
  const [made] = nadia.store.waiting.value;
  expect(made?.set).toEqual({ mark: early });
  await sophie.store.write([{ type: "attendance", id, set: { mark: early }, decide: true }]);
  await both();
  expect(sophie.store.get("attendance", id)?.values.mark).toEqual(early);
});

test("L23 all its work is taken, and none of it held back", async () => {
  await nadia.when.run();
  expect(nadia.store.sync.value).toMatchObject({ waiting: 0, failure: null, repaired: null });
  expect(nadia.store.refused.value.filter(({ outcome }) => outcome === "held")).toEqual([]);
});
