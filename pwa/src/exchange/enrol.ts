// An invitation becomes a device and its store.
// Before: a code is typed or scanned. After: store.ts makes the store and opens it.

import type { Role } from "../../../sync/schema.ts";
import { randomId } from "../store/bytes.ts";
import type { Engine } from "../store/store.ts";
import type { Enrolling } from "../store/types.ts";
import { ask, NotSent } from "./wire.ts";

interface Welcome {
  readonly device: string;
  readonly secret: string;
  readonly server_key: string;
  readonly organisation: number | string;
  readonly user: string;
  readonly role: string;
  readonly lost?: readonly { readonly missing: number }[];
}

const LEASE = 30 * 86_400_000; // until the first exchange tells

/** A code that was asked for once is asked for again as the same attempt: the answer may have been lost, not the device. */
const attempts = new Map<string, string>();

export async function enrol(
  engine: Engine,
  code: string,
  deviceName: string,
  name: string,
  pin: string,
): Promise<Enrolling> {
  const { drivers } = engine;
  // An invitation serves once: it is not used up on a device that can keep nothing.
  if (!(await engine.probe())) return { ok: false, why: "storage" };
  const attempt = attempts.get(code) ?? randomId(drivers.random, 16);
  attempts.set(code, attempt);
  const empty = drivers.memo
    .read()
    .some((device) => !engine.users.peek().some((user) => user.device === device));
  let welcome: Welcome;
  try {
    welcome = await ask<Welcome>(drivers, "/api/enrol", {
      code,
      "device name": deviceName,
      attempt,
      empty,
    });
  } catch (error) {
    if (!(error instanceof NotSent)) throw error;
    return { ok: false, why: whyNot(error) };
  }
  const { device, secret, server_key, organisation, user, role } = welcome;
  await engine.admit(
    {
      me: {
        user,
        name,
        role: role as Role,
        programmes: [],
        device,
        organisation: String(organisation),
      },
      secrets: { [device]: secret },
      serverKey: server_key,
      point: null,
      places: {},
      received: {},
      offset: 0,
      contact: null,
      server: 0,
      lease: LEASE,
      refused: [],
      repaired: [],
    },
    name,
    pin,
  );
  attempts.delete(code);
  return { ok: true, device, lost: welcome.lost?.reduce((sum, one) => sum + one.missing, 0) ?? 0 };
}

const SAID = ["unknown_code", "used_code", "late_code", "withdrawn_user"] as const;

function whyNot(error: NotSent): (Enrolling & { ok: false })["why"] {
  if (error.why === "later") return "later";
  if (error.why !== "refused" && error.why !== "reconnect") return "network";
  return SAID.find((one) => one === error.problem) ?? "unknown_code";
}
