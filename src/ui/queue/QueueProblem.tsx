/** What the queue says when the store does not open; the review page has the ways to recover it. */
export function QueueProblem({ error }: { error: unknown }) {
  return (
    <main class="queue">
      <div class="queue-empty" role="alert">
        <h1 class="strong">The queue could not be read</h1>
        <p>{error instanceof Error ? error.message : String(error)}</p>
        <p>
          <a class="link" href="/review.html#data" target="_blank" rel="noopener">
            Open the review
          </a>{' '}
          to see what is stored and to recover it.
        </p>
      </div>
    </main>
  );
}
