import * as z from 'zod/mini';
import { isPublicKey } from './keys';

/** A manifest is a page of text; what is longer is something else. */
export const LONGEST_MANIFEST = 16_384;
/** As long as the longest pack text that the editor and the store take. */
export const LARGEST_PACK = 1_048_576;
export const MANIFEST_FILE = 'manifest.json';

const instant = z.iso.datetime({ offset: true });
const version = z.int().check(z.gte(1));
const publicKey = z.string().check(z.refine(isPublicKey));
const name = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/));

const audienceSchema = z.strictObject({
  /** Only subscriptions that name one of these groups. */
  groups: z.optional(z.array(name).check(z.minLength(1), z.maxLength(50))),
  /** From each moment on, so many of a hundred browsers; the last one that has begun counts. */
  stages: z.optional(
    z
      .array(z.strictObject({ from: instant, percent: z.int().check(z.gte(1), z.lte(100)) }))
      .check(z.minLength(1), z.maxLength(10)),
  ),
});

/** What is published of a pack, beside its file. All of it but the signature is signed. */
export const manifestSchema = z.strictObject({
  schema: z.literal(1),
  packId: name,
  version,
  /** The pack's file, in the folder of the manifest. A name is never used for two contents. */
  file: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,120}\.json$/)),
  /** Of the raw bytes of the pack file, in hexadecimal. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Bytes of the pack file. */
  size: z.int().check(z.gte(2), z.lte(LARGEST_PACK)),
  publishedAt: instant,
  expiresAt: instant,
  activateAt: z.optional(instant),
  audience: z.optional(audienceSchema),
  /** What new and changed rules find on records that were there before is put aside for so many days. */
  parkExistingDays: z.optional(z.int().check(z.gte(1), z.lte(365))),
  /** The newer version that this older one takes back. */
  rollbackOf: z.optional(version),
  /** The key that signs what comes next. */
  nextKey: z.optional(publicKey),
  keyId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** Ed25519, in base64url. */
  signature: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/)),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type UnsignedManifest = Omit<Manifest, 'signature'>;

export type ManifestReading =
  | { ok: true; manifest: Manifest }
  | { ok: false; reason: 'not-json' | 'no-manifest'; detail: string };

const KEYS = Object.keys(manifestSchema.shape);

/** In the order of the schema: whoever reads a manifest writes the same text of it again. */
function ordered<T extends object>(manifest: T): T {
  const place = (key: string) => KEYS.indexOf(key);
  const entries = Object.entries(manifest).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => place(a) - place(b))) as T;
}

/** The one spelling of a manifest: two spaces, the order of the schema, a line end. */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify(ordered(manifest), null, 2)}\n`;

/** The text that is signed: the manifest without its signature. */
export const statementText = ({ ...manifest }: UnsignedManifest & { signature?: string }): string => {
  delete manifest.signature;
  return JSON.stringify(ordered(manifest), null, 2);
};

/** A manifest from bytes, which must be its one spelling: not a byte is left unsigned. Never throws. */
export function readManifest(bytes: Uint8Array): ManifestReading {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return { ok: false, reason: 'not-json', detail: 'It is not JSON.' };
  const shaped = manifestSchema.safeParse(parsed.value);
  if (!shaped.success) {
    const [issue] = shaped.error.issues;
    const place = issue?.path.join('.') || 'the manifest';
    return { ok: false, reason: 'no-manifest', detail: `${place} is missing or not as it must be.` };
  }
  if (manifestText(shaped.data) !== parsed.text)
    return { ok: false, reason: 'no-manifest', detail: 'Its text was changed after it was signed.' };
  return { ok: true, manifest: shaped.data };
}

function parseJson(bytes: Uint8Array): { ok: true; text: string; value: unknown } | { ok: false } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { ok: true, text, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
