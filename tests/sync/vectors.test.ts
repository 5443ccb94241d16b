// sync/vectors/*.json, read by both languages (twin: test_vectors.py): in every order, each twice.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type History, readings, recordsOf, sightOf } from "./readings.ts";

// Read, not imported: a field called `__proto__` must stay a field.
const load = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../sync/vectors/${name}.json`, import.meta.url), "utf8"));

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (!items.length) yield [];
  for (const [i, one] of items.entries()) {
    for (const rest of permutations(items.toSpliced(i, 1))) yield [one, ...rest];
  }
}

/** A reading with what a vector leaves out: nothing open or proposed, and what stands are the leaves. */
const stated = (reading: { leaves: string[] }) => ({
  proposals: [],
  open: false,
  standing: [...reading.leaves].sort(),
  ...reading,
});

interface Case {
  name: string;
  why: string;
  ops: History;
  becomes: Record<string, Record<string, { leaves: string[] }>>;
  sight?: Record<string, string>;
}

describe("any order, any repetition", () => {
  test.each(load("merge") as Case[])("$name", ({ ops, becomes, sight = {}, why }) => {
    for (const order of permutations(ops)) {
      const found = readings([...order, ...order]);
      for (const [record, fields] of Object.entries(becomes)) {
        for (const [field, reading] of Object.entries(fields)) {
          expect(found[record]?.[field], why).toEqual(stated(reading));
        }
      }
      for (const [record, expected] of Object.entries(sight)) {
        expect(sightOf(recordsOf(order), record), why).toBe(expected);
      }
    }
  });
});
