import type { LintCheck } from '../check';
import { meaningOf } from './signal-meaning';

/** A download earns as much as a demo request. */
export const contentLikeIntent: LintCheck = {
  code: 'content-like-intent',
  level: 'warning',
  explanation:
    'Readers are not buyers: content weighted like buying intent fills the queue with leads that do not convert.',
  fix: 'Give it fewer points than the weakest sign of buying intent.',
  find({ scoring }) {
    const intent = scoring.engagement.filter((signal) => meaningOf(signal) === 'intent');
    const weakest = Math.min(...intent.map(({ points }) => points));
    return scoring.engagement.flatMap((signal, index) =>
      meaningOf(signal) === 'content' && signal.points >= weakest
        ? [
            {
              path: `scoring.engagement[${index}].points`,
              message: `“${signal.label}” earns ${signal.points}, as much as buying intent (${weakest}).`,
            },
          ]
        : [],
    );
  },
};

const MANY_PAGES = 3;

/** Every page visit scores the same. */
export const samePagePoints: LintCheck = {
  code: 'same-page-points',
  level: 'warning',
  explanation: 'A visit to the pricing page says more than one to the blog; equal points throw that away.',
  fix: 'Give pages near a purchase more points, and the homepage few.',
  find({ scoring }) {
    const pages = scoring.engagement.filter((signal) => /page|visit/i.test(`${signal.id} ${signal.label}`));
    const points = new Set(pages.map((signal) => signal.points));
    return pages.length >= MANY_PAGES && points.size === 1
      ? [
          {
            path: 'scoring.engagement',
            message: `${pages.length} page signals all earn ${[...points].join()}.`,
          },
        ]
      : [];
  },
};

/** Nothing ever lowers a score. */
export const noNegativeSignals: LintCheck = {
  code: 'no-negative-signals',
  level: 'warning',
  explanation:
    'Without negative signals, competitors, students and unsubscribed people reach the threshold too.',
  fix: 'Add negative signals: competitor or student e-mail, unsubscribe, hard bounce.',
  find: ({ scoring }) =>
    scoring.negative.length === 0
      ? [{ path: 'scoring.negative', message: 'No signal takes points away.' }]
      : [],
};

/** An engagement signal counts for ever. */
export const engagementWithoutDecay: LintCheck = {
  code: 'engagement-without-decay',
  level: 'warning',
  explanation:
    'Interest fades: a visit of last year must not make an MQL today. Only direct requests keep their points.',
  fix: 'Add decay (points, everyDays) and the date it counts from (since).',
  find: ({ scoring }) =>
    scoring.engagement.flatMap((signal, index) =>
      signal.decay || LASTING.test(`${signal.id.replace(/[-_]/g, ' ')} ${signal.label}`)
        ? []
        : [
            {
              path: `scoring.engagement[${index}]`,
              message: `“${signal.label}” keeps its ${signal.points} points for ever.`,
            },
          ],
    ),
};

/** domain.md § 2 gives these no decay: direct requests, and steps of product use that stay true. */
const LASTING =
  /\b(demo|trial|contact[ -]?sales|account created|onboarding|invited?|integration|connected|stakeholders|accounts?)\b/i;
