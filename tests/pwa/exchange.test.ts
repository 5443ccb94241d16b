// The exchange against the real server: what waits goes against receipts, what changed comes with its cursor, and no
// fault of the network loses or doubles anything.

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { connect } from "../../pwa/src/exchange/index.ts";
import { Round } from "../../pwa/src/exchange/round.ts";
import type { When } from "../../pwa/src/exchange/when.ts";
import { ask } from "../../pwa/src/exchange/wire.ts";
import type { Engine } from "../../pwa/src/store/store.ts";
import { Line, Server } from "./server.ts";
import { PIN, until, World } from "./world.ts";

interface Phone {
  world: World;
  line: Line;
  store: Engine;
  when: When;
}

const PROGRAMME = "lierre01";
const ACTIVITY = `${PROGRAMME}.cuisine1`;
const SESSION = `${ACTIVITY}.2026-11-19.1`;

let server: Server;
let alice: Phone;
let karim: Phone;
const phones: Phone[] = [];

async function phone(code: string, name: string): Promise<Phone> {
  const made = start(new World());
  await made.store.start();
  expect(await made.store.enrol(code, `Téléphone de ${name}`, name, PIN)).toMatchObject({
    ok: true,
    lost: 0,
  });
  await made.when.run();
  return made;
}

/** A tab on a world's disk; the line is new, the cookies too. */
function start(world: World, line = new Line(world, server)): Phone {
  world.now = Date.now();
  const store = world.tab();
  const made = { world, line, store, when: connect(store) };
  phones.push(made);
  return made;
}

async function reopened(of: Phone): Promise<Phone> {
  const made = start(of.world, of.line);
  await made.store.start();
  expect(await made.store.unlock(PIN)).toEqual({ ok: true });
  await made.store.opened.value?.complete;
  return made;
}

const mark = (person: string, status = "present") => ({
  type: "attendance",
  id: `${SESSION}.${person}`,
  set: { mark: { status } },
});
const statusOf = (of: Phone, person: string) =>
  (
    of.store.get("attendance", `${SESSION}.${person}`)?.values.mark as
      | { status?: string }
      | undefined
  )?.status;

beforeAll(async () => {
  server = new Server();
  await server.start();
  alice = await phone(server.code, "Alice");
  await alice.store.write([
    { type: "programme", id: PROGRAMME, set: { name: "Objectif" } },
    { type: "activity", id: ACTIVITY, set: { name: "Cuisine" } },
    { type: "session", id: SESSION, set: { state: "planned" } },
    { type: "user", id: "karim0000001", set: { name: "Karim", role: "worker", active: true } },
    { type: "grant", id: `karim0000001.${PROGRAMME}`, set: { active: true } },
  ]);
  await alice.when.run();
  expect(alice.store.waiting.value).toEqual([]);
}, 60_000);

/** One more device for Karim. */
async function invitation(): Promise<string> {
  const device = alice.store.opened.value?.writer.device;
  const user = "karim0000001";
  return (await ask<{ code: string }>(alice.world.drivers(), "/api/invite", { user }, device)).code;
}

beforeEach(async () => {
  karim = await phone(await invitation(), "Karim");
}, 30_000);

afterEach(() => {
  for (const one of phones) {
    one.world.end();
    one.line.up = true;
    one.line.bend = (answer) => answer;
  }
});

afterAll(() => server.end());

test("enrol → write offline → exchange → somebody else sees it, and both agree on every value (L15)", async () => {
  expect(karim.store.get("activity", ACTIVITY)?.values).toEqual({ name: "Cuisine" });
  karim.line.up = false;
  await karim.store.write([mark("awa000000001")]);
  await karim.when.run();
  expect(karim.store.sync.value).toMatchObject({ kind: "offline", waiting: 1 });
  karim.line.up = true;
  await karim.when.run();
  expect(karim.store.sync.value).toMatchObject({ kind: "sent", waiting: 0, failure: null });
  expect(statusOf(karim, "awa000000001")).toBe("present");
  await alice.when.run();
  expect(statusOf(alice, "awa000000001")).toBe("present");
  expect(alice.store.sync.value.failure).toBeNull();
});

