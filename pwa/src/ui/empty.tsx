/** Nothing here, and what to do about it. Said as good news where it is. */
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icons";

interface EmptyProps {
  icon: IconName;
  title: string;
  children?: ComponentChildren;
}

export const Empty = ({ icon, title, children }: EmptyProps) => (
  <div class="empty">
    <span class="disc soft large">
      <Icon name={icon} size={28} />
    </span>
    <h2>{title}</h2>
    {children}
  </div>
);
