import { useEffect, useState } from 'preact/hooks';
import type { QuietHours, WatchWho } from '../../record/watch';
import { useId } from '../components/use-id';
import { HappeningFields, type HappeningWishes } from './HappeningFields';
import { WhoFields } from './WhoFields';

export interface NoticeSettings extends HappeningWishes {
  isOn: boolean;
  quiet: QuietHours | null;
  who: WatchWho;
}

export interface NoticeActions {
  load(): Promise<NoticeSettings>;
  /** Asks the browser; from a click. False when it was declined. */
  request(): Promise<boolean>;
  save(settings: NoticeSettings): Promise<void>;
}

const NIGHT: QuietHours = { from: '18:00', to: '08:00' };

/** "Tell me when a lead waits": asks for the permission in the place where it is explained. */
export function NoticeSection({ actions }: { actions: NoticeActions }) {
  const [settings, setSettings] = useState<NoticeSettings>({
    isOn: false,
    quiet: null,
    who: { name: '', parts: [] },
    unwanted: [],
    digest: { daily: null, weekly: false },
  });
  const [told, tell] = useState('');
  const id = useId();
  useEffect(() => {
    actions.load().then(setSettings, (error: unknown) => tell(textOf(error)));
  }, [actions]);

  async function keep(next: NoticeSettings): Promise<void> {
    try {
      await actions.save(next);
      setSettings(next);
      tell('');
    } catch (error) {
      tell(textOf(error));
    }
  }

  async function turn(isOn: boolean): Promise<void> {
    if (!isOn) return keep({ ...settings, isOn });
    if (await actions.request()) return keep({ ...settings, isOn });
    tell(
      'The browser was not allowed to show notifications, so this stays off. The queue counts all the same.',
    );
  }

  const { isOn, quiet, who, unwanted, digest } = settings;
  return (
    <div class="options">
      <section class="choices" aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>Leads that wait</h2>
        <label for={id}>
          <input
            id={id}
            type="checkbox"
            checked={isOn}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              event.currentTarget.checked = isOn;
              void turn(checked).catch((error: unknown) => tell(textOf(error)));
            }}
          />
          <span>
            <span class="strong">Tell me when a lead waits</span>
            <span class="hint">
              A notification when a clock starts, comes close to its due time, is over it, and at each step
              after that, whoever the step is for. Nothing for the record you have open, and nothing more once
              you acknowledge. The toolbar button counts and lists them with or without this.
            </span>
          </span>
        </label>
        {isOn && (
          <>
            <WhoFields who={who} onChange={(next) => void keep({ ...settings, who: next })} />
            <QuietFields quiet={quiet} onChange={(next) => void keep({ ...settings, quiet: next })} />
            <HappeningFields
              wishes={{ unwanted, digest }}
              onChange={(next) => void keep({ ...settings, ...next })}
            />
          </>
        )}
        <p class="hint" role="status">
          {told}
        </p>
        <p>
          <a class="link" href="/queue.html">
            Open the queue
          </a>
        </p>
      </section>
    </div>
  );
}

function QuietFields({
  quiet,
  onChange,
}: {
  quiet: QuietHours | null;
  onChange(quiet: QuietHours | null): void;
}) {
  const { from, to } = quiet ?? NIGHT;
  const id = useId();
  return (
    <>
      <label for={id}>
        <input
          id={id}
          type="checkbox"
          checked={quiet !== null}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? NIGHT : null)}
        />
        <span>
          <span class="strong">Quiet hours</span>
          <span class="hint">What comes due meanwhile is told in one notification when they end.</span>
        </span>
      </label>
      {quiet && (
        <div class="connection">
          <Time label="From" value={from} onChange={(value) => onChange({ from: value, to })} />
          <Time label="To" value={to} onChange={(value) => onChange({ from, to: value })} />
        </div>
      )}
    </>
  );
}

function Time({ label, value, onChange }: { label: string; value: string; onChange(value: string): void }) {
  const id = useId();
  return (
    <label class="labelled" for={id}>
      {label}
      <input
        id={id}
        class="field"
        type="time"
        value={value}
        onChange={({ currentTarget }) => currentTarget.value !== '' && onChange(currentTarget.value)}
      />
    </label>
  );
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
