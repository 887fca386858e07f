/** Shown where the store does not answer. */
export function DigestProblem({ error }: { error: unknown }) {
  return (
    <main class="digest">
      <h1 class="strong">Digest</h1>
      <p role="alert">
        What is kept on this device can’t be read: {error instanceof Error ? error.message : String(error)}{' '}
        Reload this page; your CRM is not affected.
      </p>
    </main>
  );
}
