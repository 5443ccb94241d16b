/**
 * The pictograms, always beside their word, never alone in meaning: so they are hidden from screen readers. Those of
 * the first visit are here at once, the others once icons.all.ts is loaded, with the screens that need them.
 * <Stake/> is the logo, and marks a milestone on a timeline, nothing else.
 */
import { first } from "./icons.first";
import type { more } from "./icons.more";

export type IconName = keyof typeof first | keyof typeof more;

const paths: Partial<Record<IconName, string>> = { ...first };
export const learn = (others: typeof more): void => void Object.assign(paths, others);

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}

/** The surveyor's stake, red and white. `height` in pixels; it is a third as wide. */
export function Stake({ height = 36 }: { height?: number }) {
  return (
    <svg
      class="stake"
      viewBox="0 0 10 35"
      width={(height * 10) / 35}
      height={height}
      aria-hidden="true"
    >
      <rect class="stake-white" width="10" height="35" rx="4" />
      <path d="M0 7V4a4 4 0 0 1 4-4h2a4 4 0 0 1 4 4v3ZM0 14h10v7H0ZM0 28h10v3a4 4 0 0 1-4 4H4a4 4 0 0 1-4-4Z" />
    </svg>
  );
}
