/** Who holds the screen, and what their role lets them write. Before: ../store. After: every screen. */

import { maySee, mayWriteField } from "../../../sync/access.ts";
import type { Role } from "../../../sync/schema.ts";
import type { Me } from "../store";
import { store } from "../store";

const NOBODY: Me = {
  user: "",
  name: "",
  role: "worker",
  programmes: [],
  device: "",
  organisation: "",
};

export function me(): Me {
  const state = store.state.value;
  return state.kind === "open" ? state.me : NOBODY;
}

export const iAm = (role: Role) => me().role === role;
export const iMayWrite = (type: string, name: string) => mayWriteField(me().role, type, name);
export const iMaySee = (type: string, name: string) => maySee(me().role, type, name);
