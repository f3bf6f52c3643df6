import { useState } from 'react';
import { Notice } from '../../components/notice';
import { Pick } from '../../components/pick';
import { Box, Press } from '../../ui/controls';
import type { Colleague } from '../call/api';
import { Key } from '../frame/key';
import { useKeys } from '../frame/keys';
import { Area, Choose } from '../frame/parts';
import { ROLES } from '../words';
import type { Action, Move, WorkOrder } from './api';
import { ACTIONS } from './words';

const RATINGS = [1, 2, 3, 4, 5].map((value) => ({ value, label: `${value} 分` }));

/** One step of an order with what it needs: words, a person, another order, a rating. */
export function ActPanel({
  action,
  others,
  colleagues,
  trouble,
  onDo,
}: {
  action: Action;
  others: WorkOrder[];
  colleagues: Colleague[];
  trouble: string;
  onDo: (move: Move) => void;
}) {
  const [note, setNote] = useState('');
  const [assigneeId, setAssigneeId] = useState(colleagues[0]?.id ?? '');
  const [into, setInto] = useState(others[0]?.id ?? '');
  const [rating, setRating] = useState(5);
  const who = action === 'assign' || action === 'transfer';
  const go = () =>
    onDo({
      action,
      note: note.trim() || undefined,
      assigneeId: who ? assigneeId : undefined,
      into: action === 'merge' ? into : undefined,
      rating: action === 'rate' ? rating : undefined,
    });
  useKeys({ 'Ctrl+Enter': go }, { 'Ctrl+Enter': go });
  return (
    <Box as="section" className="panel panel--ask" label={ACTIONS[action]}>
      <Notice words={trouble} />
      {who ? (
        <Choose
          id="assignee"
          label="派给谁"
          value={assigneeId}
          onChange={setAssigneeId}
          options={colleagues.map(({ id, displayName, role }) => ({
            value: id,
            label: `${displayName}(${ROLES[role] ?? role})`,
          }))}
        />
      ) : null}
      {action === 'merge' ? (
        <Choose
          id="into"
          label="并入哪一张"
          value={into}
          onChange={setInto}
          options={others.map(({ id, summary }) => ({
            value: id,
            label: `${summary.slice(0, 30)}(${id.slice(-6)})`,
          }))}
        />
      ) : null}
      {action === 'rate' ? (
        <Pick label="几分" shape="loose" options={RATINGS} chosen={rating} onChoose={setRating} />
      ) : null}
      <Area
        id="note"
        label={action === 'reply' ? '回复了什么(要写)' : '备注(可以不写)'}
        value={note}
        rows={3}
        focus
        onChange={setNote}
      />
      <Box className="acts">
        <Press className="act act--main" onPress={go}>
          {ACTIONS[action]}
          <Key>Ctrl Enter</Key>
        </Press>
      </Box>
    </Box>
  );
}