test("L22 with nothing to say it is one round trip of under 2 KB", async () => {
  await karim.when.run();
  karim.line.said.length = 0;
  let size = 0;
  karim.line.bend = async (answer) => {
    const text = await answer.clone().text();
    size += text.length;
    return answer;
  };
  await karim.when.run();
  expect(karim.line.said).toHaveLength(1);
  expect(JSON.stringify(karim.line.said[0]?.body).length + size).toBeLessThan(2_000);
});

test("L22 fifty operations made offline go in one round trip", async () => {
  await karim.when.run();
  await Promise.all(
    Array.from({ length: 50 }, (_, at) => karim.store.write([mark(`person${at}`)])),
  );
  karim.line.said.length = 0;
  await karim.when.run();
  expect(karim.line.said).toHaveLength(1);
  expect(karim.store.waiting.value).toEqual([]);
});

test("L2 L6 an answer that was lost: sent again unchanged, kept once", async () => {
  await karim.store.write([mark("leo000000001", "late")]);
  karim.line.bend = () => {
    throw new TypeError("lost on the way back");
  };
  await karim.when.run();
  expect(karim.store.waiting.value).toHaveLength(1);
  karim.line.bend = (answer) => answer;
  const again = await reopened(karim);
  await again.when.run();
  expect(again.store.waiting.value).toEqual([]);
  const texts = again.line.said
    .flatMap(({ body }) => (body as { ops?: unknown[][] }).ops ?? [])
    .map(([text]) => text);
  expect(new Set(texts).size).toBe(1);
  expect(texts.length).toBeGreaterThan(1);
  expect(again.store.refused.value).toEqual([]);
});

test.each([
  ["a captive portal", () => new Response("<html>Wi-Fi gratuit</html>", { status: 200 })],
  ["a proxy's error", () => new Response("Bad gateway", { status: 502 })],
  ["somebody else's JSON", () => new Response('{"ok":true}', { status: 200 })],
])("L6 %s is «not sent»", async (_, page) => {
  await karim.store.write([mark("mia000000001")]);
  karim.line.bend = page;
  await karim.when.run();
  expect(karim.store.waiting.value).toHaveLength(1);
  expect(karim.store.sync.value.kind).not.toBe("sent");
});

test("L6 a truncated answer is «not sent», and nothing of it is taken", async () => {
  await alice.store.write([mark("noa000000001", "excused")]);
  await alice.when.run();
  await karim.store.write([mark("zoe000000001")]);
  karim.line.bend = async (answer) =>
    new Response((await answer.text()).slice(0, -20), { status: 200 });
  await karim.when.run();
  expect(karim.store.waiting.value).toHaveLength(1);
  expect(statusOf(karim, "noa000000001")).toBeUndefined();
  karim.line.bend = (answer) => answer;
  await karim.when.run();
  expect(statusOf(karim, "noa000000001")).toBe("excused");
});

test.each(["answered", "sealed page", "taken"])(
  "L3 L15 killed at «%s»: nothing lost, nothing twice",
  async (step) => {
    await karim.store.write([mark("ada000000001"), mark("bob000000001", "absent")]);
    karim.world.passed = (at) => {
      if (at === step) throw new Error("battery");
    };
    await karim.when.run();
    karim.world.passed = () => undefined;
    const again = await reopened(karim);
    expect(statusOf(again, "ada000000001")).toBe("present");
    expect(statusOf(again, "bob000000001")).toBe("absent");
    await again.when.run();
    expect(again.store.waiting.value).toEqual([]);
    expect(again.store.refused.value).toEqual([]);
    expect(statusOf(again, "bob000000001")).toBe("absent");
  },
);

test("L3 an operation made while a batch is on its way waits for its own receipt", async () => {
  await karim.store.write([mark("eva000000001")]);
  karim.line.bend = async (answer) => {
    karim.line.bend = (other) => other;
    await karim.store.write([mark("tom000000001")]);
    return answer;
  };
  await karim.when.run();
  expect(karim.store.waiting.value).toEqual([]);
  await alice.when.run();
  expect(statusOf(alice, "tom000000001")).toBe("present");
});

