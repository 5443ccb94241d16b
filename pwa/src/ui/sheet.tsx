/**
 * A sheet that rises over the screen, for one question. A real <dialog>: showModal keeps the focus
 * inside and gives it back; Escape, the phone's back gesture and a finger set down beside it close
 * it. (Not `closedby`: there the finger that rises from the long press that opened the sheet would
 * close it.) `onClose` is told once.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "./button";
import { fr } from "./fr";

interface SheetProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

export function Sheet({ open, title, onClose, children }: SheetProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open) box.current?.showModal();
    else box.current?.close();
  }, [open]);
  const beside = ({ target, clientX, clientY }: PointerEvent) => {
    const edge = box.current?.getBoundingClientRect();
    if (!edge || !box.current || target !== box.current) return;
    const { left, right, top, bottom } = edge;
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) box.current.close();
  };
  return (
    <dialog
      ref={box}
      class="sheet"
      aria-labelledby={id}
      onPointerDown={beside}
      onClose={() => open && onClose()}
    >
      {open && (
        <>
          <header>
            <h2 id={id}>{title}</h2>
            <Button
              kind="quiet"
              icon="cross"
              label={fr.common.close}
              small
              onClick={() => box.current?.close()}
            />
          </header>
          <div class="stack loose">{children}</div>
        </>
      )}
    </dialog>
  );
}
