import { useRef } from 'react';
import { Icon } from '../../components/icon';
import { Box, Field, Press, Words } from '../../ui/controls';
import { type Listening, SORRY_WORDS } from '../speech/listening';

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
}

/** Milliseconds: held longer than this, letting go ends the recording. */
const HELD = 600;

/** Talking and typing, side by side and equal. */
export function Composer({ words, onWords, onSay, busy, hearing, focus }: Props) {
  const { listening } = hearing;
  const heard = useRef(0);
  if (listening.state === 'asking' || listening.state === 'listening' || listening.state === 'understanding')
    return <Hear hearing={hearing} pressedAt={heard} />;
  const submit = () => {
    if (words.trim() && !busy) onSay(words);
  };
  return (
    <>
      {listening.state === 'sorry' ? (
        <Box className="slip__warn" role="alert">
          <Words>{SORRY_WORDS[listening.why]}</Words>
        </Box>
      ) : null}
      <Box className="composer">
        <Field
          id="say"
          label="打字说"
          labelHidden
          value={words}
          onChange={onWords}
          onSubmit={submit}
          placeholder="打字"
          focus={focus}
        />
        {words.trim() ? (
          <Press className="press--main composer__go" disabled={busy} onPress={submit}>
            <Icon name="send" />
            <Words>发送</Words>
          </Press>
        ) : (
          <Press
            className="press--main composer__go"
            label="说话,按一下开始"
            disabled={busy}
            onPress={hearing.start}
          >
            <Icon name="mic" />
            <Words>说话</Words>
          </Press>
        )}
      </Box>
    </>
  );
}

const BARS = [0.35, 0.7, 1, 0.8, 0.5, 0.9, 0.6];

function Hear({ hearing, pressedAt }: { hearing: Hearing; pressedAt: { current: number } }) {
  const { listening } = hearing;
  const level = listening.state === 'listening' ? listening.level : 0;
  return (
    <Box className="listening">
      <Words className="listening__words">{HEAR_WORDS[listening.state]}</Words>
      <Box className="meter" role="img" label={level > 0.06 ? '听得到您的声音' : '等您说话'}>
        {BARS.map((share, index) => (
          <Box
            key={index}
            className="meter__bar"
            style={{ height: `${8 + Math.round(36 * share * level)}px` }}
          />
        ))}
      </Box>
      {listening.state === 'understanding' ? null : (
        <Press
          className="listening__stop"
          onDown={() => {
            pressedAt.current = Date.now();
          }}
          onUp={() => {
            if (pressedAt.current && Date.now() - pressedAt.current > HELD) hearing.stop();
          }}
          onPress={hearing.stop}
        >
          <Icon name="stop" />
          <Words>我说完了</Words>
        </Press>
      )}
      <Press className="press--quiet press--wide" onPress={hearing.leave}>
        不说了,打字
      </Press>
    </Box>
  );
}

const HEAR_WORDS: Record<string, string> = {
  asking: '手机会问能不能用话筒,请点“允许”。',
  listening: '我在听,请说。',
  understanding: '听到了,正在认字……',
};
