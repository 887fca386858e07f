import { createHash } from 'node:crypto';
import { DOMAIN_EVENT_KINDS } from '../../src/record/domain-event';
import type { ChannelFormat } from '../../src/record/webhook';
import { KIND_WORDS } from '../../src/webhooks/kind-words';
import { bodyOf } from '../../src/webhooks/payload';
import { exampleEvent } from '../../src/webhooks/testing/example-event';
import { withoutNames } from '../../src/webhooks/without-names';
import { markdownTable, withParts } from './filled-page';

/** docs/webhooks.md with the payloads as they go out, and what may. */
export const webhooksPage = (page: string): string =>
  withParts(page, {
    json: shown('json'),
    ids: fenced(bodyOf('json', withoutNames(exampleEvent()), keyOf())),
    slack: shown('slack'),
    teams: shown('teams'),
    zapier: shown('zapier'),
    kinds: markdownTable(
      ['kind', 'what happened'],
      DOMAIN_EVENT_KINDS.map((kind) => [`\`${kind}\``, KIND_WORDS[kind]]),
    ),
  });

const keyOf = (): string => createHash('sha256').update(exampleEvent().id).digest('hex');

const fenced = (body: string): string => `\`\`\`json\n${JSON.stringify(JSON.parse(body), null, 2)}\n\`\`\``;

const shown = (format: ChannelFormat): string => fenced(bodyOf(format, exampleEvent(), keyOf()));
