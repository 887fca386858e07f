import { HUBSPOT_FIELDS } from '../crm/hubspot/field-map';
import { SALESFORCE_FIELDS } from '../crm/salesforce/field-map';
import { packDocuments } from '../documents';
import type { AssessContext } from '../record/types';
import type { RulePack } from '../rule-packs/schema';
import { textBytes } from '../signing/bytes';
import type { OutFile, SignedVersion } from './sign-version';

/** All files of a version: the signed ones, the public key, and the documents of domain.md § 10 for people. */
export function versionFiles(
  { pack, manifestFile, publicKeyFile }: SignedVersion,
  document: RulePack,
  context: AssessContext,
): OutFile[] {
  const standardFields = [...HUBSPOT_FIELDS, ...SALESFORCE_FIELDS];
  const documents = packDocuments(document, { crm: null, ...context, standardFields });
  return [
    pack,
    manifestFile,
    publicKeyFile,
    ...documents.map(({ name, text }) => ({ name, bytes: textBytes(text) })),
  ];
}