test("L9 two people, one mark, neither had seen the other: both stay, both learn of it", async () => {
  await karim.store.write([mark("ines00000001")]);
  await alice.store.write([mark("ines00000001", "absent")]);
  await karim.when.run();
  await alice.when.run();
  await karim.when.run();
  for (const one of [alice, karim]) {
    expect(one.store.get("attendance", `${SESSION}.ines00000001`)?.open).toEqual(["mark"]);
  }
  // Alice's receipt tells her; Karim, who was first, finds it in his page.
  for (const one of [alice, karim]) {
    expect(one.store.refused.value.map(({ outcome, fields }) => [outcome, fields])).toEqual([
      ["review", ["mark"]],
    ]);
  }
});

test("L9 a disagreement that was decided before its first author heard of it is told all the same", async () => {
  const second = await phone(await invitation(), "Karim");
  await karim.store.write([mark("ines00000003")]);
  await second.store.write([mark("ines00000003", "absent")]);
  await karim.when.run();
  await second.when.run();
  await alice.when.run();
  await alice.store.write([{ ...mark("ines00000003", "late"), decide: true }]);
  await alice.when.run();
  await karim.when.run();
  expect(statusOf(karim, "ines00000003")).toBe("late");
  expect(karim.store.refused.value.map(({ outcome, id }) => [outcome, id])).toEqual([
    ["review", `${SESSION}.ines00000003`],
  ]);
});

test("L9 L10 who chooses between both values closes it; a tap that saw one of them does not", async () => {
  const id = `${SESSION}.ines00000004`;
  await karim.store.write([mark("ines00000004")]);
  await alice.store.write([mark("ines00000004", "absent")]);
  await karim.when.run();
  await alice.when.run();
  await karim.when.run();
  await karim.store.write([mark("ines00000004", "late")]);
  await karim.when.run();
  expect(karim.store.get("attendance", id)?.open).toEqual(["mark"]);
  const { leaves } = karim.store.reading("attendance", id, "mark");
  const shown = { mark: leaves.map(({ version }) => version) };
  await karim.store.write([{ ...mark("ines00000004", "absent"), shown }]);
  await karim.when.run();
  await alice.when.run();
  for (const one of [alice, karim]) {
    expect(one.store.get("attendance", id)?.open).toEqual([]);
    expect(statusOf(one, "ines00000004")).toBe("absent");
  }
});

test("L4 what may not be written is held with its reason, and the next one goes on", async () => {
  await karim.store.write([{ type: "programme", id: PROGRAMME, set: { name: "Autre" } }]);
  await karim.store.write([mark("gil000000001")]);
  await karim.when.run();
  expect(karim.store.waiting.value).toEqual([]);
  expect(karim.store.refused.value).toMatchObject([
    { outcome: "held", reason: "not_your_role", fields: ["name"] },
  ]);
  expect(karim.store.get("programme", PROGRAMME)?.values.name).toBe("Objectif");
  expect(statusOf(karim, "gil000000001")).toBe("present");
  await karim.store.dismiss(karim.store.refused.value[0]?.version ?? "");
  expect(karim.store.sync.value.kind).toBe("sent");
});

test("a cookie that ran out is renewed by the device's secret; nobody is asked, nothing is lost", async () => {
  await karim.store.write([mark("hugo00000001")]);
  karim.line.forgetCookies();
  await karim.when.run();
  expect(karim.store.waiting.value).toEqual([]);
  expect(karim.line.said.map(({ address }) => address)).toContain("/api/reconnect");
});

test("L10 a phone in 1970 sends, reconnects and merges like any other", async () => {
  karim.world.now = 1_000_000;
  await karim.store.write([mark("lea000000001")]);
  karim.line.forgetCookies();
  await karim.when.run();
  expect(karim.store.waiting.value).toEqual([]);
  await karim.store.write([mark("lea000000001", "absent")]);
  await karim.when.run();
  await alice.when.run();
  expect(statusOf(alice, "lea000000001")).toBe("absent");
});

test("L5 L18 what waits in a locked store goes as a parcel, and gets its receipt at the next unlock", async () => {
  await karim.store.write([mark("sam000000001")]);
  karim.store.lock();
  await karim.when.run();
  await alice.when.run();
  expect(statusOf(alice, "sam000000001")).toBe("present");
  const again = await reopened(karim);
  expect(again.store.waiting.value).toHaveLength(1);
  await again.when.run();
  expect(again.store.waiting.value).toEqual([]);
  expect(again.store.refused.value).toEqual([]);
});

