/** What the review page says when the store does not open or its script fails; nothing else is there then. */
export function StartProblem({ error }: { error: unknown }) {
  return (
    <main class="review-empty">
      <div role="alert">
        <h1 class="strong">The review could not be opened</h1>
        <p>{error instanceof Error ? error.message : String(error)}</p>
        <p>
          Reload this page. If that does not help, restart the browser; nothing that is stored was changed.
        </p>
      </div>
    </main>
  );
}
