import type { FieldMap } from '../../../record/field-map';
import type {
  BadFile,
  CheckReport,
  ChosenFile,
  DraftState,
  FileFacts,
  ImportDraft,
  ImportGuess,
  ImportProgress,
  ImportReport,
  KnownStage,
  LookReport,
  PreviewRecord,
  StatedShape,
} from '../../../record/file-import';
import type { CrmRecord, EpochMs } from '../../../record/types';
import type { FileProgress } from '../file-source';
import { mapOfDraft } from '../guess-map/draft-map';
import { type FileProfile, profileFile } from '../guess-map/file-profile';
import { isHistory } from '../guess-map/guess-history';
import { guessMap } from '../guess-map/guess-map';
import type { KindOfFile } from '../guess-map/header-names';
import { importFields } from '../guess-map/import-fields';
import { mergeProfiles, strangers } from '../guess-map/merge-profiles';
import { draftState, settled } from '../guess-map/questions';
import { FileError } from '../problem';
import { blobSource } from './blob-source';
import { checkImport } from './check-import';
import type { ImportJob } from './read-import';
import { type ImportStore, runImport } from './run-import';
import { UnreadFile } from './unread-file';

/** What a session needs from the pack in force. */
export interface PackParts {
  packFields: FieldMap;
  stages: readonly KnownStage[];
  complete(record: CrmRecord): CrmRecord;
}

export interface SessionPorts {
  pack(): Promise<PackParts>;
  store: ImportStore & { begin(files: readonly string[]): Promise<void> };
  now(): EpochMs;
  zone: string;
  locale: string;
}

type Tell = (progress: ImportProgress) => void;

interface LookedAt {
  chosen: ChosenFile;
  profile: FileProfile;
  role: FileFacts['role'];
}

/** One import, from the choice of files to the report. Keeps what was seen of the files between the steps. */
export class ImportSession {
  #files: LookedAt[] = [];
  #shape: StatedShape = { encoding: null, separator: null };
  #unread: Blob = new Blob();
  #abort = new AbortController();

  constructor(private readonly ports: SessionPorts) {}

