import type { DomainEvent } from '../record/domain-event';
import type { ChannelFormat } from '../record/webhook';
import { jsonPayload } from './envelope';
import { slackPayload } from './slack';
import { teamsPayload } from './teams';
import { zapierPayload } from './zapier';

const FORMATS: Record<ChannelFormat, (event: DomainEvent, key: string) => unknown> = {
  json: jsonPayload,
  slack: slackPayload,
  teams: teamsPayload,
  zapier: zapierPayload,
};

/** The body of a request: JSON in the form that the receiver takes. The same event gives the same bytes. */
export const bodyOf = (format: ChannelFormat, event: DomainEvent, key: string): string =>
  JSON.stringify(FORMATS[format](event, key));
