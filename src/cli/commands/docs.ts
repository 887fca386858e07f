import { HUBSPOT_FIELDS } from '../../crm/hubspot/field-map';
import { SALESFORCE_FIELDS } from '../../crm/salesforce/field-map';
import { packDocuments } from '../../documents';
import { plural } from '../../record/format';
import type { Crm } from '../../record/types';
import { readArguments, required } from '../arguments';
import { type Command, EXIT, UsageError } from '../command';
import { readPack } from '../read-pack';
import { writeMarkdown } from '../write-files';

/** Writes the documents that a pack stands for, for people to read. */
export const docs: Command = {
  name: 'docs',
  usage: 'docs PACK --out DIR [--crm hubspot|salesforce] [--force]',
  summary: 'write the pack as documents: lifecycle, scoring, routing, pipeline, metrics',
  async run(args, terminal) {
    const { positionals, values } = readArguments(args, ['PACK'], {
      out: { type: 'string' },
      crm: { type: 'string' },
      force: { type: 'boolean' },
    });
    const folder = required(values.out, '--out');
    const crm = crmOption(values.crm);
    const pack = await readPack(positionals[0] ?? '');
    const { now, locale, zone } = terminal;
    const standardFields = [...HUBSPOT_FIELDS, ...SALESFORCE_FIELDS];
    const files = packDocuments(pack, { crm, now, locale, zone, standardFields });
    const done = await writeMarkdown(folder, files, values.force ?? false);
    for (const { path, outcome } of done) terminal.out(`${outcome} ${path}`);
    terminal.err(`${plural(done.length, 'document')} of ${pack.name}, version ${pack.version}`);
    return EXIT.ok;
  },
};

/** @throws UsageError for another CRM. */
function crmOption(value: string | undefined): Crm | null {
  if (value === undefined || value === 'hubspot' || value === 'salesforce') return value ?? null;
  throw new UsageError(`--crm is “${value}”. Write hubspot or salesforce, or leave it out for both.`);
}
