/**
 * One person of the présences: the whole row is the button, "…" beside it is another. A long press
 * does what "…" does. What a tap means is decided by the screen (present, then absent, then not
 * noted); the row only shows it. Key it by the person, or a quick second tap falls on a neighbour.
 */
import { useRef } from "preact/hooks";
import { register } from "./fr.register";
import { Icon } from "./icons";
import { Initials } from "./initials";
import { type Mark, State } from "./mark";

interface RowProps {
  name: string;
  /** Second line: "à l'essai · 2e fois", "arrivée 14 h 25". */
  detail?: string | undefined;
  mark: Mark;
  onTap: () => void;
  onMore?: () => void;
}

export function Row({ name, detail, mark, onTap, onMore }: RowProps) {
  const { taken, ...press } = useLongPress(onMore);
  return (
    <li class="row" data-mark={mark}>
      <button
        type="button"
        class="tap"
        aria-pressed={mark === "present" || mark === "late" || mark === "left_early"}
        {...press}
        onClick={() => taken() || onTap()}
      >
        <Initials of={name} />
        <span class="who">
          <b>{unbroken(name)}</b>
          {detail && <span>{detail}</span>}
        </span>
        <State mark={mark} />
      </button>
      {onMore && (
        <button
          type="button"
          class="more"
          aria-label={register.session.more(name)}
          onClick={onMore}
        >
          <Icon name="more" size={24} />
        </button>
      )}
    </li>
  );
}

/** "Ghislaine L." stays on one line: a lone initial is not a line. */
const unbroken = (name: string) => name.replace(/ (\S{1,2})$/, "\u00a0$1");

const LONG_MS = 500;

/** Half a second under a still finger. The click that ends it is not a tap. */
function useLongPress(onLong: (() => void) | undefined) {
  const timer = useRef(0);
  const done = useRef(false);
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: () => {
      done.current = false;
      if (!onLong) return;
      timer.current = window.setTimeout(() => {
        done.current = true;
        onLong();
      }, LONG_MS);
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu: (event: Event) => event.preventDefault(),
    taken: () => {
      const long = done.current;
      done.current = false;
      return long;
    },
  };
}
