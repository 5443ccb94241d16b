// Reads QR codes out of pictures, beside the screen. Before: scanner.tsx sends a picture. After: the text, or null.

import jsqr from "jsqr";

interface Picture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

addEventListener("message", ({ data: { data, width, height } }: MessageEvent<Picture>) => {
  const code = jsqr(data, width, height, { inversionAttempts: "dontInvert" });
  postMessage(code?.data || null);
});
