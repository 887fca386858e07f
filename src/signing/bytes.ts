/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const textBytes = (text: string): Bytes => new TextEncoder().encode(text);

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Base64 for URLs, without padding (RFC 4648 § 5). */
export function base64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * The bytes of a base64url text; null when it is none. Only the one spelling that `base64url`
 * gives is taken: spare bits in the last letter would make two texts of one key or signature.
 */
export function fromBase64url(text: string): Bytes | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return base64url(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

/** The SHA-256 of bytes, in hexadecimal. */
export async function sha256(subtle: SubtleCrypto, bytes: Bytes): Promise<string> {
  return hex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
}

/**
 * What a signature covers: the bytes with their type and both lengths, so that a signature of one
 * sort of document is never one of another (DSSE v1 pre-authentication encoding).
 */
export function preAuthentication(type: string, body: Bytes): Bytes {
  const head = textBytes(`DSSEv1 ${textBytes(type).length} ${type} ${body.length} `);
  const all = new Uint8Array(head.length + body.length);
  all.set(head);
  all.set(body, head.length);
  return all;
}
