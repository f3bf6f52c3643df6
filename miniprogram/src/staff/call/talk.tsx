import { Notice } from '../../components/notice';
import { Box, Heading, Press, Words } from '../../ui/controls';
import { Key } from '../frame/key';
import type { QueuedCall } from './api';
import { TransferPanel } from './ask-panels';
import { since } from './clock';
import { Speaking } from './speaking';
import { Transcript } from './transcript';
import type { Desk } from './use-desk';

/** The call in hand: what was said, and the line to write the next sentence on. */
export function Talk({ desk }: { desk: Desk }) {
  const {
    calls,
    now,
    inHand,
    call,
    record,
    asking,
    setAsking,
    speaker,
    typing,
    colleagues,
    hangUp,
    transfer,
    toggle,
  } = desk;
  if (!call) return null;
  return (
    <Box className="desk__middle">
      <Box className="panel__head">
        <Heading level={2} className="panel__title">
          {record?.elder ? `和${record.elder.name}家通话` : call.call.callerPhone}
        </Heading>
        <Box className="small soft" role="status">
          {inHand.live ? '● 实时' : '○ 正在重连,打字照样记'}
        </Box>
        <Words className="small soft">{since(startOf(calls, call.call.id), now)}</Words>
        <Press className="act act--small" onPress={() => setAsking('hang_up')}>
          挂断<Key>H</Key>
        </Press>
      </Box>
      {asking === 'hang_up' ? (
        <Box className="panel panel--ask" role="status">
          <Words className="strong">再按一次 H 结束通话,Esc 返回。</Words>
          <Press className="act act--main" onPress={() => void hangUp()}>
            结束通话
          </Press>
        </Box>
      ) : null}
      {asking === 'transfer' ? (
        <TransferPanel colleagues={colleagues} onChoose={(id) => void transfer(id)} />
      ) : null}
      <Notice words={inHand.trouble} />
      <Transcript transcript={call.transcript} partial={inHand.partial} greeting={record?.greeting} />
      <Speaking
        speaker={speaker}
        focus={typing}
        onToggle={toggle}
        onSay={(text) => inHand.speak(speaker, text)}
      />
    </Box>
  );
}

const startOf = (calls: QueuedCall[], id: string): string => {
  const queued = calls.find((each) => each.id === id);
  return queued?.answeredAt ?? queued?.startedAt ?? new Date().toISOString();
};
