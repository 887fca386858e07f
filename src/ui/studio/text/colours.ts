import { syntaxTree } from '@codemirror/language';
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

const CLASSES: Readonly<Record<string, string>> = {
  PropertyName: 'json-key',
  String: 'json-text',
  Number: 'json-number',
  True: 'json-word',
  False: 'json-word',
  Null: 'json-word',
};

/** Colours of the tokens in sight, as classes: the tokens of the design stand in the style sheet. */
export function jsonColours(): Extension {
  return ViewPlugin.define((view) => new Colours(view), { decorations: ({ marks }) => marks });
}

class Colours {
  marks: DecorationSet;

  constructor(view: EditorView) {
    this.marks = marksIn(view);
  }

  update({ docChanged, viewportChanged, view, startState, state }: ViewUpdate): void {
    if (docChanged || viewportChanged || syntaxTree(startState) !== syntaxTree(state))
      this.marks = marksIn(view);
  }
}

function marksIn(view: EditorView): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges)
    syntaxTree(view.state).iterate({
      from,
      to,
      enter({ name, from: start, to: end }) {
        const known = CLASSES[name];
        if (known !== undefined) marks.add(start, end, Decoration.mark({ class: known }));
      },
    });
  return marks.finish();
}
