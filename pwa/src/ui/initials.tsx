/** Who it is, at a glance: the disc before a name, in the présences and on the lock screen. */
/** `large` for the screen that is one person's own. */
export const Initials = ({ of, large }: { of: string; large?: boolean }) => (
  <span class={large ? "disc soft large" : "disc"} aria-hidden="true">
    {of.split(/\s+/, 2).map((word) => [...word][0]?.toLocaleUpperCase("fr"))}
  </span>
);
