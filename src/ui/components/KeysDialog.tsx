import { Dialog } from './Dialog';

/** Which keys do what. */
export function KeysDialog({
  keys: all,
  onClose,
}: {
  keys: readonly { keys: readonly string[]; does: string }[];
  onClose(): void;
}) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl class="keys">
        {all.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
