import { Box, Heading, Press, Words } from '../../ui/controls';
import { Scroll } from '../frame/parts';
import type { Chosen } from './api';
import { ConsentPanel, EditPanel } from './ask-panels';
import { OrderCard } from './order-card';
import { DangerCard, SuggestionCard } from './suggestion-card';
import type { Desk } from './use-desk';

/** Danger first, then the order, then what to answer. */
export function Advice({ desk }: { desk: Desk }) {
  const {
    today,
    asking,
    setAsking,
    edited,
    setEdited,
    booked,
    busy,
    placeOf,
    answers,
    current,
    danger,
    order,
    lastSaid,
    setAt,
    consent,
    decide,
    edit,
    finishEdit,
  } = desk;
  return (
    <Scroll label="建议和预订" className="desk__right">
      {danger ? <DangerCard suggestion={danger} ordinal={placeOf.get(danger.utteranceId)} /> : null}
      {asking === 'consent' ? (
        <ConsentPanel first={lastSaid} busy={busy} onYes={(words) => void consent(words)} />
      ) : null}
      {asking === 'edit' ? <EditPanel text={edited} onChange={setEdited} onDone={finishEdit} /> : null}
      {order ? (
        <OrderCard
          gathered={order}
          booked={order.draft && booked[order.draft.id]}
          today={today}
          onConsent={() => setAsking('consent')}
        />
      ) : null}
      {current ? (
        <SuggestionCard
          suggestion={current}
          ordinal={placeOf.get(current.utteranceId)}
          onTake={() => decide('take')}
          onEdit={edit}
          onDismiss={() => decide('dismiss')}
        />
      ) : danger || order ? null : (
        <Box className="empty">
          <Words>来电人问到政策、要订餐约服务,这里会给出原文和下一句。没有把握就不说。</Words>
        </Box>
      )}
      <Earlier all={answers} currentId={current?.id} placeOf={placeOf} onOpen={setAt} />
    </Scroll>
  );
}

/** Suggestions before and after the one in front, in a line each. */
function Earlier({
  all,
  currentId,
  placeOf,
  onOpen,
}: {
  all: Chosen[];
  currentId?: string;
  placeOf: Map<string, number>;
  onOpen: (id: string) => void;
}) {
  const others = all.filter(({ id }) => id !== currentId);
  if (!others.length) return null;
  return (
    <Box as="section" className="panel" label="别的建议">
      <Heading level={2} className="record__title">
        这通电话里别的问题(J、K 翻看)
      </Heading>
      {others.map(({ id, question, choice, passage, utteranceId }) => (
        <Press key={id} className="pickline" onPress={() => onOpen(id)}>
          <Words className="soft small">第 {placeOf.get(utteranceId) ?? '–'} 句</Words>
          <Words className="grow">{question}</Words>
          <Words className="small soft">{choice ? DECIDED[choice] : passage ? '还没定' : '没把握'}</Words>
        </Press>
      ))}
    </Box>
  );
}

const DECIDED = { take: '已采用', edit: '改过', dismiss: '不用' };