test("L5 a colleague's phone delivers a parcel; without network it keeps it until there is one", async () => {
  await karim.store.write([mark("ugo000000001")]);
  const parcel = (await karim.store.exportParcel()) ?? "";
  alice.line.up = false;
  expect(await alice.store.deliverParcel(parcel)).toEqual({ ok: false, why: "kept" });
  alice.line.up = true;
  await alice.when.run();
  await alice.when.run();
  expect(statusOf(alice, "ugo000000001")).toBe("present");
  expect(await alice.store.deliverParcel("not a parcel")).toEqual({ ok: false, why: "file" });
});

test("L5 a forgotten code: what waits is handed over sealed, then the store is given up", async () => {
  await karim.store.write([mark("rose00000001")]);
  const device = karim.store.opened.value?.box.device ?? "";
  karim.store.lock();
  karim.line.up = false;
  expect(await karim.store.forgotPin(device)).toBe(false);
  expect(karim.store.state.value.kind).toBe("locked");
  karim.line.up = true;
  expect(await karim.store.forgotPin(device)).toBe(true);
  expect(karim.store.state.value).toEqual({ kind: "new", lost: false });
  await alice.when.run();
  expect(statusOf(alice, "rose00000001")).toBe("present");
});

test("L5 what a forgotten code leaves behind stays sealed for 30 days, then goes", async () => {
  await karim.store.write([mark("rose00000002")]);
  const device = karim.store.opened.value?.box.device ?? "";
  karim.store.lock();
  expect(await karim.store.forgotPin(device)).toBe(true);
  await karim.store.enrol(await invitation(), "Téléphone de Karim", "Karim", PIN);
  await karim.when.run();
  const left = async () =>
    (await karim.store.registry().users()).find((user) => user.device === device);
  const since = (await left())?.since ?? 0;
  expect(since).toBeGreaterThan(0);
  await karim.when.run();
  expect(await left()).toMatchObject({ left: true, since });
  expect(await karim.store.waitingOf(device)).toBe(1);
  await karim.store
    .registry()
    .put({ device, name: "Karim", organisation: "", left: true, since: 1 });
  await karim.when.run();
  expect(await left()).toBeUndefined();
  expect((await karim.world.databases.databases()).map(({ name }) => name)).not.toContain(
    `jalon-${device}`,
  );
});

test("L5 L16 a revoked device hands over, then empties this user's store and no other", async () => {
  const device = karim.store.opened.value?.box.device ?? "";
  await karim.store.write([mark("paul00000001")]);
  await alice.store.write([{ type: "device", id: device, set: { revoked: true } }]);
  await alice.when.run();
  await karim.when.run();
  expect(karim.store.users.value).toEqual([]);
  expect(karim.store.state.value.kind).toBe("new");
  expect(await karim.world.disk()).not.toContain(device);
  await alice.when.run();
  expect(
    alice.store
      .records("held")
      .some((held) => String(held.values.operation).includes("paul00000001")),
  ).toBe(true);
});

test("L16 a programme that is withdrawn empties, what was made there is held; given back, it fills", async () => {
  await karim.store.write([mark("anna00000001")]);
  await alice.store.write([
    { type: "grant", id: `karim0000001.${PROGRAMME}`, set: { active: false } },
  ]);
  await alice.when.run();
  await karim.when.run();
  expect(karim.store.records("session")).toEqual([]);
  expect(karim.store.refused.value).toMatchObject([{ outcome: "held", reason: "not_yours" }]);
  expect(karim.store.refused.value[0]).not.toHaveProperty("set");
  await alice.store.write([
    { type: "grant", id: `karim0000001.${PROGRAMME}`, set: { active: true } },
  ]);
  await alice.when.run();
  await karim.when.run();
  expect(karim.store.records("session")).toHaveLength(1);
  expect(karim.store.sync.value.failure).toBeNull();
});

