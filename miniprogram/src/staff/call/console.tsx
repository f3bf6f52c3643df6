import { useEffect, useState } from 'react';
import type { Booking } from '../../../../server/contract';
import { asProblem } from '../../components/loaded';
import { Notice } from '../../components/notice';
import { useSession } from '../../features/session/session';
import { Box, Heading, Press, Words } from '../../ui/controls';
import { dayOf } from '../../words/days';
import { Key } from '../frame/key';
import type { Hint, Keys } from '../frame/keys-of';
import { Scroll } from '../frame/parts';
import { StaffPage } from '../frame/staff-page';
import { Pressing } from '../orders/pressing';
import {
  type Caller,
  type Chosen,
  type Colleague,
  confirmFor,
  fetchColleagues,
  openCall,
  type QueuedCall,
  type Speaker,
  tellCall,
} from './api';
import { ConsentPanel, EditPanel, OpenByHand, TransferPanel } from './ask-panels';
import { CallerChoice } from './caller-choice';
import { since } from './clock';
import { OrderCard } from './order-card';
import { Queue } from './queue';
import { Record } from './record';
import { Speaking } from './speaking';
import { DangerCard, SuggestionCard } from './suggestion-card';
import { Transcript } from './transcript';
import { useCall } from './use-call';
import { useQueue } from './use-queue';
import { WrapUp } from './wrap-up';

type Asking = 'nothing' | 'open' | 'consent' | 'edit' | 'transfer' | 'hang_up';

