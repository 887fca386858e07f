const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const ID = /^(?:[0-9a-z]{15}|[0-9a-z]{18})$/i;

/**
 * The 18-character form of a Salesforce id: three more characters, each holding which of five
 * characters are upper case (crm.md). Null for anything that is no id, or has a wrong checksum.
 */
export function recordId18(id: string): string | null {
  if (!ID.test(id)) return null;
  const id15 = id.slice(0, 15);
  const complete = id15 + [0, 5, 10].map((start) => caseBits(id15.slice(start, start + 5))).join('');
  return id.length === 15 || id === complete ? complete : null;
}

function caseBits(five: string): string {
  let bits = 0;
  for (let i = 0; i < five.length; i += 1) if (/[A-Z]/.test(five.charAt(i))) bits |= 1 << i;
  return CHECKSUM.charAt(bits);
}
