/** Stands where the list would be while nothing is stored. */
export function EmptyStore({ onData }: { onData: (() => void) | null }) {
  return (
    <main class="review-empty">
      <h2>No records yet</h2>
      <p>
        Open a deal in HubSpot or Salesforce; it will appear here. Or{' '}
        <a class="link" href="/import.html">
          import an export
        </a>{' '}
        of theirs.
      </p>
      <p class="small-text">
        Leadlight keeps the records you look at on this device, so this list also works offline.
      </p>
      {onData && (
        <button type="button" class="button" onClick={onData}>
          Your data: restore a backup
        </button>
      )}
    </main>
  );
}
