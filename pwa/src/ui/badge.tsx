/**
 * A count that asks for attention. `words` is what a screen reader says instead of the bare
 * number.
 */
export function Badge({
  count = 0,
  words,
}: {
  count?: number | undefined;
  words?: string | undefined;
}) {
  if (count === 0) return null;
  return (
    <span class="badge number">
      <span aria-hidden={words ? "true" : undefined}>{count > 99 ? "99+" : count}</span>
      {words && <span class="hidden">{words}</span>}
    </span>
  );
}
