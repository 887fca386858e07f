import { useEffect, useState } from 'preact/hooks';
import { useTools } from './form-context';

/** For what forms have no control of. What is typed counts once it is JSON. */
export function JsonInput({ path, value, name }: { path: string; value: unknown; name: string }) {
  const { edit } = useTools();
  const [typed, setTyped] = useState(() => JSON.stringify(value, null, 2));
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    setTyped(JSON.stringify(value, null, 2));
    setBroken(false);
  }, [value]);
  const take = (text: string): void => {
    setTyped(text);
    try {
      edit([{ do: 'set', path, value: JSON.parse(text) }], `Change ${name.toLowerCase()}`, path);
      setBroken(false);
    } catch {
      setBroken(true);
    }
  };
  return (
    <>
      <textarea
        class="field studio-json"
        rows={Math.min(12, (typed ?? '').split('\n').length + 1)}
        spellcheck={false}
        data-path={path}
        aria-label={`${name} as JSON`}
        aria-invalid={isBroken}
        value={typed}
        onInput={(event) => take(event.currentTarget.value)}
      />
      {isBroken && <p class="small-text tone-breach">This is not JSON yet; the pack keeps what it had.</p>}
    </>
  );
}
