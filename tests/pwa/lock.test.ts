// The lock: what lies on the disk, who opens it, how often one may guess, and when it closes.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deleteDatabase } from "../../pwa/src/store/database.ts";
import { again, headOf, markOf, nadia, PIN, PROGRAMME, serverPair, until, World } from "./world.ts";

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => {
  world.end();
  vi.useRealTimers();
});

test("L18 nothing readable lies on the disk: no name, no note, no draft, no code, no key", async () => {
  const store = await nadia(world);
  await store.write([
    {
      type: "person",
      id: "p1",
      set: { first_name: "Awaouanetta", note: "a canary in a note" },
      in: PROGRAMME,
    },
  ]);
  await store.write([
    {
      type: "attendance",
      id: markOf("p1"),
      set: { mark: { status: "excused", reason: "health" } },
    },
  ]);
  store.drafts.set("session/minutes", "a canary in a draft");
  await store.drafts.flush();
  const disk = await world.disk();
  expect(disk).toContain("Nadia"); // who works here is in clear: the search does find what is readable
  for (const canary of [
    "Awaouanetta",
    "canary",
    "excused",
    "health",
    "first_name",
    PIN,
    "A KEY THAT LIES",
  ]) {
    expect(disk).not.toContain(canary);
  }
  const secret = Object.values(store.opened.value?.box.head.secrets ?? {})[0] ?? "";
  expect(disk).not.toContain(secret);
  expect(disk).not.toContain(Buffer.from(secret, "base64url").toString("latin1"));
});

test("L18 a wrong code opens nothing, the right one opens everything", async () => {
  const store = await nadia(world);
  await store.write([{ type: "person", id: "p1", set: { first_name: "Awa" }, in: PROGRAMME }]);
  const later = world.tab();
  await later.start();
  expect(later.state.value).toMatchObject({ kind: "locked", user: { name: "Nadia" } });
  expect(await later.unlock("000000")).toEqual({ ok: false, why: "wrong", wait: 0 });
  expect(later.get("person", "p1")).toBeUndefined();
  expect(await later.unlock(PIN)).toEqual({ ok: true });
  expect(later.get("person", "p1")?.values).toEqual({ first_name: "Awa" });
});

test("L18 guesses grow dearer, also over a restart; waiting ends it, the right code forgets it", async () => {
  await nadia(world);
  const store = world.tab();
  await store.start();
  for (let tries = 1; tries <= 4; tries++)
    expect(await store.unlock("000000")).toMatchObject({ why: "wrong", wait: 0 });
  expect(await store.unlock("000000")).toEqual({ ok: false, why: "wrong", wait: 30_000 });
  const restarted = world.tab();
  await restarted.start();
  expect(restarted.state.value).toMatchObject({ kind: "locked", wait: 30_000 });
  expect(await restarted.unlock(PIN)).toEqual({ ok: false, why: "wait", wait: 30_000 });
  world.now += 30_000;
  expect(await restarted.unlock("000000")).toMatchObject({ why: "wrong", wait: 60_000 });
  world.now += 60_000;
  expect(await restarted.unlock(PIN)).toEqual({ ok: true });
  const fresh = world.tab();
  await fresh.start();
  expect(await fresh.unlock("000000")).toMatchObject({ why: "wrong", wait: 0 });
});

test("L18 a try that is killed before its answer counts all the same", async () => {
  await nadia(world);
  const store = world.tab();
  await store.start();
  for (let tries = 0; tries < 5; tries++) void store.unlock("000000");
  const restarted = world.tab();
  await until(() => true);
  await restarted.start();
  await until(() => store.state.value.kind === "locked" && store.state.value.wait > 0, "the wait");
  expect(await restarted.unlock(PIN)).toMatchObject({ why: "wait" });
});

test("L10 L18 a clock that is set back neither ends a wait nor makes it last for ever", async () => {
  await nadia(world);
  const store = world.tab();
  await store.start();
  const right = world.now;
  world.now = Date.parse("2099-01-01T00:00:00Z");
  for (let tries = 1; tries <= 5; tries++) await store.unlock("000000");
  world.now = right;
  expect(await store.unlock(PIN)).toEqual({ ok: false, why: "wait", wait: 30_000 });
  world.now += 30_000;
  expect(await store.unlock(PIN)).toEqual({ ok: true });
});

