// Sealing and opening: AES-256-GCM, a fresh iv each time, bound to the name under which the seal lies.
// Before: bytes.ts. After: lock.ts, box.ts, outbox.ts.

import { type Bytes, joined, toBytes, toText } from "./bytes.ts";
import type { Drivers } from "./drivers.ts";

const IV = 12;
export type Sealer = Pick<Drivers, "subtle" | "random">;

export function importKey(by: Sealer, raw: Bytes): Promise<CryptoKey> {
  return by.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** iv ‖ sealed. The name is proven too: a block that was put in another's place does not open. */
export async function seal(by: Sealer, key: CryptoKey, plain: Bytes, name = ""): Promise<Bytes> {
  const iv = by.random(IV);
  const sealed = await by.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: toBytes(name) },
    key,
    plain,
  );
  return joined(iv, new Uint8Array(sealed));
}

export async function open(by: Sealer, key: CryptoKey, sealed: Bytes, name = ""): Promise<Bytes> {
  const how = { name: "AES-GCM", iv: sealed.subarray(0, IV), additionalData: toBytes(name) };
  return new Uint8Array(await by.subtle.decrypt(how, key, sealed.subarray(IV)));
}

export const sealJson = (by: Sealer, key: CryptoKey, what: unknown, name: string): Promise<Bytes> =>
  seal(by, key, toBytes(JSON.stringify(what)), name);

export async function openJson<R>(
  by: Sealer,
  key: CryptoKey,
  sealed: Bytes,
  name: string,
): Promise<R> {
  return JSON.parse(toText(await open(by, key, sealed, name))) as R;
}
