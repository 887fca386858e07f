import { describe, expect, it } from 'vitest';
import type { Assessment, Score, ScorePart } from '../../record/assessment';
import { START, watchedClock } from '../../sla/testing/watched-clock';
import { waitingLead } from '../../store/testing/leads';
import type { WaitingRecord } from '../../store/watch-queue';
import { queueLeads } from './queue-rows';
import { type LeadScores, queueScores } from './queue-scores';

const CONTEXT = { now: START, zone: 'UTC', locale: 'en' };

const waiting = (key: string, asOf = START): WaitingRecord => ({
  stored: { key, record: waitingLead(key, START), summary: null, asOf },
  clocks: [watchedClock(key)],
  contact: null,
  handoff: null,
});

const part = (label: string, dimension: ScorePart['dimension'], points: number): ScorePart => ({
  id: label,
  dimension,
  label,
  outcome: points > 0 ? 'hit' : 'miss',
  points,
  shown: points,
  decay: null,
  evidence: '',
});

const score: Score = {
  total: 74,
  fit: 44,
  engagement: 30,
  negative: 0,
  shown: { total: 74, fit: 44, engagement: 30, negative: 0 },
  threshold: 65,
  fitMinimum: 0,
  engagementMinimum: 0,
  mql: 'yes',
  mqlReason: '',
  parts: [
    part('Director', 'fit', 44),
    part('Demo request', 'engagement', 30),
    part('Webinar', 'engagement', 0),
  ],
  forecast: [],
  unknownParts: 0,
};

const assessment = (judged: Score | null) => ({ score: judged });

function scores(judge: (id: string) => Promise<Pick<Assessment, 'score'>>) {
  const asked: string[] = [];
  let told: LeadScores = new Map();
  const run = queueScores({
    engine: async () => ({
      assessRecord: (record) => {
        asked.push(record.identity.id);
        return judge(record.identity.id);
      },
    }),
    context: () => CONTEXT,
    onScores: (known) => {
      told = known;
    },
  });
  return { run, asked, told: () => told };
}

describe('the scores of leads that wait', () => {
  it('say the score, and what weighs most: what they did before who they are', async () => {
    const { run, told } = scores(async () => assessment(score));
    await run.follow([waiting('1')]);
    expect(told().get('1')).toEqual({ score: 74, mql: 'yes', why: 'Demo request +30, Director +44' });
    expect(queueLeads([waiting('1')], told())[0]?.about).toBe('score 74, MQL');
  });

  it('are unknown where a lead can’t be judged, and none where the pack gives none', async () => {
    const { run, told } = scores(async (id) => {
      if (id === 'bad') throw new Error('It did not answer.');
      return assessment(null);
    });
    await run.follow([waiting('bad'), waiting('plain')]);
    expect(queueLeads([waiting('bad'), waiting('plain')], told()).map(({ about }) => about)).toEqual([
      'score unknown',
      'no score',
    ]);
  });

  it('are asked for the most urgent hundred, and again only for what was read anew', async () => {
    const { run, asked } = scores(async () => assessment(score));
    const many = Array.from({ length: 120 }, (_, index) => waiting(String(index)));
    await run.follow(many);
    expect([asked.length, asked[0], asked.at(-1)]).toEqual([100, '0', '99']);
    await run.follow([waiting('0'), waiting('1', START + 1)]);
    expect(asked.slice(100)).toEqual(['1']);
  });

  it('end for an older list when a newer one comes', async () => {
    const { run, asked } = scores(async () => assessment(score));
    const first = run.follow([waiting('1'), waiting('2'), waiting('3')]);
    await Promise.all([first, run.follow([waiting('9')])]);
    expect(asked).not.toContain('3');
    expect(asked).toContain('9');
  });
});