test("L15 a share that differs is found by its digest, filled anew, and reported", async () => {
  await karim.when.run();
  const opened = karim.store.opened.value;
  const entry = opened?.memory.cell("activity", ACTIVITY)?.entry;
  if (!opened || !entry) throw new Error("no activity");
  opened.memory.confirm([
    { type: "activity", id: ACTIVITY, entry: undefined },
    {
      type: "site",
      id: "ghost",
      entry: { ...entry, hash: 1, type: "site", id: "ghost", places: ["org"] },
    },
  ]);
  expect(await new Round(opened).run()).toBe("done");
  expect(karim.store.get("activity", ACTIVITY)?.values).toEqual({ name: "Cuisine" });
  expect(karim.store.get("site", "ghost")).toBeUndefined();
  expect(
    karim.line.said.some(({ body }) => Boolean((body as { repaired?: string[] }).repaired)),
  ).toBe(true);
});

test("L5 a copied phone: one of the two becomes another device, and both keep all they made", async () => {
  const twin = new World();
  await copy(karim.world, twin);
  const other = start(twin, new Line(twin, server));
  await other.store.start();
  await other.store.unlock(PIN);
  await karim.store.write([mark("cleo00000001")]);
  await other.store.write([mark("dina00000001")]);
  await karim.when.run();
  await other.when.run();
  expect(other.store.refused.value).toMatchObject([{ outcome: "held", reason: "twin" }]);
  await other.store.write([mark("dina00000001")]);
  await other.when.run();
  expect(other.store.waiting.value).toEqual([]);
  await alice.when.run();
  expect(statusOf(alice, "dina00000001")).toBe("present");
  expect((await reopened(other)).store.waiting.value).toEqual([]);
});

test("L2 L15 two tabs: what one sent and took, the other knows, and neither sends it twice", async () => {
  const second = await reopened(karim);
  await karim.store.write([mark("ivan00000001")]);
  await until(() => second.store.waiting.value.length === 1, "the first tab's mark");
  await alice.store.write([mark("lou000000001", "late")]);
  await alice.when.run();
  second.line.said.length = 0;
  await Promise.all([karim.when.run(), second.when.run()]);
  await until(
    () => second.store.waiting.value.length + karim.store.waiting.value.length === 0,
    "the receipts",
  );
  await until(
    () => statusOf(second, "lou000000001") === "late" && statusOf(karim, "lou000000001") === "late",
    "the page",
  );
  const sent = second.line.said.flatMap(({ body }) => (body as { ops?: unknown[] }).ops ?? []);
  expect(sent).toHaveLength(1);
  await second.when.run();
  await karim.when.run();
  expect(karim.store.sync.value).toMatchObject({ kind: "sent", failure: null });
  expect(second.store.sync.value).toMatchObject({ kind: "sent", failure: null });
});

test("L15 a tab that was not told what another took finds out, and goes on from there", async () => {
  const second = await reopened(karim);
  karim.world.deaf = true;
  await alice.store.write([mark("max000000001", "late")]);
  await alice.when.run();
  await karim.when.run();
  await second.when.run();
  expect(second.store.sync.value.failure).toBe("later");
  expect(statusOf(second, "max000000001")).toBe("late");
  await second.when.run();
  expect(second.store.sync.value.failure).toBeNull();
});

test("L4 one operation that nobody can keep holds up none of the others", async () => {
  for (const person of ["aa0000000001", "bb0000000001", "cc0000000001"])
    await karim.store.write([mark(person)]);
  const opened = karim.store.opened.value;
  const poisonous = opened?.waiting()[1];
  if (!opened || !poisonous) throw new Error("nothing waits");
  opened.memory.wait([{ ...poisonous, mac: "AAAAAAAAAAAAAAAAAAAAAA" }]);
  await karim.when.run();
  // It is said, it stays on the disk, and a file that somebody carries contains it.
  expect(karim.store.waiting.value).toEqual([]);
  expect(karim.store.refused.value.map(({ outcome, version }) => [outcome, version])).toEqual([
    ["unread", poisonous.version],
  ]);
  expect(karim.store.sync.value.kind).toBe("check");
  expect(opened.waiting().map(({ version }) => version)).toEqual([poisonous.version]);
  expect(await karim.store.exportParcel()).not.toBeNull();
  expect(statusOf(karim, "cc0000000001")).toBe("present");
  // What lies on the disk is whole: at the next unlock it is offered again, and read.
  karim.store.lock();
  const again = await reopened(karim);
  await again.when.run();
  expect(again.store.refused.value).toEqual([]);
  expect(again.store.sync.value.kind).toBe("sent");
});

