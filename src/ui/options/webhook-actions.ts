import type { ChannelForm, ChannelView } from '../../contracts/webhook-service';

/** What the options can ask for. All reject with an error whose message says what to do. */
export interface WebhookActions {
  list(): Promise<ChannelView[]>;
  /** Asks for access to the host first, so it must be called right from a click. */
  save(form: ChannelForm): Promise<void>;
  setOn(id: string, isOn: boolean): Promise<void>;
  remove(id: string): Promise<void>;
  /** Null when it was received, else why not. */
  test(id: string): Promise<string | null>;
  retry(id: string): Promise<void>;
  discard(id: string): Promise<void>;
  newId(): string;
}
