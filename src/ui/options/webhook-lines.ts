import type { ChannelView } from '../../contracts/webhook-service';
import { type FormatContext, formatDayTime, joinWords, plural } from '../../record/format';
import type { ChannelFormat, ChannelTerms } from '../../record/webhook';
import { KIND_WORDS } from '../../webhooks/kind-words';

export const FORMAT_WORDS: Readonly<Record<ChannelFormat, string>> = {
  json: 'Plain JSON',
  slack: 'Slack',
  teams: 'Teams',
  zapier: 'Zapier',
};

/** "On, to hooks.chat.example as Slack, signed." */
export function stateText({ isOn, host, format, isSigned, isNamed, id }: ChannelView): string {
  if (!isNamed) return 'Off: the pack in force does not name it any more.';
  const way = `${FORMAT_WORDS[format]}${isSigned ? ', signed' : ''}`;
  if (isOn)
    return host === null ? `On, but its address is not known: enter it again.` : `On, to ${host} as ${way}.`;
  return id.startsWith('pack:') ? `Off. Named by the pack, as ${way}.` : `Off, as ${way}.`;
}

/** What goes out: "Clock breached and Clock escalated from step 2, with names and links." */
export function termsText({ kinds, fromLevel, share }: ChannelTerms): string {
  const words = kinds.map((kind) =>
    kind === 'clock-escalated' && fromLevel > 1
      ? `${KIND_WORDS[kind]} from step ${fromLevel}`
      : KIND_WORDS[kind],
  );
  return `${joinWords(words)}, ${share === 'names' ? 'with names and links' : 'with ids only'}.`;
}

/** What went and what waits. */
export function trafficText(
  { isOn, lastSentAt, waiting, held }: ChannelView,
  context: FormatContext,
): string {
  const sent = lastSentAt === null ? 'Nothing sent yet.' : `Last sent ${formatDayTime(lastSentAt, context)}.`;
  if (!isOn || waiting === 0) return sent;
  const next = held?.nextAt ? ` Tried again at ${formatDayTime(held.nextAt, context)}.` : '';
  return `${sent} ${plural(waiting, 'message')} ${waiting === 1 ? 'waits' : 'wait'}.${held ? ` ${held.problem}${next}` : ''}`;
}
