/**
 * The box to sign in, and <Ink/> to show what was signed. Drawn as SVG paths over the square of
 * strokes.ts: the browser redraws them at any size, so a turn of the screen loses nothing.
 * `onStroke` tells when a finger is down: the automatic lock waits for it to rise.
 */
import type { TargetedPointerEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { register } from "./fr.register";
import { fitted, inked, intoSquare, pathOf, type Stroke } from "./strokes";

interface PadProps {
  label: string;
  strokes: readonly Stroke[];
  onChange: (strokes: readonly Stroke[]) => void;
  onStroke?: (down: boolean) => void;
}

export function Pad({ label, strokes, onChange, onStroke }: PadProps) {
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<Stroke>([]);
  const pen = useRef<{ id: number; points: number[] } | undefined>(undefined);
  const latest = useRef({ strokes, onChange });
  latest.current = { strokes, onChange };

  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      const { strokes, onChange } = latest.current;
      const fit = entry ? fitted(strokes, entry.contentRect) : strokes;
      if (fit !== strokes) onChange(fit);
    });
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);

  const draw = (event: PointerEvent) => {
    const edge = box.current?.getBoundingClientRect();
    if (!edge || pen.current?.id !== event.pointerId) return;
    const { points } = pen.current;
    for (const { clientX, clientY } of [...(event.getCoalescedEvents?.() ?? []), event]) {
      const [x, y] = intoSquare(clientX - edge.left, clientY - edge.top, edge);
      if (x !== points.at(-2) || y !== points.at(-1)) points.push(x, y);
    }
    setCurrent([...points]);
  };
  const down = (event: PointerEvent) => {
    if (pen.current || event.button > 0) return; // a palm beside the finger draws nothing
    pen.current = { id: event.pointerId, points: [] };
    box.current?.setPointerCapture(event.pointerId);
    onStroke?.(true);
    draw(event);
  };
  // A call that comes in cancels the pointer: what was drawn until then stays.
  const up = (event: TargetedPointerEvent<HTMLDivElement>) => {
    if (pen.current?.id !== event.pointerId) return;
    const all = [...latest.current.strokes, pen.current.points];
    onChange(fitted(all, event.currentTarget.getBoundingClientRect()));
    pen.current = undefined;
    setCurrent([]);
    onStroke?.(false);
  };
  return (
    <div
      ref={box}
      class="pad"
      role="img"
      aria-label={label}
      onPointerDown={down}
      onPointerMove={draw}
      onPointerUp={up}
      onPointerCancel={up}
    >
      <p>{register.signature.here}</p>
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        {[...strokes, current].map((stroke, i) => (
          <path key={i} d={stroke.length ? pathOf(stroke) : ""} />
        ))}
      </svg>
    </div>
  );
}

export const Ink = ({ strokes, label }: { strokes: readonly Stroke[]; label: string }) => (
  <svg class="ink" viewBox={inked(strokes)} role="img" aria-label={label}>
    {strokes.map((stroke, i) => (
      <path key={i} d={pathOf(stroke)} />
    ))}
  </svg>
);
