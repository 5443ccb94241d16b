// How the app is built: pwa/ and ../sync in, ../server/web out.
// After: the server gives these files as they are; the wheel carries them.

import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { worker } from "./worker.build.ts";

const here = import.meta.dirname;

// A file for the first visit, and one for each step after it; what two of them need lies in the earlier one. Many small
// files compress badly and are each a round trip on a slow network.
const STEPS = [
  "main.tsx",
  "screens/session/session.tsx",
  "screens/later.ts",
  "screens/office/office.tsx",
  "exchange/restored.ts",
];
const NAME = "assets/[name]-[hash:6].js";
const groups = STEPS.map((file, at) => ({
  name: file.replace(/^.*\/|\.tsx?$/g, ""),
  test: (id: string) => id === resolve(here, "src", file),
  priority: STEPS.length - at,
}));

export default defineConfig({
  plugins: [worker(resolve(here, "src/worker/sw.ts"))],
  build: {
    outDir: resolve(here, "../server/web"),
    emptyOutDir: true,
    // The content security policy knows no data: address for a font or a script.
    assetsInlineLimit: 0,
    // No helper, no second file of styles: what comes later is asked for by its bare name.
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: { groups },
        // Short: the service worker lists them all, and is fetched at each look for a new version.
        entryFileNames: NAME,
        chunkFileNames: NAME,
        assetFileNames: "assets/[name]-[hash:6][extname]",
      },
    },
  },
  test: {
    dir: resolve(here, "../tests"),
    include: ["**/*.test.{ts,tsx}"],
  },
});
