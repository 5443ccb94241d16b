// The one thing that screens import from here: this device's store.
// Before: screens/. After: store.ts, which puts the parts together; exchange/ joins it in main.tsx.

import { browser } from "./browser.ts";
import { createStore } from "./store.ts";

export const store = createStore(browser());

export type * from "./types.ts";
export { NotKept } from "./types.ts";
export type { Store } from "./store.ts";
