import type { PackDealDesk } from '../pack-parts/deal-desk';
import { formatNumber, joinWords } from '../record/format';
import { discountBands } from '../rule-kinds/deal-terms';
import { blocks, type Content, heading, paragraph, table } from './markdown';
import type { Sheet } from './sheet';

export const dealDeskFields = (desk: PackDealDesk | undefined): string[] =>
  Object.values(desk?.fields ?? {}).filter((name) => name !== undefined);

/** Approval tiers with their discount bands, and the other triggers; '' where the pack has none. */
export function dealDeskSection(sheet: Sheet): string {
  const { dealDesk: desk } = sheet.pack;
  if (!desk) return '';
  const bands = bandWords(sheet, desk);
  return blocks(
    heading(2, 'Deal desk'),
    paragraph(
      'From no approval to the most senior one. Where several triggers hold, the most senior tier counts. Amounts are compared as they are: no currency is converted.',
    ),
    table(
      ['No.', 'Tier', 'Approved by', 'Discount'],
      desk.tiers.map(({ id, label, approver }, index) => [
        index + 1,
        label,
        approver ?? 'nobody: no approval needed',
        bands.get(id) ?? '–',
      ]),
    ),
    table(['Trigger', 'Asks for'], triggerRows(sheet, desk)),
  );
}

/** "10% to under 20%": a band ends where the next one starts. */
function bandWords({ format }: Sheet, desk: PackDealDesk): Map<string, string> {
  const percent = (value: number) => `${formatNumber(value, format, 2)}%`;
  const bands = discountBands(desk);
  return new Map(
    bands.map(({ tier, from }, index) => {
      const next = bands[index + 1];
      return [
        tier.id,
        next ? `${percent(from)} to under ${percent(next.from)}` : `${percent(from)} and more`,
      ];
    }),
  );
}

function triggerRows({ format, label }: Sheet, { fields, tiers, triggers }: PackDealDesk): Content[][] {
  const tierLabel = (id: string) => tiers.find((tier) => tier.id === id)?.label ?? id;
  const unread = (field: string | undefined) =>
    field ? '' : ' (not judged: the pack names no field for it)';
  const named = (field: string | undefined, otherwise: string) => (field ? label(field) : otherwise);
  const { acv, enterprise, paymentTerms, multiYear, customTerms } = triggers;
  const amount = (trigger: { tier: string; above: number } | undefined): Content[][] =>
    trigger
      ? [
          [
            `${named(fields.acv, 'Amount')} above ${formatNumber(trigger.above, format, 2)}${unread(fields.acv)}`,
            tierLabel(trigger.tier),
          ],
        ]
      : [];
  return [
    ...amount(acv),
    ...amount(enterprise),
    ...(paymentTerms
      ? [
          [
            `${named(fields.paymentTerms, 'Payment terms')} other than ${joinWords(paymentTerms.standard)}${unread(fields.paymentTerms)}`,
            tierLabel(paymentTerms.tier),
          ],
        ]
      : []),
    ...(multiYear
      ? [
          [
            `Custom pricing for ${multiYear.fromMonths} months or more${unread(fields.termMonths)}`,
            tierLabel(multiYear.tier),
          ],
        ]
      : []),
    ...(customTerms
      ? [[`Custom legal terms${unread(fields.customTerms)}`, tierLabel(customTerms.tier)]]
      : []),
  ];
}
