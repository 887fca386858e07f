import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentUnit } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { stepsOf } from '../../../rule-packs/edits';
import type { Note } from '../model/check-draft';
import { difference } from '../model/text-history';
import { jsonColours } from './colours';
import { type CompletionData, completeJson } from './complete-json';
import { pathAt, placesIn } from './paths';

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  known(): CompletionData;
  onText(text: string): void;
  /** The cursor was moved by its user. */
  onCursor(path: string): void;
  onUndo(): void;
  onRedo(): void;
  onFix(note: Note): void;
}

/** The JSON text of a draft in an editor. Undo belongs to the studio, which has one history for text and forms. */
export interface TextEditor {
  /** Takes over a text that was changed elsewhere; the cursor stays where it was. */
  setText(text: string): void;
  setNotes(notes: readonly Note[]): void;
  /** Lights the lines of a path, and brings them into sight. */
  show(path: string, focus: boolean): void;
  destroy(): void;
}

const FROM_OUTSIDE = Annotation.define<boolean>();
const light = StateEffect.define<{ from: number; to: number } | null>();
const LIT = Decoration.line({ class: 'json-lit' });

/** The lines that the field with the focus is written in. */
const lit = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { effects, changes, state }) {
    for (const effect of effects) if (effect.is(light)) return linesOf(state, effect.value);
    return marks.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** More lines than fit on a screen would light all of it. */
const MOST_LIT = 40;

function linesOf(state: EditorState, range: { from: number; to: number } | null): DecorationSet {
  if (!range) return Decoration.none;
  const length = state.doc.length;
  const first = state.doc.lineAt(Math.min(range.from, length)).number;
  const last = Math.min(state.doc.lineAt(Math.min(range.to, length)).number, first + MOST_LIT);
  const marks = [];
  for (let line = first; line <= last; line += 1) marks.push(LIT.range(state.doc.line(line).from));
  return Decoration.set(marks);
}

export function createEditor(options: EditorOptions): TextEditor {
  const { parent, text, known, onText, onCursor, onUndo, onRedo, onFix } = options;
  const done = (work: () => void) => () => {
    work();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        codeFolding(),
        lintGutter(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        indentUnit.of('  '),
        EditorView.lineWrapping,
        json(),
        jsonColours(),
        lit,
        autocompletion({ override: [completeJson(known)], icons: false }),
        keymap.of([
          { key: 'Mod-z', run: done(onUndo), preventDefault: true },
          { key: 'Mod-y', run: done(onRedo), preventDefault: true },
          { key: 'Mod-Shift-z', run: done(onRedo), preventDefault: true },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...searchKeymap,
          ...foldKeymap,
          ...lintKeymap,
          ...defaultKeymap,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': 'Rule pack as JSON',
          spellcheck: 'false',
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          if (update.transactions.some((one) => one.annotation(FROM_OUTSIDE))) return;
          if (update.docChanged) onText(update.state.doc.toString());
          else if (update.selectionSet && update.view.hasFocus)
            onCursor(pathAt(update.state.doc.toString(), update.state.selection.main.head));
        }),
      ],
    }),
  });

  function diagnosticsOf(notes: readonly Note[]): Diagnostic[] {
    const { doc } = view.state;
    const places = placesIn(doc.toString());
    return notes.map((note): Diagnostic => {
      const { from, to } =
        note.place && note.code === 'not-json' ? lineAt(note.place) : places(stepsOf(note.path));
      const start = Math.min(from, doc.length);
      return {
        from: start,
        to: Math.max(start, Math.min(to, doc.lineAt(start).to)),
        severity: note.level === 'warning' ? 'warning' : 'error',
        message: `${note.message} ${note.help}`,
        ...(note.fix && { actions: [{ name: note.fix.label, apply: () => onFix(note) }] }),
      };
    });
  }

  function lineAt({ line, column }: { line: number; column: number }): { from: number; to: number } {
    const { doc } = view.state;
    const found = doc.line(Math.max(1, Math.min(line, doc.lines)));
    return { from: Math.min(found.from + column - 1, found.to), to: found.to };
  }

  return {
    setText(next) {
      const now = view.state.doc.toString();
      if (now === next) return;
      const { at, removed, inserted } = difference(now, next);
      view.dispatch({
        changes: { from: at, to: at + removed.length, insert: inserted },
        annotations: FROM_OUTSIDE.of(true),
      });
    },
    setNotes(notes) {
      view.dispatch(setDiagnostics(view.state, diagnosticsOf(notes)));
    },
    show(path, focus) {
      const span = path === '' ? null : placesIn(view.state.doc.toString())(stepsOf(path));
      const at = Math.min(span?.from ?? 0, view.state.doc.length);
      view.dispatch({
        effects: [light.of(span), EditorView.scrollIntoView(at, { y: 'center' })],
        ...(focus && { selection: { anchor: at } }),
        annotations: FROM_OUTSIDE.of(true),
      });
      if (focus) view.focus();
    },
    destroy: () => view.destroy(),
  };
}
