import { useEffect, useRef, useState } from 'react';
import type { Booking } from '../../../../server/contract';
import { asProblem } from '../../components/loaded';
import { useSession } from '../../features/session/session';
import { dayOf } from '../../words/days';
import {
  type Caller,
  type Colleague,
  confirmFor,
  fetchColleagues,
  openCall,
  type QueuedCall,
  type Speaker,
  tellCall,
} from './api';
import { useCall } from './use-call';
import { useQueue } from './use-queue';

/** What the desk waits for an answer to. */
export type Asking = 'nothing' | 'open' | 'consent' | 'edit' | 'transfer' | 'hang_up';
export type Desk = ReturnType<typeof useDesk>;

/** The state of an operator's desk, what stands on it, and all that can be done. */
export function useDesk() {
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

  // What was just signed still stands in the queue until it is looked at again.
  const signedIds = useRef(new Set<string>());

  // A page that is loaded again goes on with the call in hand.
  useEffect(() => {
    if (callId) return;
    const open = calls.filter((each) => each.mine && !signedIds.current.has(each.id));
    const mine = open.find((each) => each.status !== 'ended') ?? open[0];
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
  const ordered = suggestions.filter(({ gathered }) => gathered).at(-1);
  const order = ordered?.gathered;
  // A yes can only be what the caller said after the order stood; what made the order is none.
  const last = call?.transcript.filter((each) => each.speaker === 'caller').at(-1);
  const lastSaid = last && last.ordinal > (placeOf.get(ordered?.utteranceId ?? '') ?? 0) ? last.text : '';
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
  const moveChoice = (by: number) => {
    const here = waiting.findIndex(({ id }) => id === chosen?.id);
    setChosenId(waiting[Math.min(waiting.length - 1, Math.max(0, here + by))]?.id);
  };
  const askTransfer = () => {
    void fetchColleagues().then((all) =>
      setColleagues(all.filter(({ id, role }) => role === 'operator' && id !== account?.id)),
    );
    setAsking('transfer');
  };
  const signed = (workOrderId?: string) => {
    if (callId) signedIds.current.add(callId);
    setDone(workOrderId ? `小结签好了,开了工单 ${workOrderId}` : '小结签好了。');
    setCallId(undefined);
    void look();
  };

  return {
    calls,
    known,
    callId,
    chosen,
    setChosenId,
    now,
    inHand,
    call,
    record,
    today,
    done,
    asking,
    setAsking,
    speaker,
    typing,
    edited,
    setEdited,
    found,
    setFound,
    colleagues,
    booked,
    busy,
    ended,
    talking,
    placeOf,
    answers,
    current,
    danger,
    order,
    lastSaid,
    candidates,
    waiting,
    setAt,
    take,
    openByHand,
    chooseCaller,
    hangUp,
    transfer,
    consent,
    decide,
    edit,
    finishEdit,
    step,
    write,
    toggle,
    moveChoice,
    askTransfer,
    signed,
  };
}

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
