import type * as z from 'zod/mini';
import type { Surroundings } from '../../api/client';
import { CrmApiError } from '../../api/failure';
import { readReply } from '../../api/reply';
import { salesforceFailure } from './failures';
import { tokenShape } from './shapes';

/** What one sign-in needs; made before it and used again to exchange the code. */
export interface OauthAttempt {
  /** Consumer key of the org's External Client App ("require secret" off). */
  clientId: string;
  /** Origin to sign in at: the org's API host. */
  origin: string;
  /** `browser.identity.getRedirectURL()`, registered in the app. */
  redirectUri: string;
  verifier: string;
  state: string;
}

export interface OauthTokens {
  access: string;
  refresh: string | null;
  /** Origin of the API for these tokens. */
  instance: string;
}

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** Random text for `verifier` and `state`: 43 characters of base64url. */
export const oauthSecret = (crypto: Pick<Crypto, 'getRandomValues'>): string =>
  base64Url(crypto.getRandomValues(new Uint8Array(32)));

/** Where the user signs in: authorization code with PKCE (S256). */
export async function authorizeUrl(attempt: OauthAttempt, subtle: SubtleCrypto): Promise<string> {
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(attempt.verifier));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: attempt.clientId,
    redirect_uri: attempt.redirectUri,
    scope: 'api refresh_token',
    state: attempt.state,
    code_challenge: base64Url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  });
  return `${attempt.origin}/services/oauth2/authorize?${query}`;
}

/** The code in the address that the sign-in ended at. @throws CrmApiError when it was refused or is not ours */
export function codeFrom(address: string, { state, redirectUri }: OauthAttempt): string {
  const url = new URL(address);
  const query = url.searchParams;
  const refused = query.get('error');
  if (refused)
    throw new CrmApiError('api-blocked', 'salesforce', 'the sign-in', {
      detail: `${refused} ${query.get('error_description') ?? ''}`,
    });
  const code = query.get('code');
  if (!address.startsWith(redirectUri) || query.get('state') !== state || !code)
    throw new CrmApiError('unexpected-answer', 'salesforce', 'the sign-in');
  return code;
}

/** Exchanges the code for tokens. @throws CrmApiError */
export function exchangeCode(
  attempt: OauthAttempt,
  code: string,
  around: Surroundings,
): Promise<OauthTokens> {
  return askForTokens(attempt.origin, around, {
    grant_type: 'authorization_code',
    code,
    client_id: attempt.clientId,
    redirect_uri: attempt.redirectUri,
    code_verifier: attempt.verifier,
  });
}

/** A new access token for one that has ended. @throws CrmApiError */
export function refreshTokens(
  origin: string,
  clientId: string,
  refresh: string,
  around: Surroundings,
): Promise<OauthTokens> {
  return askForTokens(origin, around, {
    grant_type: 'refresh_token',
    client_id: clientId,
    refresh_token: refresh,
  });
}

async function askForTokens(
  origin: string,
  around: Surroundings,
  form: Record<string, string>,
): Promise<OauthTokens> {
  const url = `${origin}/services/oauth2/token`;
  const what = 'the sign-in';
  const response = await around
    .fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(form),
      credentials: 'omit',
      redirect: 'manual',
    })
    .catch(async () => {
      throw new CrmApiError((await around.unreachable(url)) ?? 'unreachable', 'salesforce', what);
    });
  const answer = {
    status: response.type === 'opaqueredirect' ? 302 : response.status,
    headers: response.headers,
    text: await response.text(),
  };
  const read = readReply(
    'salesforce',
    answer,
    { path: url, schema: tokenShape, what },
    null,
    salesforceFailure,
  );
  return { access: read.access_token, refresh: read.refresh_token ?? null, instance: instanceOf(read) };
}

/** Tokens go to Salesforce's own hosts only. @throws CrmApiError */
function instanceOf({ instance_url }: z.infer<typeof tokenShape>): string {
  const { protocol, hostname, origin } = new URL(instance_url);
  if (protocol === 'https:' && /\.my\.salesforce\.(?:com|mil)$/.test(hostname)) return origin;
  throw new CrmApiError('moved', 'salesforce', 'the sign-in');
}
