import { expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import { waitingLead } from '../store/testing/leads';
import { assess } from './assess';
import { compilePack } from './compile-pack';
import { compileClocks } from './judge-clocks';

const START = Date.UTC(2026, 10, 20, 13);
const context = { now: START + 60_000, zone: 'Europe/Berlin', locale: 'en-GB' };

it('gives the deadlines of an assessment, and none of service levels in shadow mode', () => {
  const clocks = compileClocks(bundledPack);
  const whole = compilePack(bundledPack, 'bundled');
  for (const lead of [waitingLead('1', START), waitingLead('2', START, START + 1000)]) {
    const { deadlines } = assess(whole, lead, context);
    expect(deadlines).not.toEqual([]);
    expect(clocks.deadlines(lead, context)).toEqual(deadlines);
  }
  expect([...clocks.objects].sort()).toEqual(['contact', 'lead']);
});

it('leaves out a clock that throws', () => {
  const lead = { ...waitingLead('1', START), fields: null } as unknown as Parameters<typeof assess>[1];
  expect(compileClocks(bundledPack).deadlines(lead, context)).toEqual([]);
});
