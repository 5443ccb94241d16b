/** A filter to press ("Pas notés · 3"), or without `onClick` a small label ("Maintenant"). */
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icons";

interface ChipProps {
  icon?: IconName;
  pressed?: boolean;
  onClick?: () => void;
  children: ComponentChildren;
}

export function Chip({ icon, pressed, onClick, children }: ChipProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  );
  if (!onClick) return <span class="chip">{inside}</span>;
  return (
    <button type="button" class="chip" aria-pressed={pressed} onClick={onClick}>
      {inside}
    </button>
  );
}
