/**
 * The one calm line about sending, always in the same place; a tap leads to what waits. Its words
 * come from fr.sync. It is read aloud when its kind changes, not at each tap that adds to the
 * count: no flood while people are noted.
 */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { Icon, type IconName } from "./icons";

export type SyncKind = "sent" | "sending" | "waiting" | "offline" | "check" | "reconnect" | "error";

const icons: Record<SyncKind, IconName> = {
  sent: "check",
  sending: "refresh",
  waiting: "up",
  offline: "offline",
  check: "warn",
  reconnect: "key",
  error: "warn",
};

interface SyncLineProps {
  kind: SyncKind;
  text: ComponentChildren;
  href?: string;
}

export function SyncLine({ kind, text, href }: SyncLineProps) {
  const last = useRef(kind);
  const changed = last.current !== kind;
  last.current = kind;
  const inside = (
    <>
      <Icon name={icons[kind]} />
      <span>{text}</span>
    </>
  );
  return (
    <div role="status" aria-live={changed ? "polite" : "off"}>
      {href === undefined ? (
        <p class="sync" data-kind={kind}>
          {inside}
        </p>
      ) : (
        <a class="sync" data-kind={kind} href={href}>
          {inside}
        </a>
      )}
    </div>
  );
}