  /** Reads the files once, for what they are; says which can’t be used, and guesses the rest. A later look ends an earlier. */
  async look(chosen: readonly ChosenFile[], shape: StatedShape, tell: Tell): Promise<LookReport> {
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const looked: LookedAt[] = [];
    const bad: BadFile[] = [];
    for (const each of chosen) {
      const found = await this.#lookAt(each, shape, tell);
      abort.signal.throwIfAborted();
      if ('profile' in found) looked.push(found);
      else bad.push(found);
    }
    this.#shape = shape;
    this.#files = shareRoles(looked);
    const others = strangers(this.#profiles('records'));
    this.#files = this.#files.filter(({ profile }) => !others.some(({ name }) => name === profile.name));
    return {
      files: this.#files.map(factsOf),
      bad: [...bad, ...others],
      guess: this.#profiles('records').length > 0 ? await this.guess(null) : null,
    };
  }

  /** What the columns are; of a kind that the user states, or of one that is guessed too. */
  async guess(kind: KindOfFile | null): Promise<ImportGuess> {
    const { packFields, stages } = await this.ports.pack();
    const { zone } = this.ports;
    return guessMap({ records: this.#records(), history: this.#history(), kind, zone, packFields, stages });
  }

  async state(draft: ImportDraft): Promise<DraftState> {
    const { packFields, stages } = await this.ports.pack();
    return draftState(draft, this.#records(), this.#history(), fieldsOf(draft, packFields), stages);
  }

  /** Reads everything as the import will. @throws Error with what is wrong with the draft */
  async check(
    draft: ImportDraft,
    tell: Tell,
    onFirst: (first: PreviewRecord[]) => void,
  ): Promise<CheckReport> {
    const job = await this.#job(draft);
    return checkImport(job, { ...this.#watch('check', tell), onFirst });
  }

  /** Stores the records. @throws Error with what is wrong with the draft, or why nothing can be stored */
  async run(draft: ImportDraft, tell: Tell): Promise<ImportReport> {
    const started = this.ports.now();
    const job = await this.#job(draft);
    await this.ports.store.begin(job.files.map(({ source }) => source.name));
    const unread = new UnreadFile(this.#profiles('records')[0]?.headers ?? []);
    const watch = this.#watch('store', tell);
    const report = await runImport(job, this.ports.store, { ...watch, onUnread: (row) => unread.add(row) });
    this.#unread = unread.whole();
    return { ...report, ms: this.ports.now() - started };
  }

  /** Ends what is under way; what was stored stays until it is kept or removed. */
  cancel(): void {
    this.#abort.abort();
  }

  unreadRows(): Blob {
    return this.#unread;
  }

  async #lookAt(chosen: ChosenFile, shape: StatedShape, tell: Tell): Promise<LookedAt | BadFile> {
    const source = blobSource(chosen.file);
    try {
      const profile = await profileFile(source, shapeOf(shape), this.#watch('look', tell));
      return { chosen, profile, role: chosen.role ?? (isHistory(profile) ? 'history' : 'records') };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      const { message, fix } = error.problem;
      return { name: source.name, message, fix };
    }
  }

  #profiles(role: FileFacts['role']): FileProfile[] {
    return this.#files.flatMap((file) => (file.role === role ? [file.profile] : []));
  }

  #records(): FileProfile {
    const [first, ...others] = this.#profiles('records');
    if (!first) throw new Error('No file of records is chosen. Choose one.');
    return mergeProfiles([first, ...others]);
  }

  #history(): FileProfile | null {
    return this.#profiles('history')[0] ?? null;
  }

  async #job(draft: ImportDraft): Promise<ImportJob> {
    this.#abort = new AbortController();
    const { packFields, complete } = await this.ports.pack();
    const whole = settled(draft, this.#records(), this.#history(), fieldsOf(draft, packFields));
    const read = mapOfDraft(whole);
    if (!read.ok) throw new Error(read.problems.map(({ path, message }) => `${path}: ${message}`).join(' '));
    if (!draft.account) throw new Error('Say which account the records belong to.');
    const { locale, now } = this.ports;
    const { encoding, separator } = shapeOf(this.#shape);
    return {
      files: this.#files.flatMap(({ role, chosen: { file } }) =>
        role === 'records' ? [{ source: blobSource(file), asOf: Math.min(file.lastModified, now()) }] : [],
      ),
      sideFiles: this.#files.map(({ chosen: { file } }) => blobSource(file)),
      map: { ...read.map, ...(encoding && { encoding }), ...(separator && { separator }) },
      account: draft.account,
      isIdMade: draft.isIdMade || draft.id.length > 1,
      packFields,
      locale,
      complete,
    };
  }

  #watch(phase: ImportProgress['phase'], tell: Tell) {
    const told: ImportProgress = { phase, file: '', bytes: 0, total: 0, records: 0 };
    return {
      signal: this.#abort.signal,
      onProgress: ({ file, bytes, total }: FileProgress) =>
        tell({ ...Object.assign(told, { file, bytes, total: total ?? 0 }) }),
      onStored: (records: number) => tell({ ...Object.assign(told, { records }) }),
    };
  }
}

const fieldsOf = ({ crm, object }: ImportDraft, packFields: FieldMap) =>
  crm && object ? importFields({ crm, object }, packFields) : [];

const shapeOf = ({ encoding, separator }: StatedShape) => ({
  ...(encoding && { encoding }),
  ...(separator && { separator }),
});

function factsOf({ profile, role }: LookedAt): FileFacts {
  const { headers: _, columns, ...facts } = profile;
  return {
    ...facts,
    role,
    columns: columns.map(({ name, filled, samples }) => ({ name, filled, samples })),
  };
}

/** A history alone is no import: without other files it is taken for the records. At most one is used. */
function shareRoles(files: readonly LookedAt[]): LookedAt[] {
  const hasRecords = files.some(({ role }) => role === 'records');
  const [first] = files.filter(({ role }) => role === 'history');
  return files.map((file) => {
    if (file.role !== 'history' || file.chosen.role !== null || (hasRecords && file === first)) return file;
    return { ...file, role: hasRecords ? 'ignored' : 'records' };
  });
}
