import { asFact, type KnownValue } from '../conditions/read-field';
import type { Finding } from '../record/assessment';
import { objectNoun } from '../record/format';
import type { CrmRecord } from '../record/types';
import type { CompileContext, Message } from './define';
import { currentPlace, isFinding, STAGE_MESSAGES, stageName } from './stage-messages';
import type { StagePlace } from './stages';

/** Messages of every kind that judges open deals by one of their fields. */
export const OPEN_DEAL_MESSAGES = {
  ...STAGE_MESSAGES,
  closed: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{stage}} is a closed stage; this rule looks at open {{nouns}}.',
    next: '',
  },
  unseen: {
    outcome: 'unknown',
    title: '{{rule}}: {{field}} not seen',
    says: '{{field}} {{why}}.',
    next: '{{show}} it {{there}}{{again}}.',
  },
  unreadable: {
    outcome: 'unknown',
    title: '{{rule}}: {{field}} not read',
    says: '{{field}} {{why}}.',
    next: 'Answer the question about it if there is one, or show it in another form.',
  },
} as const satisfies Record<string, Message>;

type Context = CompileContext<keyof typeof OPEN_DEAL_MESSAGES>;

/** The place of an open deal, or the finding for one that is closed or whose stage is not known. */
export function openPlace(record: CrmRecord, context: Context): StagePlace | Finding {
  const place = currentPlace(record, context);
  if (isFinding(place) || place.stage.kind === 'open') return place;
  const [, nouns] = objectNoun(record.identity);
  return context.finding('closed', { stage: stageName(record, place.stage), nouns });
}

/** The finding for a field that was not rendered or can't be read. */
export function unseenFinding(
  name: string,
  known: Extract<KnownValue, { state: 'unknown' }>,
  context: Context,
): Finding {
  const { label } = context.pack.field(name);
  return context.finding(
    known.cause === 'unreadable' ? 'unreadable' : 'unseen',
    { field: label, why: known.why },
    { fields: fieldLinks(context, name), evidence: [{ label, value: asFact(known.why) }] },
  );
}

/** Fields to jump to, by name. */
export const fieldLinks = (context: Pick<CompileContext, 'pack'>, ...names: string[]) =>
  names.map((name) => ({ name, label: context.pack.field(name).label }));
