/**
 * The typeface, fetched after the first paint so that words never wait for it (34 kB, Latin, all
 * weights). Until then, and without network on the very first visit, the system's own face serves.
 */
import file from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";

export function loadFont(): void {
  requestAnimationFrame(() =>
    setTimeout(() => {
      const face = new FontFace("Atkinson", `url(${file}) format("woff2")`, {
        weight: "200 800",
        display: "swap",
      });
      document.fonts.add(face);
      // Not there is no failure: the fallback stays.
      face.load().catch(() => document.fonts.delete(face));
    }),
  );
}
