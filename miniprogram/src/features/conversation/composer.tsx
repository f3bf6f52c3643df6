import { useRef } from 'react';
import { Icon } from '../../components/icon';
import { Box, Field, Press, Words } from '../../ui/controls';
import { type Listening, SORRY_WORDS } from '../speech/listening';
import { SPEECH_LEVEL } from '../speech/recording';

interface Hearing {
  listening: Listening;
  start(): void;
  stop(): void;
  leave(): void;
}
interface Props {
  words: string;
  onWords: (words: string) => void;
  onSay: (words: string) => void;
  busy: boolean;
  hearing: Hearing;
  focus: boolean;
  /** What could be typed now. */
  hint?: string;
}

/** Talking and typing, side by side and equal. */
export function Composer({ words, onWords, onSay, busy, hearing, focus, hint = '打字' }: Props) {
  const { state } = hearing.listening;
  const hears = state === 'asking' || state === 'listening' || state === 'understanding';
  const submit = () => {
    if (words.trim() && !busy) onSay(words);
  };
  return (
    <>
      {hearing.listening.state === 'sorry' ? (
        <Box className="slip__warn" role="alert">
          <Words>{SORRY_WORDS[hearing.listening.why]}</Words>
        </Box>
      ) : null}
      <Box className={`composer ${hears ? 'composer--hears' : ''}`}>
        {hears ? (
          <Meter key="left" listening={hearing.listening} />
        ) : (
          <Field
            key="left"
            id="say"
            label="打字说"
            labelHidden
            value={words}
            onChange={onWords}
            onSubmit={submit}
            placeholder={hint}
            focus={focus}
          />
        )}
        {words.trim() && !hears ? (
          <Press className="press--main composer__go" disabled={busy} onPress={submit}>
            <Icon name="send" />
            <Words>发送</Words>
          </Press>
        ) : (
          <MicButton key="mic" hearing={hearing} busy={busy} />
        )}
        {hears ? (
          <Press className="press--quiet press--wide" onPress={hearing.leave}>
            不说了,打字
          </Press>
        ) : null}
      </Box>
    </>
  );
}

/** Milliseconds: pressed longer than this, letting go ends the recording; a tap lets it run on. */
const HELD = 600;

/** One button that stays in place from the first press to the last, so that it may be tapped or held. */
function MicButton({ hearing, busy }: { hearing: Hearing; busy: boolean }) {
  const { state } = hearing.listening;
  const running = state === 'asking' || state === 'listening';
  const press = useRef({ at: 0, began: false });
  return (
    <Press
      className={running ? 'listening__stop' : 'press--main composer__go'}
      label={running ? '我说完了' : '说话,按一下开始'}
      disabled={busy || state === 'understanding'}
      onDown={() => {
        press.current = { at: Date.now(), began: !running };
        if (!running) hearing.start();
      }}
      onUp={() => {
        if (press.current.began && Date.now() - press.current.at > HELD) hearing.stop();
      }}
      onPress={() => {
        // A finger's press has begun it already; a keyboard's has not.
        const { began } = press.current;
        press.current = { at: 0, began: false };
        if (began) return;
        if (running) hearing.stop();
        else hearing.start();
      }}
    >
      <Icon name={running ? 'stop' : 'mic'} />
      <Words>{running ? '我说完了' : '说话'}</Words>
    </Press>
  );
}

const BARS = [0.35, 0.7, 1, 0.8, 0.5, 0.9, 0.6];
/** Pixels: at rest, and what loudness adds. */
const REST = 8;
const SWING = 36;

/** What the microphone hears right now, in words and in bars. */
function Meter({ listening }: { listening: Listening }) {
  const level = listening.state === 'listening' ? listening.level : 0;
  return (
    <Box className="listening">
      <Box className="listening__words" live="polite">
        {HEAR_WORDS[listening.state]}
      </Box>
      <Box className="meter" role="img" label={level >= SPEECH_LEVEL ? '听得到您的声音' : '等您说话'}>
        {BARS.map((share, index) => (
          <Box
            key={index}
            className="meter__bar"
            style={{ height: `${REST + Math.round(SWING * share * level)}px` }}
          />
        ))}
      </Box>
    </Box>
  );
}

const HEAR_WORDS: Record<string, string> = {
  asking: '手机会问能不能用话筒,请点“允许”。',
  listening: '我在听,请说。',
  understanding: '听到了,正在认字……',
};