test("L18 it locks by itself, never under a stroke, and keeps what was being typed", async () => {
  const store = await nadia(world);
  store.drafts.set("session/minutes", "On a parlé du jardin.");
  const release = store.hold();
  world.now += 6 * 60_000;
  // The finger rises: that ends the stroke, and puts nothing off any longer.
  store.touch();
  expect(store.state.value.kind).toBe("open");
  release();
  expect(store.state.value.kind).toBe("locked");
  expect(store.drafts.get("session/minutes")).toBeUndefined();
  await store.unlock(PIN);
  expect(store.drafts.get("session/minutes")).toBe("On a parlé du jardin.");
});

test("L18 a phone that slept locks at the first touch; a clock set back does not", async () => {
  const store = await nadia(world);
  world.now -= 365 * 86_400_000;
  store.touch();
  expect(store.state.value.kind).toBe("open");
  world.now += 365 * 86_400_000;
  store.touch();
  expect(store.state.value.kind).toBe("locked");
});

test("L5 a write that was under way when it locked is kept", async () => {
  const store = await nadia(world);
  const kept = store.write([
    { type: "attendance", id: markOf("p1"), set: { mark: { status: "present" } } },
  ]);
  store.lock();
  await kept;
  expect((await again(world)).waiting.value).toHaveLength(1);
});

test("L5 two users of one tablet: each has a store, and one's end leaves the other's whole", async () => {
  const { text } = await serverPair();
  const store = await nadia(world);
  await store.write([
    { type: "attendance", id: markOf("p1"), set: { mark: { status: "present" } } },
  ]);
  store.another();
  await store.admit(await headOf("karim001", text, "Karim"), "Karim", "314159");
  expect(store.users.value.map((user) => user.name)).toEqual(["Karim", "Nadia"]);
  expect(store.waiting.value).toEqual([]);
  await store.forget("karim001");
  expect(store.state.value).toMatchObject({ kind: "locked", user: { name: "Nadia" } });
  await store.unlock(PIN);
  expect(store.waiting.value).toHaveLength(1);
});

test("L5 a database that was emptied is noticed and said", async () => {
  const store = await nadia(world);
  store.lock();
  await deleteDatabase(world.databases, "jalon-nadia001");
  const later = world.tab();
  await later.start();
  expect(later.state.value).toMatchObject({ kind: "locked", emptied: true });
  world.databases = new (await import("fake-indexeddb")).IDBFactory();
  const emptied = world.tab();
  await emptied.start();
  expect(emptied.state.value).toEqual({ kind: "new", lost: true });
});

test("L1 a browser that keeps nothing says so before anybody types", async () => {
  const drivers = { ...world.drivers(), databases: undefined };
  const { createStore } = await import("../../pwa/src/store/store.ts");
  const store = createStore(drivers);
  await store.start();
  expect(store.state.value).toEqual({ kind: "unusable" });
});

test("a code can be changed: the old one no longer opens", async () => {
  const store = await nadia(world);
  expect(await store.changePin("000000", "111111")).toMatchObject({ ok: false, why: "wrong" });
  expect(await store.changePin(PIN, "111111")).toEqual({ ok: true });
  const later = world.tab();
  await later.start();
  expect(await later.unlock(PIN)).toMatchObject({ why: "wrong" });
  expect(await later.unlock("111111")).toEqual({ ok: true });
});

test("L21 the lease: it opens offline for 30 days, then asks for one contact", async () => {
  const { text } = await serverPair();
  const store = world.tab();
  await store.start();
  const head = { ...(await headOf("nadia001", text)), contact: world.now };
  await store.admit(head, "Nadia", PIN);
  expect(store.sync.value.lease).toBeNull();
  world.now += 25 * 86_400_000;
  const later = await again(world);
  expect(later.state.value.kind).toBe("open");
  expect(later.sync.value.lease).toBe(5);
  world.now += 6 * 86_400_000;
  expect((await again(world)).state.value.kind).toBe("expired");
});

test("drafts: every keystroke survives, and becomes work in the transaction that keeps it", async () => {
  const store = await nadia(world);
  for (const so of ["O", "On", "On a"]) store.drafts.set("session/minutes", so);
  await store.drafts.flush();
  const later = await again(world);
  expect(later.drafts.get("session/minutes")).toBe("On a");
  await later.write([{ type: "session", id: markOf("x").slice(0, -2), set: { minutes: "On a" } }], {
    drafts: ["session/minutes"],
  });
  await later.drafts.flush();
  expect((await again(world)).drafts.get("session/minutes")).toBeUndefined();
});
