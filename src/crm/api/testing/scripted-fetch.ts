/** What one call gets: an answer, no answer at all ('cut'), or none ever ('hang'). */
export type Scripted = { status?: number; body?: unknown; headers?: Record<string, string> } | 'cut' | 'hang';

export interface SentCall {
  url: string;
  init: RequestInit;
}

/** A fetch that answers call after call from a script; the last entry answers all that follow. */
export function scriptedFetch(script: readonly Scripted[]): {
  fetch(url: string, init: RequestInit): Promise<Response>;
  sent: SentCall[];
} {
  const sent: SentCall[] = [];
  return {
    sent,
    fetch(url, init) {
      const step = script[Math.min(sent.length, script.length - 1)] ?? {};
      sent.push({ url, init });
      if (step === 'cut') return Promise.reject(new TypeError('Failed to fetch'));
      if (step === 'hang')
        return new Promise((_, reject) => {
          init.signal?.addEventListener('abort', () => reject(init.signal?.reason), { once: true });
        });
      const { status = 200, body = {}, headers = {} } = step;
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return Promise.resolve(new Response(status === 204 ? null : text, { status, headers }));
    },
  };
}
