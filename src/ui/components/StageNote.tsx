import { plural } from '../../record/format';
import type { GuardedStage } from '../../record/guard';
import { Banner } from './Banner';
import { FieldChips } from './FieldChips';
import { missingFields } from './guard-words';
import type { RecordActions } from './record-view';

/** What is short of another stage, said without stopping anyone. */
export function StageNote({ stage, actions }: { stage: GuardedStage; actions: RecordActions }) {
  const { findings, unknown } = stage;
  const titles = findings.map(({ title }) => title).join(' · ');
  return (
    <div role="status">
      <Banner icon="warning" tone="warning" title={`For ${stage.stage}:`}>
        {titles}.{unknown.length > 0 && ` ${plural(unknown.length, 'rule')} can’t tell.`}
        <span class="answers">
          <FieldChips fields={missingFields(stage)} onJump={actions.revealField} />
        </span>
      </Banner>
    </div>
  );
}
