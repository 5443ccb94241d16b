// Two locks on one box: the owner's, and the server's that anybody may carry to.

import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from "hpke";
import { afterEach, beforeEach, expect, test } from "vitest";
import { receipted } from "../../pwa/src/store/outbox.ts";
import type { Engine } from "../../pwa/src/store/store.ts";
import type { Parcel } from "../../pwa/src/store/types.ts";
import { again, headOf, markOf, PIN, serverPair, World } from "./world.ts";

let world: World;
let server: CryptoKeyPair;
let store: Engine;
beforeEach(async () => {
  world = new World();
  const { pair, text } = await serverPair();
  server = pair;
  store = world.tab();
  await store.start();
  await store.admit(await headOf("nadia001", text), "Nadia", PIN);
});
afterEach(() => world.end());

const write = (person: string) =>
  store.write([{ type: "attendance", id: markOf(person), set: { mark: { status: "present" } } }]);

test("L18 a parcel opens with the server's key, and with no other", async () => {
  await write("p1");
  await write("p2");
  const made = store.opened.value?.waiting().map(({ text, mac }) => [text, mac]);
  store.lock();
  const parcels = JSON.parse((await store.exportParcel()) ?? "[]") as Parcel[];
  expect(parcels).toHaveLength(1);
  expect(parcels[0]?.device).toBe("nadia001");
  expect(await opened(parcels[0] as Parcel, server.privateKey)).toEqual(made);
  const other = (await serverPair()).pair.privateKey;
  await expect(opened(parcels[0] as Parcel, other)).rejects.toThrow();
});

test("L18 each operation bears its author's proof: 16 bytes of HMAC under the device's secret", async () => {
  await write("p1");
  const [made] = store.opened.value?.waiting() ?? [];
  const secret = Buffer.from(store.opened.value?.box.head.secrets.nadia001 ?? "", "base64url");
  const { createHmac } = await import("node:crypto");
  const whole = createHmac("sha256", secret)
    .update(made?.text ?? "")
    .digest();
  expect(made?.mac).toBe(whole.subarray(0, 16).toString("base64url"));
});

test("L5 L25 against its receipt the owner's lock goes; the item stays for the server", async () => {
  await write("p1");
  store.opened.value?.outbox.turn();
  await write("p2");
  await store.opened.value?.box.database.write(["outbox", "kept", "keys"], (of) =>
    receipted(of, "nadia001", [{ n: 1, erased: false }], 1000),
  );
  const later = await again(world);
  expect(later.waiting.value.map((one) => one.version)).toEqual(["nadia001-2"]);
  const keys = await later.opened.value?.box.database.read(["keys"], async (of) => {
    const request = of("keys").getAll();
    return new Promise<{ owner: unknown }[]>((go) => {
      request.onsuccess = () => go(request.result);
    });
  });
  expect(keys?.map((key) => key.owner === null).sort()).toEqual([false, true]);
  expect((await later.storageReport()).keptForServer).toBe(1);
});

test("L5 a second tab that still held the closed key makes another, so its owner can read what waits", async () => {
  const second = await again(world);
  await second.write([
    { type: "attendance", id: markOf("p1"), set: { mark: { status: "present" } } },
  ]);
  await second.opened.value?.box.database.write(["outbox", "kept", "keys"], (of) =>
    receipted(of, "nadia001", [{ n: 1, erased: false }], 1000),
  );
  await second.write([
    { type: "attendance", id: markOf("p2"), set: { mark: { status: "present" } } },
  ]);
  expect((await again(world)).waiting.value.map((one) => one.version)).toContain("nadia001-2");
});

async function opened(parcel: Parcel, key: CryptoKey): Promise<unknown[]> {
  const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
  const info = new TextEncoder().encode("jalon outbox");
  const found: unknown[] = [];
  for (const [id, , text] of parcel.items) {
    const wrapped = Buffer.from(parcel.keys.find(([one]) => one === id)?.[1] ?? "", "base64url");
    const raw = await suite.Open(key, wrapped.subarray(0, 65), wrapped.subarray(65), { info });
    const outbox = await crypto.subtle.importKey("raw", new Uint8Array(raw), "AES-GCM", false, [
      "decrypt",
    ]);
    const sealed = new Uint8Array(Buffer.from(text, "base64url"));
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: sealed.subarray(0, 12) },
      outbox,
      sealed.subarray(12),
    );
    found.push(JSON.parse(new TextDecoder().decode(plain)));
  }
  return found;
}
