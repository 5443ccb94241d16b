/**
 * A sheet that rises over the screen, for one question. A real <dialog>: showModal keeps the focus inside and gives
 * it back; Escape and the phone's back gesture close it and, where the browser knows `closedby`, so does a tap
 * beside it. Whatever closes it, `onClose` is told once.
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
  return (
    <dialog
      ref={box}
      class="sheet"
      aria-labelledby={id}
      closedby="any"
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
