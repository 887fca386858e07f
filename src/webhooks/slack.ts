import type { DomainEvent } from '../record/domain-event';
import { linkOf, plainText } from './plain-text';

/** Slack's own limits: header 150 characters, text 3,000, ten fields of 2,000. */
const MOST = { header: 150, text: 3000, field: 500, fields: 10 } as const;

const text = (value: string, most: number) => ({
  type: 'plain_text',
  text: plainText(value, most),
  emoji: false,
});

/**
 * Block Kit for an incoming webhook. All that was read stands in plain text, which Slack does not search for
 * marks or mentions; the one line that is parsed, for notifications, is escaped.
 */
export function slackPayload({ title, lines, facts, record }: DomainEvent) {
  const name = record?.name ?? '';
  const heading = name === '' ? title : `${title}: ${name}`;
  const link = linkOf(record?.url ?? null);
  const sentences = plainText(lines.join(' '), MOST.text);
  return {
    text: escapeMrkdwn(plainText(heading, MOST.header)),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: text(heading, MOST.header) },
      ...(sentences === '' ? [] : [{ type: 'section', text: text(sentences, MOST.text) }]),
      ...(facts.length === 0 ? [] : [{ type: 'section', fields: fieldsOf(facts) }]),
      ...(link === null ? [] : [linkBlock(link)]),
      ...(record ? [contextOf(record)] : []),
    ],
  };
}

const fieldsOf = (facts: DomainEvent['facts']) =>
  facts.slice(0, MOST.fields).map(({ label, value }) => text(`${label}: ${value}`, MOST.field));

const linkBlock = (link: string) => ({
  type: 'section',
  text: { type: 'mrkdwn', text: `<${escapeMrkdwn(link.replaceAll('|', '%7C'))}|Open the record>` },
});

const contextOf = ({ crm, object, id }: NonNullable<DomainEvent['record']>) => ({
  type: 'context',
  elements: [text(`${crm} ${object} ${id}`, MOST.field)],
});

/** The three characters that begin anything special in Slack's text, mentions among them. */
export const escapeMrkdwn = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
