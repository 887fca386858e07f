import { LIFECYCLE_MESSAGES } from '../lifecycle-stages';

export const messages = {
  ...LIFECYCLE_MESSAGES,
  up: {
    outcome: 'fail',
    title: '{{stage}} reached',
    says: 'Its lifecycle stage is {{current}}, but it fulfils {{stage}}: {{reached}}.',
    next: '{{change}}.',
    clears: '{{change}}.',
  },
  lapsed: {
    outcome: 'fail',
    title: '{{stage}} does not hold',
    says: '{{stage}} asks that {{asks}}; {{holds}} of {{criteria}} holds.',
    next: '{{change}}.',
    clears: '{{change}}.',
  },
  gap: {
    outcome: 'fail',
    title: '{{count}} missing for {{stage}}',
    says: '{{names}} {{are}} empty; {{stage}} needs {{them}}.',
    next: 'Fill {{them}} before you save.',
    clears: 'Fill {{names}}.',
  },
  open: {
    outcome: 'unknown',
    title: '{{stages}}?',
    says: '{{gaps}} Leadlight can’t tell whether {{question}}.',
    next: '{{remedy}}',
  },
  right: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{current}} is right: {{own}}{{next}}.',
    next: '',
  },
  notStarted: {
    outcome: 'pass',
    title: '{{rule}}',
    says: 'No lifecycle stage is set, and none is reached{{next}}.',
    next: '',
  },
  aside: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{current}} is a side state; the order of the lifecycle does not apply.',
    next: '',
  },
} as const;
