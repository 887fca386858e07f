import type { Surroundings } from '../../api/client';
import {
  authorizeUrl,
  codeFrom,
  exchangeCode,
  type OauthAttempt,
  type OauthTokens,
  oauthSecret,
} from './oauth';

/** What the browser gives a sign-in. */
export interface SignInPlace {
  /** `browser.identity.getRedirectURL()`. */
  redirectUri: string;
  /** Shows the address to the user; resolves with the one it ended at. */
  launch(url: string): Promise<string>;
  crypto: Pick<Crypto, 'getRandomValues' | 'subtle'>;
  surroundings: Surroundings;
}

/** Signs the user in at the org by OAuth with PKCE. @throws CrmApiError, or what `launch` rejects with */
export async function signIn(origin: string, clientId: string, place: SignInPlace): Promise<OauthTokens> {
  const attempt: OauthAttempt = {
    clientId,
    origin,
    redirectUri: place.redirectUri,
    verifier: oauthSecret(place.crypto),
    state: oauthSecret(place.crypto),
  };
  const ended = await place.launch(await authorizeUrl(attempt, place.crypto.subtle));
  return exchangeCode(attempt, codeFrom(ended, attempt), place.surroundings);
}
