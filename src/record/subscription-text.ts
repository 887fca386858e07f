/** What a manager hands out so that a browser follows a pack: where it is, and whose signature counts. */
export interface SubscriptionText {
  /** Of the manifest; https, without a fragment. */
  url: string;
  /** Raw Ed25519 public key in base64url. */
  publicKey: string;
  /** For packs that are rolled out group by group; null for none. */
  group: string | null;
}

export type ParsedSubscription =
  | { ok: true; subscription: SubscriptionText }
  | { ok: false; problem: string };

const PREFIX = 'leadlight-pack:';
const KEY = /^[A-Za-z0-9_-]{43}$/;
const GROUP = /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/;
const LONGEST = 2500;

/** One line to paste, e.g. "leadlight-pack:https://packs.example/manifest.json#key=…&group=emea". */
export function subscriptionText({ url, publicKey, group }: SubscriptionText): string {
  return `${PREFIX}${url}#key=${publicKey}${group === null ? '' : `&group=${group}`}`;
}

/** Reads what was pasted; line breaks and spaces that mail programs add are left out. Never throws. */
export function parseSubscription(pasted: string): ParsedSubscription {
  const text = pasted.length > LONGEST ? '' : pasted.replaceAll(/\s+/g, '');
  if (!text.startsWith(PREFIX))
    return refused(
      `This is not a subscription: it must start with “${PREFIX}”. Copy the whole line you were given.`,
    );
  const url = parsedUrl(text.slice(PREFIX.length));
  if (!url) return refused('The subscription has no address. Copy the whole line you were given.');
  const settings = new URLSearchParams(url.hash.slice(1));
  const [publicKey, group] = [settings.get('key') ?? '', settings.get('group')];
  if (url.protocol !== 'https:')
    return refused('The address of a pack must start with https://. Ask for one that does.');
  if (url.username || url.password)
    return refused('The address of a pack may hold no user name or password. Ask for one without.');
  if (!KEY.test(publicKey))
    return refused(
      'The subscription has no key, or not the whole of it. Copy the whole line you were given.',
    );
  if (group !== null && !GROUP.test(group))
    return refused('The group of the subscription has characters that no group has. Copy the line again.');
  url.hash = '';
  return { ok: true, subscription: { url: url.href, publicKey, group } };
}

/** What the browser asks the user to allow for an address, e.g. "https://packs.example/*". */
export const hostPattern = (url: string): string => `https://${new URL(url).hostname}/*`;

const refused = (problem: string): ParsedSubscription => ({ ok: false, problem });

function parsedUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
