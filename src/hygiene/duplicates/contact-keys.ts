import { knownValue } from '../../conditions/read-field';
import { recordKey } from '../../record/record-key';
import type { CrmRecord } from '../../record/types';
import { companyKey } from '../keys/company';
import { emailParts } from '../keys/email';
import { phoneParts } from '../keys/phone';
import { personKey } from '../keys/plain-words';
import type { HygienePolicy } from '../policy';

/** What two records are compared by. "" where there is nothing to compare, or it is not known. */
export interface ContactKeys {
  /** As `recordKey` gives it. */
  record: string;
  address: string;
  /** Of a company; "" for a personal mail domain. */
  domain: string;
  company: string;
  phone: string;
  extension: string;
  person: string;
  /** Fields that are on neither this page nor readable. */
  unknown: readonly string[];
}

const KEY_FIELDS = ['email', 'company', 'phone', 'name'] as const;

/** The keys of one lead or contact. */
export function contactKeys(record: CrmRecord, policy: HygienePolicy): ContactKeys {
  const known = KEY_FIELDS.map((name) => knownValue(record, name, 'text'));
  const [email, company, phone, name] = known.map((field) =>
    field.state === 'value' ? String(field.value) : '',
  );
  const mail = emailParts(email ?? '');
  const number = phoneParts(phone ?? '', policy.phoneRegion);
  return {
    record: recordKey(record.identity),
    address: mail?.address ?? '',
    domain: mail && !policy.isPersonal(mail.domain) ? mail.domain : '',
    company: companyKey(company ?? ''),
    phone: number?.number ?? '',
    extension: number?.extension ?? '',
    person: personKey(name || record.title || ''),
    unknown: KEY_FIELDS.filter((_, index) => known[index]?.state === 'unknown'),
  };
}
