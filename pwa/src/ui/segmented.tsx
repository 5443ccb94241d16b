/**
 * The parts of one screen: Présences / Notes / Trajets. Links or buttons; `label` names the group.
 */
export interface Segment {
  id: string;
  label: string;
  href?: string;
}

interface SegmentedProps {
  label: string;
  segments: readonly Segment[];
  current: string;
  onSelect?: (id: string) => void;
}

export function Segmented({ label, segments, current, onSelect }: SegmentedProps) {
  return (
    <nav class="segments" aria-label={label}>
      {segments.map(({ id, label, href }) => {
        const now = id === current ? ("page" as const) : undefined;
        return href === undefined ? (
          <button key={id} type="button" aria-current={now} onClick={() => onSelect?.(id)}>
            {label}
          </button>
        ) : (
          <a key={id} href={href} aria-current={now}>
            {label}
          </a>
        );
      })}
    </nav>
  );
}
