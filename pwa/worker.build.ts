// Builds the service worker once the app stands on the disk, and tells it what it has to keep.
// Before: vite.config.ts. After: src/worker/sw.ts, which reads BUILD.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build, type Plugin } from "vite";

export function worker(entry: string): Plugin {
  let out = "";
  return {
    name: "worker",
    apply: "build",
    configResolved(config) {
      out = config.build.outDir;
    },
    // Not closeBundle: that comes after a build that failed too, and would hide why it did.
    async writeBundle() {
      await buildWorker(entry, out);
      for (const file of filesOf(out)) compress(join(out, file));
    },
  };
}

/** One classic script of its own under a name that never changes: browsers look there for updates. */
async function buildWorker(entry: string, out: string): Promise<void> {
  const files = filesOf(out);
  // The pictures that only an installation asks for stay with the server.
  const kept = files.filter((file) => !file.endsWith(".png"));
  await build({
    configFile: false,
    root: dirname(entry),
    logLevel: "warn",
    publicDir: false,
    define: {
      BUILD: JSON.stringify({ version: versionOf(out, files), files: kept.map(address) }),
    },
    build: {
      outDir: out,
      emptyOutDir: false,
      reportCompressedSize: false,
      lib: { entry, formats: ["iife"], name: "worker", fileName: () => "sw.js" },
    },
  });
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Files whose name bears no hash count too, so the worker changes whenever anything does. */
function versionOf(folder: string, files: string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest("hex").slice(0, 8);
}

function address(file: string): string {
  return file === "index.html" ? "/" : `/${file}`;
}

/** The server gives the compressed twin as it lies there, so compressing costs it nothing. */
function compress(file: string): void {
  if (!/\.(html|js|css|svg|json|webmanifest)$/.test(file)) return;
  const content = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(content));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}
