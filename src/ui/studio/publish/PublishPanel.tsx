import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { packChecks } from '../../../publishing/pack-checks';
import { EMPTY_FORM, readTerms } from '../../../publishing/publish-terms';
import { checkSigned } from '../../../publishing/read-back';
import { type OutFile, type SignedVersion, signVersion } from '../../../publishing/sign-version';
import { versionFiles } from '../../../publishing/version-files';
import { diffPacks } from '../../../rule-packs/diff';
import { editText } from '../../../rule-packs/edit-text';
import { parsePackText } from '../../../rule-packs/parse-text';
import type { RulePack } from '../../../rule-packs/schema';
import { sha256, textBytes } from '../../../signing/bytes';
import type { ManifestTerms } from '../../../signing/sign-manifest';
import type { PublishedEntry } from '../../../store/publish-log';
import type { StoredSigningKey } from '../../../store/signing-keys';
import type { StudioPanelProps } from '../draft';
import { ChecksCard } from './ChecksCard';
import { connectPublish } from './connect-publish';
import { KeysCard } from './KeysCard';
import { PublishedCard } from './PublishedCard';
import type { PublishDeps } from './publish-deps';
import { SendCard } from './SendCard';
import { TermsCard } from './TermsCard';
import { problemClass, useTask } from './use-task';
import './publish.css';

interface Signed {
  version: SignedVersion;
  files: OutFile[];
  seq: number;
}

/** From a draft to files that every browser which follows the pack takes: key, checks, terms, signature, place. */
export function PublishPanel({ deps: given, ...props }: StudioPanelProps & { deps?: PublishDeps }) {
  const { draft, active, replace } = props;
  const [deps] = useState(() => given ?? connectPublish(props));
  const { pack, text } = draft;
  const [keys, setKeys] = useState<StoredSigningKey[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [entries, setEntries] = useState<PublishedEntry[]>([]);
  const [form, setForm] = useState(EMPTY_FORM);
  const [signed, setSigned] = useState<Signed | null>(null);
  const [hash, setHash] = useState('');
  const task = useTask();
  const packId = pack?.id ?? null;

  const loadKeys = useCallback(async () => {
    const found = await deps.keys.list();
    setKeys(found);
    setChosen((old) => found.find(({ keyId }) => keyId === old)?.keyId ?? found[0]?.keyId ?? null);
  }, [deps]);
  const loadLog = useCallback(
    async () => setEntries(packId === null ? [] : await deps.log.of(packId)),
    [deps, packId],
  );
  useEffect(() => void loadKeys(), [loadKeys]);
  useEffect(() => void loadLog(), [loadLog]);
  useEffect(() => void sha256(deps.subtle, textBytes(text)).then(setHash), [deps, text]);

  const checks = useMemo(() => pack && packChecks(pack, deps.now()), [pack, deps]);
  const terms = pack && readTerms(form, pack, deps.now());
  const key = keys.find(({ keyId }) => keyId === chosen);
  const isActive = active.id === packId;
  const versionProblem =
    pack && (usedVersion(pack.version, hash, entries) ?? (isActive ? inForceProblem(pack, active) : null));
  const used = [pack?.version ?? 0, isActive ? active.version : 0, ...entries.map(({ version }) => version)];
  const nextVersion = Math.max(...used) + 1;

  async function sign(content: string, wanted: ManifestTerms, by: StoredSigningKey): Promise<void> {
    const version = await signVersion(deps.subtle, by, content, wanted);
    const found = await checkSigned(version, { ...deps, now: deps.now() });
    if (!found.ok) throw new Error(`Browsers would refuse it (${found.code}). ${found.reason}`);
    const document = parsePackText(content);
    if (!document.ok) throw new Error('The draft is no usable pack. Look at the checks.');
    const { manifest } = version;
    const seq = await deps.log.add({
      packId: manifest.packId,
      version: manifest.version,
      at: deps.now(),
      keyId: manifest.keyId,
      sha256: manifest.sha256,
      expiresAt: manifest.expiresAt,
      rollbackOf: manifest.rollbackOf ?? null,
      to: null,
      isVerified: false,
      text: content,
    });
    const context = { now: deps.now(), ...deps.context };
    setSigned({ version, files: versionFiles(version, document.pack, context), seq });
    await loadLog();
  }

  function rollBack(entry: PublishedEntry, by: StoredSigningKey): Promise<void> {
    return task.run(async () => {
      const old = parsePackText(entry.text);
      if (!old.ok) throw new Error(`Version ${entry.version} can’t be used by this Leadlight any more.`);
      const read = readTerms({ ...EMPTY_FORM, groups: form.groups }, old.pack, deps.now());
      if (!read.ok) throw new Error(read.problems.join(' '));
      await sign(entry.text, { ...read.terms, rollbackOf: newestSigned(entries) }, by);
    });
  }

  const isReady =
    key !== undefined && checks?.blocks.length === 0 && versionProblem === null && terms?.ok === true;
  return (
    <div class="publish" aria-busy={task.isBusy}>
      <KeysCard deps={deps} keys={keys} chosen={chosen} onChoose={setChosen} onChanged={loadKeys} />
      <ChecksCard
        checks={checks}
        problems={draft.problems.map(({ path, message, fix }) => `${path || 'pack'}: ${message} ${fix}`)}
        versionProblem={versionProblem}
        version={pack?.version ?? null}
        nextVersion={nextVersion}
        onRaise={() =>
          replace(
            editText(text, [{ do: 'set', path: 'version', value: nextVersion }]),
            `version ${nextVersion}`,
          )
        }
      />
      <TermsCard
        form={form}
        problems={terms?.ok === false ? terms.problems : []}
        onForm={setForm}
        sign={{
          label: pack ? `Sign version ${pack.version}` : 'Sign',
          isReady: isReady && !task.isBusy,
          run: () => {
            if (key && terms?.ok) void task.run(() => sign(text, terms.terms, key));
          },
        }}
      />
      {key === undefined && <p class="hint">Make or import a key to sign with.</p>}
      {task.problem !== null && (
        <p role="alert" class={problemClass}>
          {task.problem}
        </p>
      )}
      {signed && (
        <SendCard
          key={signed.seq}
          deps={deps}
          version={signed.version}
          files={signed.files}
          onSent={async (to, isVerified) => {
            await deps.log.note(signed.seq, { to, isVerified });
            await loadLog();
          }}
        />
      )}
      <PublishedCard
        deps={deps}
        entries={entries}
        onRollBack={key ? (entry) => void rollBack(entry, key) : null}
      />
    </div>
  );
}

/** A version is never used for two contents, and not again once a newer one is out, but as a roll-back. */
function usedVersion(version: number, hash: string, entries: readonly PublishedEntry[]): string | null {
  if (entries.some((entry) => entry.version === version && entry.sha256 !== hash))
    return `Version ${version} was signed with other content before, and browsers refuse a version that changes.`;
  const newest = newestSigned(entries);
  return version < newest ? `Version ${newest} was signed already, and browsers refuse an older one.` : null;
}

/** The pack in force here may have been published by somebody else, so its version is not free. */
function inForceProblem(pack: RulePack, active: RulePack): string | null {
  if (pack.version < active.version)
    return `Version ${active.version} is in force in this browser, and browsers refuse an older one.`;
  return pack.version === active.version && diffPacks(active, pack).length > 0
    ? `Version ${pack.version} is in force in this browser with other content, and browsers refuse a version that changes.`
    : null;
}

const newestSigned = (entries: readonly PublishedEntry[]): number =>
  Math.max(0, ...entries.map(({ version }) => version));
