import type { ChannelForm } from '../../contracts/webhook-service';
import { DOMAIN_EVENT_KINDS, type DomainEventKind } from '../../record/domain-event';
import { CHANNEL_FORMATS, type ChannelFormat } from '../../record/webhook';
import { KIND_WORDS } from '../../webhooks/kind-words';
import { useId } from '../components/use-id';
import { FORMAT_WORDS } from './webhook-lines';

/** What goes out over a channel of one's own, and in which format. */
export function WebhookTerms({
  form,
  onChange,
}: {
  form: ChannelForm;
  onChange(part: Partial<ChannelForm>): void;
}) {
  const { label, format, kinds, fromLevel } = form;
  const id = useId();
  const toggle = (kind: DomainEventKind): void =>
    onChange({ kinds: DOMAIN_EVENT_KINDS.filter((one) => (one === kind) !== kinds.includes(one)) });
  return (
    <>
      <label class="labelled" for={`${id}-name`}>
        <span class="strong">Name</span>
        <input
          id={`${id}-name`}
          class="field"
          required
          maxLength={80}
          value={label}
          onInput={({ currentTarget }) => onChange({ label: currentTarget.value })}
        />
      </label>
      <label class="labelled" for={`${id}-format`}>
        <span class="strong">Format</span>
        <select
          id={`${id}-format`}
          class="field"
          value={format}
          onChange={({ currentTarget }) => onChange({ format: formatNamed(currentTarget.value) })}
        >
          {CHANNEL_FORMATS.map((one) => (
            <option key={one} value={one}>
              {FORMAT_WORDS[one]}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="choices channel-kinds">
        <legend class="strong">What goes out</legend>
        {DOMAIN_EVENT_KINDS.map((kind) => (
          <label key={kind}>
            <input type="checkbox" checked={kinds.includes(kind)} onChange={() => toggle(kind)} />
            <span>{KIND_WORDS[kind]}</span>
          </label>
        ))}
      </fieldset>
      {kinds.includes('clock-escalated') && (
        <label class="labelled channel-step" for={`${id}-step`}>
          <span class="strong">Escalations from step</span>
          <input
            id={`${id}-step`}
            class="field"
            type="number"
            min={1}
            max={20}
            value={fromLevel}
            onInput={({ currentTarget }) =>
              onChange({ fromLevel: Math.min(20, Math.max(1, Math.trunc(currentTarget.valueAsNumber) || 1)) })
            }
          />
        </label>
      )}
    </>
  );
}

const formatNamed = (name: string): ChannelFormat => CHANNEL_FORMATS.find((one) => one === name) ?? 'json';
