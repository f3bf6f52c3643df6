import { Icon } from '../../components/icon';
import { Box, Press, Words } from '../../ui/controls';
import { Key } from '../frame/key';
import { CALL_STATUS } from '../words';
import type { QueuedCall } from './api';
import { since } from './clock';

interface Props {
  calls: QueuedCall[];
  chosenId?: string;
  now: number;
  onChoose: (id: string) => void;
  onTake: (call: QueuedCall) => void;
}

/** Calls that ring or go on; the chosen one is taken with Enter. */
export function Queue({ calls, chosenId, now, onChoose, onTake }: Props) {
  if (!calls.length)
    return (
      <Box className="empty">
        <Icon name="phone" />
        <Words>现在没有来电。</Words>
      </Box>
    );
  return (
    <Box as="ul" className="queue">
      {calls.map((call) => {
        const free = call.status === 'ringing' || call.mine;
        const chosen = call.id === chosenId;
        return (
          <Box as="li" key={call.id}>
            <Press
              className={`queue__call queue__call--${call.status} ${chosen ? 'queue__call--chosen' : ''}`}
              chosen={chosen}
              disabled={!free}
              onPress={() => (chosen ? onTake(call) : onChoose(call.id))}
            >
              <Box className="grow">
                <Box className="queue__who">{whoOf(call)}</Box>
                <Box className="soft small">
                  {call.callerPhone}
                  {call.operatorName && !call.mine ? ` · ${call.operatorName}` : ''}
                </Box>
              </Box>
              <Box className="queue__side">
                <Words className={`tag2 tag2--${call.status}`}>{CALL_STATUS[call.status]}</Words>
                <Words className="small soft">{since(call.startedAt, now)}</Words>
              </Box>
              {chosen && free && call.status !== 'answered' ? <Key>Enter</Key> : null}
            </Press>
          </Box>
        );
      })}
    </Box>
  );
}

function whoOf({ callers }: QueuedCall): string {
  if (!callers) return '同事的电话';
  if (!callers.length) return '没有登记的号码';
  const [first] = callers;
  if (callers.length > 1) return `可能是 ${callers.map(({ elderName }) => elderName).join('、')}`;
  return first?.through === 'family'
    ? `${first.elderName}的${first.relation ?? '家人'}`
    : (first?.elderName ?? '');
}
