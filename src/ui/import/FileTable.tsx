import type { FileFacts, FileRole, StatedShape } from '../../record/file-import';
import { type FormatContext, formatNumber, plural } from '../../record/format';
import type { ImportState } from './import-state';
import { ScrollArea } from './ScrollArea';
import type { ImportActions } from './use-import';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
const SEPARATORS = [
  [',', 'Comma ,'],
  [';', 'Semicolon ;'],
  ['\t', 'Tab'],
  ['|', 'Bar |'],
] as const;
const ROLES: readonly (readonly [FileRole, string])[] = [
  ['records', 'The records'],
  ['history', 'Their history'],
  ['ignored', 'Not used'],
];

/** How each file is written, and what it is for. */
export function FileTable({
  state: { look, shape, work },
  actions,
  context,
}: {
  state: ImportState;
  actions: ImportActions;
  context: FormatContext;
}) {
  const isBusy = work !== 'idle';
  const number = (count: number): string => formatNumber(count, context, 0);
  return (
    <ScrollArea label="The files, as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" class="is-number">
              Rows
            </th>
            <th scope="col">Left out</th>
            <th scope="col">Encoding</th>
            <th scope="col">Separator</th>
            <th scope="col">It holds</th>
          </tr>
        </thead>
        <tbody>
          {look?.files.map((file) => (
            <tr key={file.name}>
              <th scope="row">{file.name}</th>
              <td class="is-number">{number(file.rows)}</td>
              <td>{leftOut(file)}</td>
              <td>
                <EncodingSelect file={file} shape={shape} isBusy={isBusy} onShape={actions.setShape} />
              </td>
              <td>
                <SeparatorSelect file={file} shape={shape} isBusy={isBusy} onShape={actions.setShape} />
              </td>
              <td>
                <select
                  class="field"
                  aria-label={`What ${file.name} holds`}
                  disabled={isBusy}
                  value={file.role}
                  onChange={(event) => {
                    const role = ROLES.find(([id]) => id === event.currentTarget.value);
                    if (role) void actions.setRole(file.name, role[0]);
                  }}
                >
                  {ROLES.map(([id, label]) => (
                    <option key={id} value={id}>
                      {label}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

/** Report footers and lines that are no rows, with what they say. */
function leftOut({ footers, footerCount, refused }: FileFacts): string {
  const quoted = footers
    .filter(Boolean)
    .slice(0, 2)
    .map((text) => `“${text.slice(0, 40)}”`);
  return (
    [
      ...(footerCount > 0 ? [`${plural(footerCount, 'footer line')} (${quoted.join(', ')})`] : []),
      ...(refused > 0 ? [`${plural(refused, 'row')} that can’t be read`] : []),
    ].join('; ') || 'nothing'
  );
}

interface ShapeProps {
  file: FileFacts;
  shape: StatedShape;
  isBusy: boolean;
  onShape(shape: StatedShape): Promise<void>;
}

function EncodingSelect({ file, shape, isBusy, onShape }: ShapeProps) {
  return (
    <select
      class="field"
      aria-label={`Encoding of ${file.name}`}
      disabled={isBusy}
      value={file.encoding}
      onChange={(event) => {
        const encoding = ENCODINGS.find((name) => name === event.currentTarget.value) ?? null;
        void onShape({ ...shape, encoding });
      }}
    >
      {ENCODINGS.map((name) => (
        <option key={name} value={name}>
          {name.toUpperCase()}
        </option>
      ))}
    </select>
  );
}

function SeparatorSelect({ file, shape, isBusy, onShape }: ShapeProps) {
  if (file.separator === null) return <>{file.format === 'json' ? 'JSON' : 'one JSON object a line'}</>;
  return (
    <select
      class="field"
      aria-label={`Separator of ${file.name}`}
      disabled={isBusy}
      value={file.separator}
      onChange={(event) => {
        const separator = SEPARATORS.find(([mark]) => mark === event.currentTarget.value)?.[0] ?? null;
        void onShape({ ...shape, separator });
      }}
    >
      {SEPARATORS.map(([mark, label]) => (
        <option key={mark} value={mark}>
          {label}
        </option>
      ))}
    </select>
  );
}
