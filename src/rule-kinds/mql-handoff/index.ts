import { defineRuleKind } from '../define';
import { isLifecycleFinding, lifecyclePlace } from '../lifecycle-stages';
import { answerFindings } from './answer';
import { messages } from './messages';
import { handoffOptions } from './options';
import { recycledFindings } from './recycled';

export default defineRuleKind({
  id: 'mql-handoff',
  appliesTo: ['lead', 'contact'],
  options: handoffOptions,
  messages,
  fields: ({ statusField, reasonField, sinceField, recycledField }) => [
    'lifecycleStage',
    statusField,
    reasonField,
    sinceField,
    recycledField,
  ],
  compile: (options, context) => (record, environment) => {
    const place = lifecyclePlace(record, context);
    if (isLifecycleFinding(place)) return [place];
    const codes = context.pack.parts.reasonCodes ?? [];
    if (codes.length === 0) return [context.finding('noCodes')];
    const handoff = { record, environment, options, codes, context };
    if (place.state === 'recycled') return recycledFindings(handoff);
    const hours = place.state === 'stage' ? place.stage.answerWithinHours : undefined;
    if (place.state === 'none' || hours === undefined)
      return [context.finding('notDue', { stage: place.name })];
    return answerFindings(handoff, place.stage, hours);
  },
});
