import type { DomainEvent } from '../record/domain-event';
import { linkOf, plainText } from './plain-text';

/** A message of Teams has 28 KB. */
const MOST = { title: 150, line: 500, lines: 10, fact: 200, facts: 10 } as const;

/** Text runs know no markdown; the double brace would still begin a date function. */
const run = (value: string, most: number, look: object = {}) => ({
  type: 'TextRun',
  text: plainText(value, most).replaceAll('{{', '{ {'),
  ...look,
});

const paragraph = (...inlines: object[]) => ({ type: 'RichTextBlock', inlines });

/**
 * An Adaptive Card in the message that a Workflows webhook of Teams takes. Everything that was read stands in
 * text runs, in which no markdown and no mention is looked for.
 */
export function teamsPayload({ title, lines, facts, record }: DomainEvent) {
  const name = record?.name ?? '';
  const link = linkOf(record?.url ?? null);
  const shown = facts.slice(0, MOST.facts);
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            paragraph(run(title, MOST.title, { weight: 'Bolder', size: 'Medium' })),
            ...(name === '' ? [] : [paragraph(run(name, MOST.title))]),
            ...lines.slice(0, MOST.lines).map((line) => paragraph(run(line, MOST.line))),
            ...shown.map(({ label, value }) =>
              paragraph(run(`${label}: `, MOST.fact, { weight: 'Bolder' }), run(value, MOST.fact)),
            ),
            ...(record
              ? [paragraph(run(`${record.crm} ${record.object} ${record.id}`, MOST.fact, { isSubtle: true }))]
              : []),
          ],
          actions: link === null ? [] : [{ type: 'Action.OpenUrl', title: 'Open the record', url: link }],
        },
      },
    ],
  };
}
