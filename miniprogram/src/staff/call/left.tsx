import { Box, Heading, Press } from '../../ui/controls';
import { Key } from '../frame/key';
import { Scroll } from '../frame/parts';
import { OpenByHand } from './ask-panels';
import { CallerChoice } from './caller-choice';
import { Queue } from './queue';
import { Record } from './record';
import type { Desk } from './use-desk';

/** Who rings, who it is, and their record. */
export function Left({ desk }: { desk: Desk }) {
  const {
    calls,
    known,
    callId,
    chosen,
    setChosenId,
    now,
    record,
    today,
    asking,
    setAsking,
    found,
    setFound,
    talking,
    take,
    openByHand,
    chooseCaller,
  } = desk;
  return (
    <Scroll label="来电和档案" className="desk__left">
      <Box className="panel__head">
        <Heading level={2} className="panel__title">
          来电
        </Heading>
        <Press className="act act--small" onPress={() => setAsking('open')}>
          手工开单<Key>N</Key>
        </Press>
      </Box>
      {asking === 'open' ? <OpenByHand onOpen={(phone) => void openByHand(phone)} /> : null}
      {known ? (
        <Queue
          calls={calls}
          chosenId={callId ?? chosen?.id}
          now={now}
          onChoose={setChosenId}
          onTake={(queued) => void take(queued)}
        />
      ) : null}
      {talking && record && !record.elder && callId ? (
        <CallerChoice
          callId={callId}
          callers={record.callers}
          found={found}
          onFound={setFound}
          onChoose={(id) => void chooseCaller(id)}
        />
      ) : null}
      {record ? <Record record={record} today={today} /> : null}
    </Scroll>
  );
}