test("L16 L17 a role that is narrowed takes away at once what it may not see", async () => {
  const person = { type: "person", id: "canary000001", in: PROGRAMME };
  await alice.store.write([
    { ...person, set: { first_name: "Awa", last_name: "Canaryname", note: "canary note" } },
  ]);
  await alice.when.run();
  await karim.when.run();
  expect(karim.store.get("person", "canary000001")?.values).toMatchObject({
    last_name: "Canaryname",
    note: "canary note",
  });
  await alice.store.write([{ type: "user", id: "karim0000001", set: { role: "volunteer" } }]);
  await alice.when.run();
  await karim.when.run();
  expect(karim.store.state.value).toMatchObject({ kind: "open", me: { role: "volunteer" } });
  const again = await reopened(karim);
  for (const { store } of [karim, again]) {
    expect(store.get("person", "canary000001")?.values).toEqual({
      first_name: "Awa",
      last_name: "C.",
    });
    expect(JSON.stringify(store.opened.value?.memory.entries())).not.toContain("anaryname");
    expect(JSON.stringify(store.opened.value?.memory.entries())).not.toContain("canary note");
  }
  expect(karim.store.sync.value.failure).toBeNull();
  await alice.store.write([{ type: "user", id: "karim0000001", set: { role: "worker" } }]);
  await alice.when.run();
});

test("L5 an enrolment whose answer was lost: the same code gets the same device, once", async () => {
  const device = alice.store.opened.value?.writer.device;
  const user = { user: "karim0000001" };
  const { code } = await ask<{ code: string }>(alice.world.drivers(), "/api/invite", user, device);
  const made = start(new World());
  await made.store.start();
  made.line.bend = () => {
    throw new TypeError("lost on the way back");
  };
  const lost = await made.store.enrol(code, "Téléphone", "Karim", PIN);
  expect(lost).toEqual({ ok: false, why: "network" });
  made.line.bend = (answer) => answer;
  expect(await made.store.enrol(code, "Téléphone", "Karim", PIN)).toMatchObject({ ok: true });
  const other = start(new World());
  await other.store.start();
  expect(await other.store.enrol(code, "Téléphone", "Karim", PIN)).toEqual({
    ok: false,
    why: "used_code",
  });
});

test("L24 «later» is obeyed", async () => {
  karim.line.said.length = 0;
  karim.line.bend = () => Response.json({ jalon: 1, later: 60 }, { status: 503 });
  await karim.store.write([mark("tea000000001")]);
  await karim.when.run();
  expect(karim.store.sync.value.failure).toBe("later");
  expect(karim.store.waiting.value).toHaveLength(1);
});

/** Every byte of one browser's disk, in another. */
async function copy(from: World, to: World): Promise<void> {
  to.now = from.now;
  for (const { name = "", version } of await from.databases.databases()) {
    const old = await asked(from.databases.open(name));
    const request = to.databases.open(name, version);
    request.onupgradeneeded = () => {
      for (const store of old.objectStoreNames) {
        const of = old.transaction(store).objectStore(store);
        const made = request.result.createObjectStore(store, {
          keyPath: of.keyPath,
          autoIncrement: of.autoIncrement,
        });
        for (const index of of.indexNames) made.createIndex(index, of.index(index).keyPath);
      }
    };
    const made = await asked(request);
    for (const store of old.objectStoreNames) {
      const of = old.transaction(store).objectStore(store);
      const [keys, rows] = [await asked(of.getAllKeys()), await asked(of.getAll())];
      const into = made.transaction(store, "readwrite").objectStore(store);
      for (const [at, row] of rows.entries())
        await asked(of.keyPath ? into.put(row) : into.put(row, keys[at]));
    }
    old.close();
    made.close();
  }
}

function asked<R>(request: IDBRequest<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
