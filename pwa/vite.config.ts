// How the app is built: pwa/ and ../sync in, ../server/web out.
// After: the server gives these files as they are; the wheel carries them.

import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { worker } from "./worker.build.ts";

const here = import.meta.dirname;

export default defineConfig({
  plugins: [worker(resolve(here, "src/worker/sw.ts"))],
  build: {
    outDir: resolve(here, "../server/web"),
    emptyOutDir: true,
    // The content security policy knows no data: address for a font or a script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: {
    dir: resolve(here, "../tests"),
    include: ["**/*.test.{ts,tsx}"],
  },
});
