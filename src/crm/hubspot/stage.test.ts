import { describe, expect, it } from 'vitest';
import type { PageField } from '../../record/types';
import { bareStage, hubspotStage } from './stage';

const shown = (text: string): PageField => ({ label: 'Stage', state: 'text', text });

describe('a stage in the highlights', () => {
  const bare = (text: string, fields: Record<string, PageField>) => {
    const field = bareStage('deal', shown(text), fields);
    return field.state === 'text' ? field.text : field.state;
  };

  it('loses its pipeline where the page proves that it is one', () => {
    expect(bare('Demo (Sales Pipeline)', { dealstage: shown('Demo') })).toBe('Demo');
    expect(bare('Demo (Sales Pipeline)', { pipeline: shown('Sales Pipeline') })).toBe('Demo');
    expect(bare('Demo (on site) (Sales Pipeline)', { pipeline: shown('Sales Pipeline') })).toBe(
      'Demo (on site)',
    );
  });

  it('is unreadable where the brackets could be the stage’s own', () => {
    expect(bare('Demo (on site)', {})).toBe('unreadable');
    expect(bare('Demo (on site)', { pipeline: shown('Sales Pipeline') })).toBe('unreadable');
  });

  it('is itself without brackets', () => {
    expect(bare('Demo', {})).toBe('Demo');
  });
});

describe('the current stage', () => {
  it('is what is saved, not what is being chosen', () => {
    const choosing = { dealstage: { ...shown('Proposal'), unsaved: true as const } };
    expect(hubspotStage('deal', choosing, () => 'Demo')).toEqual({ id: null, label: 'Demo' });
    expect(hubspotStage('deal', choosing, () => undefined)).toBeNull();
    expect(hubspotStage('deal', { dealstage: shown('Proposal') }, () => 'Demo')?.label).toBe('Proposal');
  });

  it('is the lead’s own stage on a lead, and none on a contact', () => {
    const fields = { hs_pipeline_stage: shown('Attempting'), dealstage: shown('Demo') };
    expect(hubspotStage('lead', fields, () => undefined)?.label).toBe('Attempting');
    expect(hubspotStage('contact', fields, () => undefined)).toBeNull();
  });
});
