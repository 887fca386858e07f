import { expect, it } from 'vitest';
import { quietUntil } from './quiet-hours';

const at = (iso: string): number => Date.parse(`2026-11-20T${iso}Z`);
const utc = (): number => 0;
const NIGHT = { from: '18:00', to: '08:00' };

it.each([
  ['17:59', null],
  ['18:00', Date.parse('2026-11-21T08:00Z')],
  ['23:59', Date.parse('2026-11-21T08:00Z')],
  ['00:00', at('08:00')],
  ['07:59', at('08:00')],
  ['08:00', null],
])('hours that pass midnight: at %s', (time, end) => {
  expect(quietUntil(NIGHT, at(time), utc)).toBe(end);
});

it('are wall times of the place', () => {
  expect(quietUntil({ from: '12:00', to: '13:00' }, at('11:30'), () => 60)).toBe(at('12:00'));
  expect(quietUntil({ from: '12:00', to: '13:00' }, at('12:30'), () => -600)).toBe(null);
});

it('are none where they are left out, empty or no times', () => {
  expect(quietUntil(null, at('12:00'), utc)).toBe(null);
  expect(quietUntil({ from: '12:00', to: '12:00' }, at('12:00'), utc)).toBe(null);
  expect(quietUntil({ from: '24:00', to: '08:00' }, at('01:00'), utc)).toBe(null);
});

it.each([
  ['forward', 60, '05:00'],
  ['back', -60, '07:00'],
])('end by the wall clock where clocks are set %s within them', (_way, by, end) => {
  const offsetAt = (moment: number): number => (moment < at('03:00') ? 0 : by);
  expect(quietUntil({ from: '22:00', to: '06:00' }, at('01:00'), offsetAt)).toBe(at(end));
});