/** The operator's desk: who calls, what is said, what to answer, and what is booked. No mouse is needed. */
export function Console() {
  const { account, today = dayOf(Date.now()) } = useSession();
  const { calls, known, look } = useQueue();
  const [callId, setCallId] = useState<string>();
  const inHand = useCall(callId, () => void look());
  const { call, record } = inHand;
  const [chosenId, setChosenId] = useState<string>();
  const [asking, setAsking] = useState<Asking>('nothing');
  const [speaker, setSpeaker] = useState<Speaker>('caller');
  const [typing, setTyping] = useState(false);
  const [at, setAt] = useState<string>();
  const [edited, setEdited] = useState('');
  const [found, setFound] = useState<Caller[]>([]);
  const [colleagues, setColleagues] = useState<Colleague[]>([]);
  const [booked, setBooked] = useState<Record<string, Booking>>({});
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState('');
  const now = useNow();

  // A page that is loaded again goes on with the call in hand.
  useEffect(() => {
    if (callId) return;
    const mine = calls.find((each) => each.mine);
    if (mine) setCallId(mine.id);
  }, [calls, callId]);

  const waiting = calls.filter(({ status, mine }) => status === 'ringing' || mine);
  const chosen = waiting.find(({ id }) => id === chosenId) ?? waiting[0];
  const ended = call?.call.status === 'ended';
  const talking = Boolean(call && !ended);
  const placeOf = new Map(call?.transcript.map(({ id, ordinal }) => [id, ordinal]));
  const suggestions = call?.suggestions ?? [];
  const answers = suggestions.filter(({ passage, searched }) => passage || searched);
  const current = answers.find(({ id }) => id === at) ?? answers.at(-1);
  const danger = suggestions.filter((each) => each.danger).at(-1);
  const order = suggestions.filter(({ gathered }) => gathered).at(-1)?.gathered;
  const lastSaid = call?.transcript.filter((each) => each.speaker === 'caller').at(-1)?.text ?? '';
  const candidates = call && !call.call.elderId ? [...(record?.callers ?? []), ...found] : [];

  const doing = async (what: () => Promise<void>) => {
    setBusy(true);
    inHand.setTrouble('');
    try {
      await what();
    } catch (problem) {
      inHand.setTrouble(asProblem(problem).detail);
    } finally {
      setBusy(false);
    }
  };
  const take = (queued: QueuedCall) =>
    doing(async () => {
      if (!queued.mine) await tellCall(queued.id, { type: 'answered' });
      setDone('');
      setFound([]);
      setBooked({});
      setAt(undefined);
      setSpeaker('caller');
      setCallId(queued.id);
      await look();
    });
  const openByHand = (phone: string) =>
    doing(async () => {
      const { id } = await openCall(phone);
      setAsking('nothing');
      await tellCall(id, { type: 'answered' });
      setDone('');
      setFound([]);
      setBooked({});
      setCallId(id);
      await look();
    });
  const chooseCaller = (elderId: string) =>
    doing(async () => {
      if (callId) await tellCall(callId, { type: 'answered', elderId });
      await inHand.reload();
    });
  const hangUp = () =>
    doing(async () => {
      setAsking('nothing');
      if (callId) await tellCall(callId, { type: 'ended' });
      await inHand.reload();
      await look();
    });
  const transfer = (toAccountId: string) =>
    doing(async () => {
      if (callId) await tellCall(callId, { type: 'transferred', toAccountId });
      setAsking('nothing');
      setCallId(undefined);
      await look();
    });
  const consent = (words: string) =>
    doing(async () => {
      const draft = order?.draft;
      if (!draft) return;
      // One key for one draft: a second press books nothing twice.
      const allergens = allergensOf(draft, record?.elder?.allergies ?? []);
      const booking = await confirmFor(draft.id, words, allergens, `consent-${draft.id}`);
      setBooked((before) => ({ ...before, [draft.id]: booking }));
      setAsking('nothing');
      await inHand.reload();
    });
  const decide = (choice: 'take' | 'dismiss') => {
    if (current?.passage && !current.choice) void inHand.decide(current, choice);
  };
  const edit = () => {
    if (!current?.passage || current.choice || current.approval === 'waiting') return;
    setEdited(current.answer ?? '');
    setAsking('edit');
  };
  const finishEdit = () => {
    if (!current || !edited.trim()) return;
    void inHand.decide(current, 'edit', edited.trim()).then((ok) => ok && setAsking('nothing'));
  };
  const step = (by: number) => {
    const here = answers.findIndex(({ id }) => id === current?.id);
    setAt(answers[Math.min(answers.length - 1, Math.max(0, here + by))]?.id);
  };
  const write = () => {
    setTyping(false);
    setTimeout(() => setTyping(true));
  };
  const toggle = () => setSpeaker((was) => (was === 'caller' ? 'operator' : 'caller'));

  const digits = (all: { id: string }[], pick: (id: string) => void): Keys =>
    Object.fromEntries(all.slice(0, 9).map(({ id }, n) => [`Digit${n + 1}`, () => pick(id)]));
  const idleKeys: Keys = {
    Enter: () => chosen && void take(chosen),
    KeyN: () => setAsking('open'),
    ArrowDown: () => moveChoice(1),
    ArrowUp: () => moveChoice(-1),
  };
  const moveChoice = (by: number) => {
    const here = waiting.findIndex(({ id }) => id === chosen?.id);
    setChosenId(waiting[Math.min(waiting.length - 1, Math.max(0, here + by))]?.id);
  };
  const talkKeys: Keys = {
    Digit1: () => decide('take'),
    KeyT: () => decide('take'),
    KeyE: edit,
    KeyX: () => decide('dismiss'),
    KeyC: () => order?.draft && !booked[order.draft.id] && setAsking('consent'),
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    Slash: write,
    F2: toggle,
    KeyH: () => (asking === 'hang_up' ? void hangUp() : setAsking('hang_up')),
    KeyM: () => {
      void fetchColleagues().then((all) =>
        setColleagues(all.filter(({ id, role }) => role === 'operator' && id !== account?.id)),
      );
      setAsking('transfer');
    },
  };
  const keys: Keys = {
    ...(talking ? talkKeys : ended ? {} : idleKeys),
    ...(talking && candidates.length
      ? digits(
          candidates.map(({ elderId }) => ({ id: elderId })),
          (id) => void chooseCaller(id),
        )
      : {}),
    ...(asking === 'transfer' ? digits(colleagues, (id) => void transfer(id)) : {}),
    Escape: () => setAsking('nothing'),
  };

  return (
    <StaffPage
      title="接电话"
      here="staff"
      keys={keys}
      typing={{
        F2: toggle,
        Escape: () => setAsking('nothing'),
        'Ctrl+Enter': asking === 'edit' ? finishEdit : undefined,
      }}
      hints={talking ? TALK_HINTS : ended ? WRAP_HINTS : IDLE_HINTS}
      className="desk"
    >
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
      {call && ended && callId ? (
        <Box className="desk__wide">
          <WrapUp
            callId={callId}
            onSigned={(workOrderId) => {
              setDone(workOrderId ? `小结签好了,开了工单 ${workOrderId}` : '小结签好了。');
              setCallId(undefined);
              void look();
            }}
          />
          <Transcript transcript={call.transcript} />
        </Box>
      ) : call ? (
        <>
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
        </>
      ) : (
        <Box className="desk__wide">
          {done ? (
            <Box className="panel done" role="status">
              <Words>{done}</Words>
            </Box>
          ) : null}
          <Notice words={inHand.trouble} />
          <Box className="panel">
            <Heading level={2} className="panel__title">
              {waiting.some(({ status }) => status === 'ringing') ? '有来电,按回车接' : '等电话'}
            </Heading>
            <Words className="soft">
              电话系统来电会自己出现;没有接电话系统时,按 N 输入来电号码,手工开一通。
            </Words>
          </Box>
          <Pressing />
        </Box>
      )}
    </StaffPage>
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

const startOf = (calls: QueuedCall[], id: string): string => {
  const queued = calls.find((each) => each.id === id);
  return queued?.answeredAt ?? queued?.startedAt ?? new Date().toISOString();
};

/** The allergies that the slip warned about and the caller heard read out: their yes accepts them, and only them. */
const allergensOf = ({ warnings = [] }: Booking, allergies: string[]): string[] =>
  allergies.filter((allergy) => warnings.some(({ blocking, text }) => blocking && text.includes(allergy)));

/** The time, each second, for how long a call has been going on. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const IDLE_HINTS: Hint[] = [
  { key: 'Enter', does: '接电话' },
  { key: '↑ ↓', does: '选来电' },
  { key: 'N', does: '手工开一通' },
];
const TALK_HINTS: Hint[] = [
  { key: '/', does: '记一句话' },
  { key: 'F2', does: '换说话人' },
  { key: 'T', does: '采用(1 也行)' },
  { key: 'E', does: '改一改' },
  { key: 'X', does: '不用' },
  { key: 'C', does: '记下同意并预订' },
  { key: 'J K', does: '翻建议' },
  { key: 'M', does: '转接' },
  { key: 'H', does: '挂断' },
];
const WRAP_HINTS: Hint[] = [
  { key: '0–6', does: '选工单' },
  { key: 'U', does: '急件' },
  { key: 'Ctrl Enter', does: '签字' },
];
