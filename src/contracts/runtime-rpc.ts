import { browser } from 'wxt/browser';
import { isNoRoom, NO_ROOM } from '../record/no-room';

/**
 * Typed calls over extension messages, which carry JSON only. The caller's proxy and the
 * server share one interface of async methods, so that neither side builds messages by hand.
 */
interface Call {
  service: string;
  method: string;
  args: unknown[];
}

type Reply = { ok: true; value: unknown } | { ok: false; name: string; message: string };

type Sender = { id?: string; url?: string; tab?: { id?: number } };

type Methods<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => Promise<R> : never;
};

/** One method's door: throws on arguments that do not fit; what passes is handed to the service. */
export type Doors<T> = { [K in keyof T]: (args: unknown[]) => Promise<unknown> };

function isCall(message: unknown, service: string): message is Call {
  if (typeof message !== 'object' || message === null) return false;
  const call = message as Partial<Call>;
  return call.service === service && typeof call.method === 'string' && Array.isArray(call.args);
}

/** True for the extension's own pages; false for content scripts, whose URL is the web page's. */
export function isExtensionPage(sender: Sender): boolean {
  if (sender.id !== browser.runtime.id || !sender.url) return false;
  const { protocol, host } = new URL(sender.url);
  const own = new URL(browser.runtime.getURL('/'));
  return protocol === own.protocol && (host === own.host || host === browser.runtime.id);
}

/**
 * Serves `doors` to the extension's own pages. Register it synchronously at the top level of
 * the background, or calls that wake it are lost (reliability.md, fact 5).
 */
export function serveRuntime<T>(service: string, doors: Doors<T>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, respond: (r: Reply) => void) => {
    if (!isCall(message, service) || !isExtensionPage(sender)) return undefined;
    const door = Object.hasOwn(doors as object, message.method) && doors[message.method as keyof T];
    if (!door) {
      respond({ ok: false, name: 'UnknownMethod', message: `${service} has no method ${message.method}` });
      return undefined;
    }
    door(message.args).then(
      (value) => respond({ ok: true, value: value ?? null }),
      (error: unknown) => respond(toFailure(error)),
    );
    return true;
  });
}

/** What stands behind an error does not go over a message: a full disk is told here. */
function toFailure(error: unknown): Reply {
  if (isNoRoom(error)) return { ok: false, name: 'QuotaExceededError', message: NO_ROOM };
  if (error instanceof Error) return { ok: false, name: error.name, message: error.message };
  return { ok: false, name: 'Error', message: String(error) };
}

const RETRIES = 2;

/** A dying background closes the channel mid-call; every method is idempotent, so ask again. */
async function send(call: Call): Promise<unknown> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const reply = (await browser.runtime.sendMessage(call)) as Reply | undefined;
      if (reply === undefined) throw new Error(`Nobody answered ${call.service}.${call.method}`);
      if (reply.ok) return reply.value;
      const failure = new Error(reply.message);
      failure.name = reply.name;
      throw failure;
    } catch (error) {
      const isTransport =
        error instanceof Error &&
        /message (channel|port) closed|Receiving end|Nobody answered|went out of scope|Conduits/i.test(
          error.message,
        );
      if (!isTransport || attempt >= RETRIES) throw error;
    }
  }
}

/** A proxy for the methods of `T`. Rejects with the server's error name and message. */
export function connectRuntime<T extends object>(service: string): Methods<T> {
  return new Proxy({} as Methods<T>, {
    get:
      (_, method) =>
      (...args: unknown[]) =>
        send({ service, method: String(method), args }),
  });
}
