import * as Comlink from 'comlink';

/**
 * Asks a worker for what takes a while, with a callback of this page for how far it is. The callback has a port of
 * its own, and Firefox may deliver its last call after the answer: it is then not passed on, so that nothing that
 * is done is shown as under way for ever.
 */
export async function untilAnswered<Args extends unknown[], Said, Answer>(
  tell: (...args: Args) => Said,
  ask: (tell: ((...args: Args) => Said | undefined) & Comlink.ProxyMarked) => Promise<Answer>,
): Promise<Answer> {
  let isAnswered = false;
  const heard = (...args: Args): Said | undefined => (isAnswered ? undefined : tell(...args));
  try {
    return await ask(Comlink.proxy(heard));
  } finally {
    isAnswered = true;
  }
}
