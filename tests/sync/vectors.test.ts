// sync/vectors/*.json, read by both languages (twin: test_vectors.py).

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mayWrite } from "../../sync/access.ts";
import { line } from "../../sync/digest.ts";
import { counting, covers, EMPTY } from "../../sync/merge.ts";
import * as names from "../../sync/names.ts";
import { canonical, type Json, type Operation, strange, type Write } from "../../sync/operation.ts";
import { count, type Enrolment, headcount, register } from "../../sync/rules/register.ts";
import {
  classes,
  contradictions,
  duplicates,
  type Human,
  type Union,
} from "../../sync/rules/same_person.ts";
import { matches } from "../../sync/rules/search.ts";
import type { Role } from "../../sync/schema.ts";
import { type History, inForce, readings, recordsOf, sightOf } from "./readings.ts";

// Read, not imported: a field called `__proto__` must stay a field.
const load = <Case>(name: string): (Case & { name: string; why: string })[] =>
  JSON.parse(readFileSync(new URL(`../../sync/vectors/${name}.json`, import.meta.url), "utf8"));

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (!items.length) yield [];
  for (const [i, one] of items.entries()) {
    for (const rest of permutations(items.toSpliced(i, 1))) yield [one, ...rest];
  }
}

/** A reading with what a vector leaves out: nothing is open, what stands are the leaves. */
const stated = (reading: { leaves: string[] }) => ({
  proposals: [],
  open: false,
  standing: [...reading.leaves].sort(),
  ...reading,
});

type Wire = [string, number, Json, string[]?, boolean?, string[]?];
const write = ([version, at, value, over = [], decide = false, seen = []]: Wire): Write => ({
  version,
  at,
  value,
  over,
  decide,
  seen,
});

describe("any order, any repetition", () => {
  test.each(
    load<{
      ops: History;
      becomes: Record<string, Record<string, { leaves: string[] }>>;
      sight?: Record<string, string>;
    }>("merge"),
  )("$name", ({ ops, becomes, sight = {}, why }) => {
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

describe("what a write covers and a validation lists", () => {
  test.each(
    load<{
      ops: History;
      type: string;
      id: string;
      field: string;
      decide?: boolean;
      waiting?: string[];
      over: string[];
      lists?: string[];
    }>("covers"),
  )("$name", ({ ops, type, id, field, decide, waiting = [], over, lists, why }) => {
    const records = recordsOf(ops);
    const record = records.get(`${type} ${id}`) ?? EMPTY;
    const force = inForce(records, type, id);
    expect(covers(type, field, record, force, decide, new Set(waiting)), why).toEqual(over);
    if (lists) expect(counting(type, record, force, new Set(waiting)), why).toEqual(lists);
  });
});

describe("names", () => {
  const calls = names as unknown as Record<string, (...args: unknown[]) => unknown>;
  const camel = (name: string) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  test.each(load<{ call: string; args: unknown[]; gives: unknown }>("names"))(
    "$name",
    ({ call, args, gives, why }) => expect(calls[camel(call)]?.(...args), why).toEqual(gives),
  );
});

describe("canonical text", () => {
  test.each(load<{ value: Json; gives: string }>("canonical"))("$name", ({ value, gives, why }) =>
    expect(canonical(value), why).toBe(gives),
  );
});

describe("digest lines", () => {
  test.each(
    load<{ type: string; id: string; fields: Record<string, Wire[]>; line: string; hash: number }>(
      "digest",
    ),
  )("$name", (one) => {
    const fields = Object.entries(one.fields).map(([name, of]) => [name, of.map(write)] as const);
    const text = line(one.type, one.id, new Map(fields));
    expect(text, one.why).toBe(one.line);
    expect(createHash("sha256").update(text).digest().readUIntBE(0, 6)).toBe(one.hash);
  });
});

describe("values that do not fit", () => {
  test.each(load<{ op: Operation; gives: string | null }>("strange"))("$name", (one) =>
    expect(strange(one.op), one.why).toBe(one.gives),
  );
});

describe("who may write", () => {
  test.each(load<{ role: Role; op: Operation; gives: boolean }>("access"))("$name", (one) =>
    expect(mayWrite(one.role, one.op), one.why).toBe(one.gives),
  );
});

type Person = [string, string, string, number | null];
const human = ([id, firstName, lastName, birthYear]: Person): Human => ({
  id,
  firstName,
  lastName,
  birthYear,
});
type Enrolled = [string, string | null, string | null];
type Noted = [string, Wire[], Wire[]];

const rules: Record<string, (...args: never[]) => unknown> = {
  matches,
  headcount,
  contradictions,
  classes: (unions: Union[]) => Object.fromEntries(classes(unions)),
  duplicates: (people: Person[], unions: Union[]) => duplicates(people.map(human), unions),
  register: (session: string, enrolled: Enrolled[], noted: Noted[], unions: Union[]) => {
    const enrolments = enrolled.map(([id, stage, since]): Enrolment => ({ id, stage, since }));
    const marks = noted.map(([id, leaves, late]) => {
      return [id, { leaves: leaves.map(write), proposals: late.map(write) }] as const;
    });
    const lines = register(session, enrolments, marks, classes(unions));
    return { lines: lines.map(Object.values), count: Object.values(count(lines)) };
  },
};

describe("rules", () => {
  test.each(load<{ call: string; args: never[]; gives: unknown }>("rules"))(
    "$name",
    ({ call, args, gives, why }) => expect(rules[call]?.(...args), why).toEqual(gives),
  );
});
