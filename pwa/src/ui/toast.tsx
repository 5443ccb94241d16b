/**
 * What was just done, with its undo. It lasts: no clock takes it away, only the next one,
 * `onClose` or another screen. Render it always, with `text` undefined when there is nothing, so
 * that a screen reader knows the place.
 */

import { fr } from "./fr";
import { Icon } from "./icons";

interface ToastProps {
  text?: string | undefined;
  onUndo?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
}

export function Toast({ text, onUndo, onClose }: ToastProps) {
  return (
    <div role="status">
      {text && (
        <div class="toast">
          <span>{text}</span>
          {onUndo && (
            <button type="button" onClick={onUndo}>
              {fr.common.undo}
            </button>
          )}
          {onClose && (
            <button type="button" aria-label={fr.common.close} onClick={onClose}>
              <Icon name="cross" />
            </button>
          )}
        </div>
      )}
    </div>
  );
}
