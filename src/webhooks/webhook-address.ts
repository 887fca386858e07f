/** An address as it is used. @throws Error that says what is wrong with it, without repeating it */
export function webhookAddress(text: string): string {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) throw new Error('This is no address. Paste the whole one, from https:// on.');
  const { protocol, username, password, href } = new URL(trimmed);
  if (protocol !== 'https:')
    throw new Error('This address does not begin with https://, so anybody on the way could read along.');
  if (username !== '' || password !== '')
    throw new Error('This address holds a name or a password before the host. Use one without.');
  return href;
}
