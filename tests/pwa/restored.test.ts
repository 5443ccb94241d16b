// A server that comes back from an older backup gets again what it had confirmed (L25).

import { afterEach, beforeEach, expect, test } from "vitest";
import { connect } from "../../pwa/src/exchange/index.ts";
import type { When } from "../../pwa/src/exchange/when.ts";
import { ask } from "../../pwa/src/exchange/wire.ts";
import type { Engine } from "../../pwa/src/store/store.ts";
import { Line, Server } from "./server.ts";
import { PIN, World } from "./world.ts";

const PROGRAMME = "lierre01";
const SESSION = `${PROGRAMME}.cuisine1.2026-11-19.1`;

let server: Server;
const worlds: World[] = [];

async function enrolled(
  code: string,
  name: string,
): Promise<{ store: Engine; when: When; world: World }> {
  const world = new World();
  worlds.push(world);
  world.now = Date.now();
  new Line(world, server);
  const store = world.tab();
  const when = connect(store);
  await store.start();
  expect(await store.enrol(code, "Téléphone", name, PIN)).toMatchObject({ ok: true });
  await when.run();
  return { store, when, world };
}

const mark = (person: string, status: string) => ({
  type: "attendance",
  id: `${SESSION}.${person}`,
  set: { mark: { status } },
});

beforeEach(async () => {
  server = new Server();
  await server.start();
}, 30_000);
afterEach(async () => {
  for (const world of worlds.splice(0)) world.end();
  await server.end();
}, 30_000);

test("L5 L25 devices give back what the backup did not have, and end with the server's truth", async () => {
  const alice = await enrolled(server.code, "Alice");
  await alice.store.write([
    { type: "programme", id: PROGRAMME, set: { name: "Objectif" } },
    { type: "activity", id: `${PROGRAMME}.cuisine1`, set: { name: "Cuisine" } },
    { type: "session", id: SESSION, set: { state: "planned" } },
    { type: "user", id: "karim0000001", set: { name: "Karim", role: "worker", active: true } },
    { type: "grant", id: `karim0000001.${PROGRAMME}`, set: { active: true } },
  ]);
  await alice.when.run();
  const device = alice.store.opened.value?.writer.device;
  const { code } = await ask<{ code: string }>(
    alice.world.drivers(),
    "/api/invite",
    { user: "karim0000001" },
    device,
  );
  const karim = await enrolled(code, "Karim");
  await server.stop();
  server.command("backup", `${server.folder}/old.backup`);
  await server.start();
  await karim.store.write([mark("awa000000001", "present")]);
  await karim.store.write([mark("awa000000001", "absent")]);
  await karim.when.run();
  expect((await karim.store.storageReport()).keptForServer).toBe(2);
  await server.stop();
  server.command("restore", `${server.folder}/old.backup`);
  await server.start();
  await karim.store.write([mark("leo000000001", "late")]);
  await karim.when.run();
  await karim.when.run();
  await alice.when.run();
  await alice.when.run();
  for (const { store } of [karim, alice]) {
    const marks = store
      .under(SESSION, "attendance")
      .map(({ id, values }) => [id.split(".")[4], values.mark]);
    expect(Object.fromEntries(marks)).toEqual({
      awa000000001: { status: "absent" },
      leo000000001: { status: "late" },
    });
    expect(store.sync.value.failure).toBeNull();
    expect(store.waiting.value).toEqual([]);
  }
}, 60_000);
