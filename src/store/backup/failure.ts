/** Why a backup can't be read, one for each thing that the user can do about it. */
export type BackupFault =
  | 'not-a-backup'
  | 'newer-format'
  | 'newer-schema'
  | 'passphrase-needed'
  | 'wrong-passphrase'
  | 'truncated'
  | 'damaged'
  | 'not-written-here'
  | 'unknown-table'
  | 'twice'
  | 'hostile';

const COPY = 'Nothing was changed. Try another copy of the file, or an earlier backup.';

const TEXTS: Record<BackupFault, string> = {
  'not-a-backup': `This file is no Leadlight backup. ${COPY}`,
  'newer-format':
    'This backup was made by a newer Leadlight. Nothing was changed. Update Leadlight, then restore.',
  'newer-schema':
    'This backup was made by a newer Leadlight. Nothing was changed. Update Leadlight, then restore.',
  'passphrase-needed': 'This backup is encrypted. Enter the passphrase it was made with.',
  'wrong-passphrase':
    'The passphrase does not open this backup, or the first line of the file is damaged. Nothing was changed. Enter it again, with its upper and lower case.',
  truncated: `The end of this backup is missing: it was cut off while it was saved or copied. ${COPY}`,
  damaged: `This backup is damaged: its bytes are not those that were written. ${COPY}`,
  'not-written-here': `This file was changed after it was written, or another program wrote it. ${COPY}`,
  'unknown-table': `This backup holds data that no Leadlight of its version writes. ${COPY}`,
  twice: `This backup holds an entry twice or out of order. ${COPY}`,
  hostile: `This backup holds a name that programs misread. It is not from Leadlight. ${COPY}`,
};

/** A backup that is refused. The message says why and what to do; `where` names the line, or the version. */
export class BackupError extends Error {
  override readonly name = 'BackupError';

  constructor(
    readonly fault: BackupFault,
    where = '',
  ) {
    super(where ? `${TEXTS[fault]} (${where})` : TEXTS[fault]);
  }
}
