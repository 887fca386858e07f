import { useEffect, useState } from 'preact/hooks';
import { Icon } from './Icon';
import type { IconName } from './icon-shapes';

export interface ToastMessage {
  icon: IconName;
  text: string;
  onUndo: (() => void) | null;
  /** What is told or taken back nowhere else stays until it is closed. */
  stays?: true;
}

const SHOWN_MS = 8000;

/** What just happened and the way back. Unless it stays, it waits while the pointer or the focus is on it. */
export function Toast({ message, onClose }: { message: ToastMessage; onClose(): void }) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld || message.stays) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, message, onClose]);
  const { onUndo } = message;
  return (
    <div
      class="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <Icon name={message.icon} />
      <span class="toast-text">{message.text}</span>
      {onUndo && (
        <button
          type="button"
          class="button quiet undo"
          onClick={() => {
            onUndo();
            onClose();
          }}
        >
          Undo
        </button>
      )}
      <button type="button" class="icon-button" aria-label="Close message" onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}
