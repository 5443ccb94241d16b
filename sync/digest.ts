// What a digest counts: one line of text a record. PROTOCOL.md, section 5. Twin of digest.py.
// The hash itself (SHA-256, first 6 bytes) is the caller's; here is what it hashes, and how sums add.

import { canonical, type Json, type Write } from "./operation.ts";

export const MODULUS = 2 ** 48;

/** The text whose hash stands for a record: every visible version with its value. */
export function line(
  type: string,
  id: string,
  fields: ReadonlyMap<string, readonly Write[]>,
): string {
  const table = [...fields].map(([name, of]) => {
    const sorted = [...of].sort((a, b) => (a.version < b.version ? -1 : 1));
    return [name, sorted.map((write): Json => [write.version, write.value])] as const;
  });
  return canonical([type, id, Object.fromEntries(table)]);
}

/** The sum with one record's hash more (or less, if it is negative). */
export function add(total: number, hash: number): number {
  return (((total + hash) % MODULUS) + MODULUS) % MODULUS;
}
