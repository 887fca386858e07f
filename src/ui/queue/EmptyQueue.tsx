import { plural } from '../../record/format';

/** Why the list is empty, and what would fill it. `hidden`: how many another filter would show. */
export function EmptyQueue({ hidden }: { hidden: number }) {
  if (hidden > 0)
    return (
      <p class="queue-empty">
        {plural(hidden, 'record')} of others {hidden === 1 ? 'waits' : 'wait'}. Choose Team to see all.
      </p>
    );
  return (
    <div class="queue-empty">
      <p>
        No clock runs. A clock starts with a lead that has a form time, as soon as you open it in your CRM.
      </p>
      <p>
        To see leads before anybody opens them,{' '}
        <a class="link" href="/options.html" target="_blank" rel="noopener">
          keep fresh leads on this device
        </a>
        .
      </p>
    </div>
  );
}
