import { personalDomains } from '../../hygiene/keys/personal-domains';
import type { Found, LintCheck } from '../check';

export const personalAccountDomain: LintCheck = {
  code: 'personal-account-domain',
  level: 'error',
  explanation: 'A personal mail domain says nothing of a company: no record is ever matched by it.',
  fix: 'Use the company’s own domain, or take this one out.',
  find({ routing, hygiene }) {
    const isPersonal = personalDomains(hygiene?.personalDomains);
    return (routing?.accountTiers ?? []).flatMap(({ accounts }, tier) =>
      accounts.flatMap(({ domains, label }, index) =>
        domains.flatMap((domain, at): Found[] =>
          isPersonal(domain.trim().toLowerCase())
            ? [
                {
                  path: `routing.accountTiers[${tier}].accounts[${index}].domains[${at}]`,
                  message: `${domain} of “${label}” is a personal mail domain.`,
                },
              ]
            : [],
        ),
      ),
    );
  },
};

/** Tiers of an account list by their number, the most important one first. */
export const tierTimes: LintCheck = {
  code: 'tier-times',
  level: 'warning',
  explanation: 'Tier 1 holds the most important accounts; they should not wait longer than the others.',
  fix: 'Give each tier one entry, and at least as much time as the tier before.',
  find({ routing }) {
    const tiers = (routing?.accountTiers ?? []).map((tier, index) => ({ ...tier, index }));
    return [...tiers]
      .sort((a, b) => a.tier - b.tier)
      .flatMap(({ tier, slaMinutes, index }, at, sorted): Found[] => {
        const before = sorted[at - 1];
        if (!before) return [];
        const path = `routing.accountTiers[${index}]`;
        if (before.tier === tier) return [{ path, message: `Tier ${tier} is there twice.` }];
        return slaMinutes !== undefined && (before.slaMinutes ?? 0) > slaMinutes
          ? [
              {
                path,
                message: `Tier ${tier} is answered in ${slaMinutes} minutes, tier ${before.tier} in ${before.slaMinutes}.`,
              },
            ]
          : [];
      });
  },
};
