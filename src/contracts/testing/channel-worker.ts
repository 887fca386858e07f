/**
 * A worker that is a channel of this thread. `serve` is given the end at which its script would stand; `onEnd` is
 * told when the worker is ended.
 */
export function channelWorker(serve: (port: MessagePort) => void, onEnd: () => void = () => {}) {
  const { port1, port2 } = new MessageChannel();
  serve(port1);
  port2.start();
  const terminate = (): void => {
    onEnd();
    port1.close();
    port2.close();
  };
  return Object.assign(port2, { terminate, onerror: null }) as unknown as Worker & {
    onerror: ((event: { message: string }) => void) | null;
  };
}
