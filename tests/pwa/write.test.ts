// The door for changes: what shows, what is kept, and what a crash between any two steps leaves.

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Operation } from "../../sync/operation.ts";
import { again, asked, markOf, nadia, PROGRAMME, SESSION, until, World } from "./world.ts";

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.end());

const present = { mark: { status: "present" } };
const mark = (person: string, status = "present") => ({
  type: "attendance",
  id: markOf(person),
  set: { mark: { status } },
});

test("L1 a mark shows in the same frame, and is kept when the promise is", async () => {
  const store = await nadia(world);
  const kept = store.write([mark("awa")]);
  expect(store.get("attendance", markOf("awa"))?.values).toEqual(present);
  expect(store.waiting.value[0]?.kept).toBe(false);
  await kept;
  expect(store.waiting.value[0]?.kept).toBe(true);
  const later = await again(world);
  expect(later.get("attendance", markOf("awa"))?.values).toEqual(present);
});

test("L1 an app killed after seven marks has seven marks", async () => {
  const store = await nadia(world);
  for (const person of ["p1", "p2", "p3", "p4", "p5", "p6", "p7"])
    await store.write([mark(person)]);
  const later = await again(world);
  expect(later.under(SESSION, "attendance")).toHaveLength(7);
});

test("L1 killed after the commit and before the screen was told: it is there, once", async () => {
  const store = await nadia(world);
  world.passed = (at) => {
    if (at === "kept") throw new Error("battery");
  };
  await store.write([mark("awa")]).catch(() => undefined);
  world.passed = () => undefined;
  expect((await again(world)).waiting.value.map((one) => one.id)).toEqual([markOf("awa")]);
});

test("L1 killed before the commit: nothing had been said to be saved, and nothing is half there", async () => {
  const store = await nadia(world);
  await store.write([mark("awa")]);
  world.passed = (at) => {
    if (at === "sealed") throw new Error("battery");
  };
  const both = [mark("leo"), { type: "session", id: SESSION, set: { state: "held" } }];
  await expect(store.write(both)).rejects.toThrow();
  expect(store.get("attendance", markOf("leo"))).toBeUndefined();
  world.passed = () => undefined;
  const later = await again(world);
  expect(later.waiting.value.map((one) => one.id)).toEqual([markOf("awa")]);
});

test("L1 a transaction that aborts in the middle leaves nothing shown as saved, and the next one works", async () => {
  const store = await nadia(world);
  type Put = IDBObjectStore["put"];
  const broken = function (this: IDBObjectStore, ...args: Parameters<Put>) {
    if (this.name === "outbox") this.transaction.abort();
    return original.apply(this, args);
  };
  const real = Object.getPrototypeOf(await storeOf(world, "jalon-nadia001", "outbox")) as {
    put: Put;
  };
  const original = real.put;
  real.put = broken;
  const failing = store.write([mark("awa")]);
  await expect(failing).rejects.toMatchObject({ name: "NotKept", why: "failed" });
  real.put = original;
  expect(store.get("attendance", markOf("awa"))).toBeUndefined();
  expect(store.waiting.value).toEqual([]);
  await store.write([mark("leo")]);
  expect(store.waiting.value.map((one) => one.version)).toEqual(["nadia001-1"]);
});

test("L1 a full disk is a failure of its own, told before more is typed", async () => {
  const store = await nadia(world);
  const real = Object.getPrototypeOf(
    await storeOf(world, "jalon-nadia001", "outbox"),
  ) as IDBObjectStore;
  const original = real.put;
  real.put = () => {
    throw new DOMException("no space", "QuotaExceededError");
  };
  const failing = store.write([mark("awa")]);
  await expect(failing).rejects.toMatchObject({ name: "NotKept", why: "full" });
  real.put = original;
  expect(store.full.value).toBe(true);
  expect(store.get("attendance", markOf("awa"))).toBeUndefined();
  await store.write([mark("awa")]);
  expect(store.full.value).toBe(false);
});

test("L1 several changes of one write are kept together", async () => {
  const store = await nadia(world);
  await store.write([
    mark("awa"),
    { type: "signature", id: markOf("awa"), set: { signed: { strokes: [[1, 2]] } } },
  ]);
  const later = await again(world);
  expect(later.waiting.value.map((one) => one.type)).toEqual(["attendance", "signature"]);
});

test("L2 numbers have no gaps, and the text that is kept is the one that was made at the tap", async () => {
  const store = await nadia(world);
  const all = ["p1", "p2", "p3"].map((person) => store.write([mark(person)]));
  const made = store.opened.value?.waiting().map((one) => one.text);
  world.now += 60_000;
  await Promise.all(all);
  const later = await again(world);
  expect(later.opened.value?.waiting().map((one) => one.text)).toEqual(made);
  expect(later.opened.value?.waiting().map((one) => one.operation.n)).toEqual([1, 2, 3]);
});

test("L2 two tabs never give one number to two operations", async () => {
  const first = await nadia(world);
  const second = await again(world);
  const one = ["p1", "p2", "p3", "p4"].map((person) => first.write([mark(person)]));
  const two = ["p5", "p6", "p7", "p8"].map((person) => second.write([mark(person)]));
  await Promise.all([...one, ...two]);
  await until(
    () => first.waiting.value.length === 8 && second.waiting.value.length === 8,
    "the other tab's marks",
  );
  const numbers = (await again(world)).opened.value?.waiting().map((made) => made.operation.n);
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("L10 an edit covers what its author was shown, whatever the clock says", async () => {
  const store = await nadia(world);
  await store.write([mark("awa")]);
  world.now = 0; // 1970
  await store.write([mark("awa", "absent")]);
  expect(store.get("attendance", markOf("awa"))?.values).toEqual({ mark: { status: "absent" } });
  expect(store.get("attendance", markOf("awa"))?.open).toEqual([]);
  const texts = store.opened.value?.waiting().map((made) => JSON.parse(made.text) as Operation);
  expect(texts?.[1]?.over).toEqual({ mark: ["nadia001-1"] });
});

test("L13 a deletion names what its author had seen, marks included; what came since brings it back", async () => {
  const store = await nadia(world);
  await store.write([{ type: "session", id: SESSION, set: { state: "planned" } }]);
  await store.write([mark("awa")]);
  await store.write([{ type: "session", id: SESSION, set: { deleted: true } }]);
  expect(store.get("session", SESSION)?.sight).toBe(false);
  expect(store.records("session")).toEqual([]);
  await store.write([mark("leo")]);
  expect(store.get("session", SESSION)?.sight).toBe(true);
});

test("sets: what is added and taken away names the additions that were seen", async () => {
  const store = await nadia(world);
  await store.write([{ type: "session", id: SESSION, add: { facilitators: ["karim", "nadia"] } }]);
  await store.write([{ type: "session", id: SESSION, remove: { facilitators: ["karim"] } }]);
  expect(store.get("session", SESSION)?.values.facilitators).toEqual(["nadia"]);
});

test("a person says through which programme they were written", async () => {
  const store = await nadia(world);
  await store.write([{ type: "person", id: "awa", set: { first_name: "Awa" }, in: PROGRAMME }]);
  expect(JSON.parse(store.opened.value?.waiting()[0]?.text ?? "")).toMatchObject({ in: PROGRAMME });
});

async function storeOf(of: World, database: string, store: string): Promise<IDBObjectStore> {
  const opened = await asked(of.databases.open(database));
  const found = opened.transaction(store).objectStore(store);
  opened.close();
  return found;
}
