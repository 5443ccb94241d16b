// Answers, line by line, how the TypeScript twin reads a history: the other end of twin.py.
// Plain Node runs it: types are left out, nothing is built.

import { createInterface } from "node:readline";
import { type History, readings } from "../sync/readings.ts";

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(readings(JSON.parse(line) as History))}\n`);
}
