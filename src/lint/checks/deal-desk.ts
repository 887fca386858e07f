import type { LintCheck } from '../check';

export const tierOrder: LintCheck = {
  code: 'tier-order',
  level: 'error',
  explanation:
    'Discounts of a tier end where the next one starts; a tier that starts lower than the one before can never be reached.',
  fix: 'Order the tiers by the discount they start at.',
  find: ({ dealDesk }) => {
    const starts = (dealDesk?.tiers ?? []).flatMap(({ fromDiscount, label }, index) =>
      fromDiscount === undefined ? [] : [{ fromDiscount, label, index }],
    );
    return starts.flatMap(({ fromDiscount, label, index }, at) => {
      const before = starts[at - 1];
      return before && fromDiscount <= before.fromDiscount
        ? [
            {
              path: `dealDesk.tiers[${index}].fromDiscount`,
              message: `“${label}” starts at ${fromDiscount}%, “${before.label}” at ${before.fromDiscount}%.`,
            },
          ]
        : [];
    });
  },
};

export const uncoveredDiscounts: LintCheck = {
  code: 'uncovered-discounts',
  level: 'warning',
  explanation: 'Discounts below the first tier would need nobody’s approval by accident.',
  fix: 'Let the first tier start at 0.',
  find: ({ dealDesk }) => {
    const starts = (dealDesk?.tiers ?? []).flatMap(({ fromDiscount }) => fromDiscount ?? []);
    const first = starts[0];
    return first !== undefined && first > 0
      ? [{ path: 'dealDesk.tiers', message: `No tier covers discounts below ${first}%.` }]
      : [];
  },
};
