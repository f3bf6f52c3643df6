import { BookingLine } from '../../components/booking-line';
import { Choices } from '../../components/choices';
import { CitationCard } from '../../components/citation-card';
import { ConfirmCard } from '../../components/confirm-card';
import { Icon } from '../../components/icon';
import { Slip } from '../../components/slip';
import { UrgentCard } from '../../components/urgent-card';
import { Box, Call, Press, Words } from '../../ui/controls';
import type { Exchange } from './talk';
import type { Voice } from './use-read-aloud';

interface Props {
  exchange: Exchange;
  /** Only the latest answer can be acted on. */
  latest: boolean;
  busy: boolean;
  voice: Voice;
  onSay: (words: string) => void;
  onMend: (said: string) => void;
  onRetry: () => void;
}

/** What was said, and the answer with everything that belongs to it. */
export function Answer({ exchange, latest, busy, voice, onSay, onMend, onRetry }: Props) {
  const { id, said, state, text, citations, turn, trouble } = exchange;
  return (
    <>
      <Box id={`said-${id}`} className="bubble bubble--me">
        <Words className="unseen">您说:</Words>
        <Words className="bubble__text">{said}</Words>
        {latest && !busy && said ? (
          <Press className="bubble__mend" label={`改字:${said}`} onPress={() => onMend(said)}>
            <Icon name="edit" />
            <Words>改字</Words>
          </Press>
        ) : null}
      </Box>
      {turn?.urgent ? <UrgentCard urgent={turn.urgent} /> : null}
      <Box className="bubble bubble--bell">
        <Box className="bubble__who">
          <Icon name="bell" />
          <Words>{state === 'done' && turn ? origin(exchange) : '银铃'}</Words>
        </Box>
        {state === 'waiting' ? <Words className="bubble__text">听到了,正在想……</Words> : null}
        {text ? <Words className="bubble__text">{text}</Words> : null}
        {state === 'failed' ? (
          <>
            <Words className="bubble__text">{trouble}</Words>
            <Press className="press--main" onPress={onRetry}>
              再试一次
            </Press>
          </>
        ) : null}
        {citations.map((citation) => (
          <CitationCard key={citation.n} citation={citation} />
        ))}
        {state === 'done' && turn ? (
          <Box className={`said-again ${latest ? 'said-again--all' : ''}`} role="group" label="再听一遍">
            <Press onPress={() => voice.again(turn.reply.speech)}>再说一遍</Press>
            {latest ? (
              <>
                <Press onPress={() => voice.slower(turn.reply.speech)}>说慢一点</Press>
                <Press onPress={() => voice.louder(turn.reply.speech)}>大声点</Press>
              </>
            ) : null}
          </Box>
        ) : null}
        {latest && voice.mute ? <Words className="soft small">这台设备不会朗读,请您看字。</Words> : null}
      </Box>
      {turn ? (
        <Outcome exchange={exchange} latest={latest} busy={busy} onSay={onSay} onMend={onMend} />
      ) : null}
    </>
  );
}

function Outcome({
  exchange: { turn },
  latest,
  busy,
  onSay,
  onMend,
}: Pick<Props, 'exchange' | 'latest' | 'busy' | 'onSay' | 'onMend'>) {
  if (!turn) return null;
  const { draft, booking, bookings = [], handoff, choices } = turn;
  const drafts = turn.drafts?.length ? turn.drafts : draft ? [draft] : [];
  // The card's own buttons say these words; the same ones twice would only puzzle.
  const others = drafts.length ? choices.filter(({ say }) => !/^(对|不要了|改)/.test(say)) : choices;
  return (
    <>
      {latest && drafts.length
        ? drafts.map((each, index) =>
            index === drafts.length - 1 ? (
              <ConfirmCard
                key={each.id}
                draft={each}
                busy={busy}
                onYes={() => onSay('对,订下')}
                onChange={() => onMend('')}
                onNo={() => onSay('不要了')}
              />
            ) : (
              <Slip key={each.id} booking={each} />
            ),
          )
        : null}
      {booking ? <Slip booking={booking} /> : null}
      {bookings
        .filter(({ id }) => id !== booking?.id)
        .map((each) => (
          <BookingLine key={each.id} booking={each} />
        ))}
      {handoff ? (
        <Call className="call call--calm" phone={handoff.phone} label={`打电话 ${handoff.phone}`}>
          <Words>打电话 {handoff.phone}</Words>
          <Icon name="phone" />
        </Call>
      ) : null}
      {latest && !busy ? <Choices choices={others} onSay={onSay} /> : null}
    </>
  );
}

/** Who speaks, as the rules on AI content ask: said at every answer. */
function origin({ turn }: Exchange): string {
  if (turn?.engine === 'llm') return '银铃 · 内容由 AI 生成';
  return turn?.citations.length ? '银铃 · 由程序从政策原文摘取' : '银铃 · 由程序自动回答';
}
