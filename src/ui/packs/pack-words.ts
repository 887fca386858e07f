import type { PackState } from '../../record/pack-subscription';
import type { IconName } from '../components/icon-shapes';

interface StateWords {
  label: string;
  tone: 'ok' | 'info' | 'warning' | 'breach' | 'unknown';
  icon: IconName;
}

const words = (tone: StateWords['tone'], icon: IconName, label: string): StateWords => ({
  label,
  tone,
  icon,
});

/** What a state is called; the reason beside it says what to do (docs/packs.md lists all). */
export const STATE_WORDS: Record<PackState, StateWords> = {
  'not-checked': words('unknown', 'unknown', 'Not fetched yet'),
  'address-missing': words('warning', 'warning', 'Address needed again'),
  current: words('ok', 'ok', 'Up to date'),
  'newer-available': words('info', 'info', 'A newer version waits'),
  scheduled: words('info', 'clock', 'A newer version is scheduled'),
  expired: words('warning', 'warning', 'Expired'),
  unreachable: words('warning', 'warning', 'Not reachable'),
  'no-permission': words('warning', 'warning', 'Permission missing'),
  'bad-signature': words('breach', 'breach', 'Signature not valid'),
  'wrong-key': words('breach', 'breach', 'Signed with another key'),
  'older-version': words('breach', 'breach', 'Older version refused'),
  'changed-content': words('breach', 'breach', 'Changed content refused'),
  'invalid-pack': words('breach', 'breach', 'Pack not usable'),
  'failed-check': words('breach', 'breach', 'Pack failed its checks'),
  'needs-update': words('warning', 'warning', 'Leadlight is too old'),
  'too-large': words('breach', 'breach', 'Too large'),
  'not-json': words('warning', 'warning', 'No pack at this address'),
  'clock-wrong': words('warning', 'warning', 'Clocks differ'),
  'not-kept': words('warning', 'warning', 'Not stored'),
};

/** A fingerprint in groups of four, to read out and compare. */
export const fingerprintText = (keyId: string): string => keyId.match(/.{1,4}/g)?.join(' ') ?? '';
