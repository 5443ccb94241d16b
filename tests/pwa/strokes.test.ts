// A signature keeps its shape and all its points, whatever box it is drawn in and however the
// phone is turned. Before: pwa/src/ui/strokes.ts.

import { expect, test } from "vitest";
import { fitted, inked, intoSquare, pathOf, type Stroke } from "../../pwa/src/ui/strokes";

const upright = { width: 330, height: 540 };
const lying = { width: 660, height: 220 };

const cross: Stroke[] = [
  [450, 100, 550, 900],
  [550, 100, 450, 900],
];

test("the middle of any box is the middle of the square, and units are the same both ways", () => {
  expect(intoSquare(165, 270, upright)).toEqual([500, 500]);
  expect(intoSquare(330, 110, lying)).toEqual([500, 500]);
  const [x, y] = intoSquare(165 + 54, 270 + 54, upright);
  expect([x, y]).toEqual([600, 600]);
});

test("a finger that leaves the box stays in the square, in whole numbers", () => {
  expect(intoSquare(-4000, 9000.4, upright)).toEqual([0, 1000]);
});

test("a turned screen loses no stroke and no point, and all of it can be seen", () => {
  const turned = fitted(cross, lying);
  expect(turned.map((stroke) => stroke.length)).toEqual(cross.map((stroke) => stroke.length));
  const half = (500 * lying.height) / lying.width;
  for (const stroke of turned)
    for (const [i, value] of stroke.entries())
      if (i % 2) expect(Math.abs(value - 500)).toBeLessThanOrEqual(half + 1);
});

test("what fits is the same object: nothing is written for a turn that hides nothing", () => {
  expect(fitted(cross, upright)).toBe(cross);
  expect(fitted([], lying)).toEqual([]);
});

test("a dot is drawn, and a line ends where the finger rose", () => {
  expect(pathOf([500, 400])).toBe("M500 400L500 400");
  expect(pathOf([0, 0, 10, 10, 20, 0, 30, 40]).endsWith("L30 40")).toBe(true);
});

test("the inked part has a margin", () => {
  expect(inked(cross, 10)).toBe("440 90 120 820");
});
