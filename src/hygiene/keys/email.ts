/** An e-mail address taken apart, as two addresses are compared. */
export interface EmailParts {
  /** The whole address without case and plus tag: one mailbox. */
  address: string;
  domain: string;
}

const LONGEST = 254;
const ADDRESS = /^([^\s@<>",;:\\]+)@([^\s@<>",;:\\/]+\.[^\s@<>",;:\\/.]{2,})$/;

/**
 * The parts of an address, or null for a text that is none. Case makes no difference, nor does a
 * plus tag ("ada+news@…") or "mailto:". Dots in the name stay: most providers tell them apart.
 */
export function emailParts(text: string): EmailParts | null {
  const plain = text
    .slice(0, 2 * LONGEST)
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '');
  const [, name, domain] = (plain.length <= LONGEST && ADDRESS.exec(plain)) || [];
  if (name === undefined || domain === undefined) return null;
  const mailbox = name.replace(/(?<=.)\+.*$/, '');
  return { address: `${mailbox}@${domain}`, domain };
}

/** The domain itself, then each domain that it is part of: "eu.mail.example", "mail.example". */
export function parentDomains(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}
