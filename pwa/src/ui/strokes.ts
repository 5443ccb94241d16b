/**
 * What a signature is: strokes, each a flat list of integers x0, y0, x1, y1…, in a square of 0 to
 * 1000 whose side is the longer side of the box that was signed in. So a cross stays a cross
 * whatever the shape of the box. Pure; pad.tsx draws with it, the record "signature" keeps what it
 * gives.
 */
export type Stroke = readonly number[];

export interface Box {
  width: number;
  height: number;
}

const SIDE = 1000;
const MIDDLE = SIDE / 2;

/** From a point of the box (pixels from its corner) to the square. */
export function intoSquare(x: number, y: number, { width, height }: Box): [number, number] {
  const unit = Math.max(width, height, 1) / SIDE;
  return [within((x - width / 2) / unit + MIDDLE), within((y - height / 2) / unit + MIDDLE)];
}

/**
 * A turned box shows another part of the square: what would fall outside is drawn smaller, about the middle, so that
 * nothing of it is hidden. What fits is left as it is.
 */
export function fitted(strokes: readonly Stroke[], { width, height }: Box): readonly Stroke[] {
  const long = Math.max(width, height, 1);
  const reach = (axis: 0 | 1) =>
    Math.max(0, ...strokes.flat().map((v, i) => (i % 2 === axis ? Math.abs(v - MIDDLE) : 0)));
  const room = (side: number, used: number) => (used === 0 ? 1 : (MIDDLE * side) / long / used);
  const scale = Math.min(1, room(width, reach(0)), room(height, reach(1)));
  if (scale === 1) return strokes;
  return strokes.map((stroke) => stroke.map((v) => within(MIDDLE + (v - MIDDLE) * scale)));
}

/** A smooth path through the points: curves from middle to middle. A single point is a dot. */
export function pathOf(stroke: Stroke): string {
  const [x0 = 0, y0 = 0] = stroke;
  let path = `M${x0} ${y0}`;
  for (let i = 2; i + 3 < stroke.length; i += 2) {
    const [x = 0, y = 0, nextX = 0, nextY = 0] = stroke.slice(i, i + 4);
    path += `Q${x} ${y} ${(x + nextX) / 2} ${(y + nextY) / 2}`;
  }
  return `${path}L${stroke.at(-2) ?? x0} ${stroke.at(-1) ?? y0}`;
}

/** The part of the square that has ink, with a margin: "x y width height". */
export function inked(strokes: readonly Stroke[], margin = 30): string {
  const all = strokes.flat();
  const span = (axis: number): [number, number] => {
    const values = all.filter((_, i) => i % 2 === axis);
    const low = Math.min(...values, SIDE) - margin;
    return [low, Math.max(...values, low) + margin - low];
  };
  if (all.length === 0) return `0 0 ${SIDE} ${SIDE}`;
  const [x, width] = span(0);
  const [y, height] = span(1);
  return `${x} ${y} ${width} ${height}`;
}

const within = (value: number) => Math.min(SIDE, Math.max(0, Math.round(value)));
