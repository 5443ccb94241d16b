// Joins the exchange with the store: main.tsx calls it once.
// Before: main.tsx. After: when.ts, enrol.ts, parcels.ts.

import type { Engine } from "../store/store.ts";
import { enrol } from "./enrol.ts";
import { When } from "./when.ts";

const parcels = () => import("./parcels.ts");

export function connect(engine: Engine): When {
  const when = new When(engine);
  engine.join({
    nudge: () => when.soon(),
    enrol: (code, deviceName, name, pin) => enrol(engine, code, deviceName, name, pin),
    handSealed: async (device) => (await parcels()).handSealed(engine, device),
    deliver: async (given) => (await parcels()).deliver(engine, given),
  });
  return when;
}

/** What the page itself notices: the network, the screen. Touches are main.tsx's. */
export function listen(engine: Engine, when: When): void {
  const back = () => {
    if (document.visibilityState !== "visible") {
      engine.drafts.flush().catch(() => undefined); // told by `full`
      return;
    }
    engine.touch(); // a phone that slept locks now, before it shows anything
    when.now();
  };
  addEventListener("online", () => when.now());
  addEventListener("pagehide", () => engine.drafts.flush().catch(() => undefined));
  document.addEventListener("visibilitychange", back);
  for (const touch of ["pointerdown", "keydown"])
    addEventListener(touch, () => engine.touch(), { passive: true });
}
