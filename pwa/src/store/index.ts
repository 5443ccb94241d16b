// The one thing that screens import from here: this device's store.
// Before: screens/. After: store.ts, which puts the parts together; exchange/ joins it in main.tsx.

import type { Store } from "./api.ts";
import { browser } from "./browser.ts";
import { createStore } from "./store.ts";

/** For main.tsx, which joins it with the exchange. */
export const engine = createStore(browser());
export const store: Store = engine;

export type { Store } from "./api.ts";
export type * from "./types.ts";
export { NotKept } from "./types.ts";
