import * as z from 'zod/mini';
import { normalText, TEXT_TYPES } from './comparable';
import { fieldName, type Operator } from './operator';

const domain = z.string().check(z.regex(/^[^@\s_]{1,120}$/));

export const emailSchemas = [
  z.strictObject({
    op: z.literal('emailDomainIn'),
    field: fieldName,
    domains: z.array(domain).check(z.minLength(1), z.maxLength(300)),
  }),
] as const;

/** True for a wanted domain, and for one that is part of it: "eu.mail.example" for "mail.example". */
function isWithin(domain: string, wanted: ReadonlySet<string>, longest: number): boolean {
  for (let rest = domain; ; rest = rest.slice(rest.indexOf('.') + 1)) {
    if (rest.length <= longest && wanted.has(rest)) return true;
    if (!rest.includes('.')) return false;
  }
}

const emailDomainIn: Operator<{ domains: string[] }> = {
  name: 'emailDomainIn',
  types: TEXT_TYPES,
  whenEmpty: false,
  operands: ({ domains }) => domains,
  judge({ domains }) {
    const wanted = new Set(domains.map(normalText));
    const longest = Math.max(...[...wanted].map((name) => name.length));
    return {
      holds(value) {
        if (value.kind !== 'text') return 'unknown';
        const sign = value.text.lastIndexOf('@');
        return sign >= 0 && isWithin(value.text.slice(sign + 1), wanted, longest);
      },
    };
  },
};

export const emailOperators = { emailDomainIn };
