import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { bundledPack } from '../../../rule-packs/bundled';
import { packLists } from '../forms/pack-lists';
import { completeJson } from './complete-json';

/** What is offered where "|" stands; the data are those of the pack around it. */
function offered(text: string, data: unknown, isAsked = true): CompletionResult | null {
  const pos = text.indexOf('|');
  const doc = text.replace('|', '');
  const state = EditorState.create({ doc, extensions: [json()] });
  ensureSyntaxTree(state, doc.length, 5000);
  const known = () => ({ data, lists: packLists(bundledPack) });
  return completeJson(known)(new CompletionContext(state, pos, isAsked));
}

const labels = (result: CompletionResult | null): string[] => result?.options.map(({ label }) => label) ?? [];

describe('completion in the text', () => {
  it('offers the keys that a part may have and has not, the required ones marked', () => {
    const data = { scoring: { threshold: 60 } };
    const result = offered('{ "scoring": { "threshold": 60, | } }', data);
    expect(labels(result)).toContain('"fit"');
    expect(labels(result)).not.toContain('"threshold"');
    expect(result?.options.find(({ label }) => label === '"fit"')).toMatchObject({ apply: '"fit": ' });
    expect(result?.options.some(({ detail }) => detail === 'required')).toBe(true);
    expect(labels(offered('{ | }', {}))).toEqual(expect.arrayContaining(['"rules"', '"pipelines"']));
  });

  it('offers the values that the schema lists, and takes the place of what is typed', () => {
    const text = '{ "rules": [{ "kind": "stale-deal", "mode": "li|" }] }';
    const result = offered(text, JSON.parse(text.replace('|', '')), false);
    expect(labels(result)).toEqual(['"live"', '"shadow"', '"off"']);
    expect([result?.from, result?.to]).toEqual([text.indexOf('"li'), text.indexOf('"li') + 4]);
  });

  it('offers fields of the pack where one is meant, with their names', () => {
    const text = '{ "scoring": { "fit": [{ "when": { "op": "exists", "field": "|" } }] } }';
    const options = offered(text, JSON.parse(text.replace('|', '')), false)?.options ?? [];
    const [name, { label }] = Object.entries(bundledPack.fields)[0] ?? ['', { label: '' }];
    expect(options).toContainEqual(expect.objectContaining({ label: JSON.stringify(name), detail: label }));
  });

  it('knows its place while the text is no JSON, and is quiet between words until asked', () => {
    const text = '{ "rules": [{ "mode": "|" ';
    expect(labels(offered(text, { rules: [{ kind: 'stale-deal' }] }, false))).toContain('"live"');
    expect(offered('{ | }', {}, false)).toBeNull();
    expect(offered('{ "nothing": { "of": "|" } }', { nothing: { of: '' } })).toBeNull();
  });
});
