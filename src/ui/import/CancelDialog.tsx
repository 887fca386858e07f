import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ImportReport } from '../../record/file-import';
import { type FormatContext, formatNumber } from '../../record/format';
import type { ImportActions } from './use-import';

/** Asks what becomes of the records that a cancelled import has stored; Escape keeps the question open. */
export function CancelDialog({
  report,
  actions,
  context,
}: {
  report: ImportReport;
  actions: ImportActions;
  context: FormatContext;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const count = formatNumber(report.stored + report.older, context, 0);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="cancel-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="cancel-title">Keep the {count} records stored so far?</h2>
      <p>Removing puts back what was known before this import.</p>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={() => void actions.keep()}>
          Keep them
        </button>
        <button type="button" class="button primary" onClick={() => void actions.remove()}>
          Remove this import
        </button>
      </div>
    </dialog>
  );
}
