/**
 * A QR code as one SVG path, dark on white in every theme, since a camera must read it. The
 * encoder comes when it is needed. The same text is always written beside it, to be typed: a code
 * is never the only way.
 */
import { useEffect, useState } from "preact/hooks";

export function Qr({ text, label }: { text: string; label: string }) {
  const [cells, setCells] = useState<readonly (readonly boolean[])[]>([]);
  useEffect(() => {
    let wanted = true;
    void import("uqr").then(({ encode }) => wanted && setCells(encode(text, { border: 0 }).data));
    return () => {
      wanted = false;
    };
  }, [text]);
  const size = Math.max(cells.length, 1);
  const path = cells.flatMap((line, y) =>
    line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")),
  );
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path.join("")} />
    </svg>
  );
}
