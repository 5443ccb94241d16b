// Who may write what. PROTOCOL.md, section 4. Twin of access.py (whose views only the server makes).
// Before: schema.ts says it by field. After: the app offers only what `mayWrite` allows.

import type { Operation } from "./operation.ts";
import { fieldOf, ROLES, type Role, SCHEMA } from "./schema.ts";

/** Whether a role may write a field. Fields that this version does not know: the team only. */
export function mayWriteField(role: Role, type: string, name: string): boolean {
  const known = SCHEMA.get(type);
  if (!known || !ROLES.includes(role)) return false;
  const one = fieldOf(type, name);
  if (!one) return role !== "volunteer" && (known.fields.deleted?.write.includes(role) ?? false);
  return one.write.includes(role);
}

/**
 * Whether a role may make this operation at all, wherever it is. A part of a unit that a role does not see,
 * it cannot write. To undo a decision is to decide: the coordinator's.
 */
export function mayWrite(role: Role, operation: Operation): boolean {
  const { set = {}, add = {}, remove = {} } = operation;
  const names = [...Object.keys(set), ...Object.keys(add), ...Object.keys(remove)];
  if ((operation.void?.length || operation.decide) && role !== "coordinator") return false;
  if (!names.every((name) => mayWriteField(role, operation.type, name))) return false;
  return Object.entries(set).every(([name, value]) => {
    const hidden = fieldOf(operation.type, name)?.reduce[role];
    if (hidden === "initial") return false;
    return !(
      hidden &&
      value !== null &&
      typeof value === "object" &&
      hidden.some((part) => Object.hasOwn(value, part))
    );
  });
}

/** Whether a role sees a field, whole or reduced. */
export function maySee(role: Role, type: string, name: string): boolean {
  return fieldOf(type, name)?.see.includes(role) ?? role !== "volunteer";
}

/** The first letter of a family name, in capitals, with a point; empty stays empty. */
export function initial(name: string): string {
  const [letter] = name.trim();
  return letter ? `${letter.toUpperCase()}.` : "";
}
