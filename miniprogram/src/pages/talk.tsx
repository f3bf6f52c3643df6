import Taro, { useRouter } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Icon } from '../components/icon';
import { Page } from '../components/page';
import { Answer } from '../features/conversation/answer';
import { Composer } from '../features/conversation/composer';
import { Openers } from '../features/conversation/openers';
import { forgetTalk, isBusy, recallTalk, sayAgain, sayInTalk, useTalk } from '../features/conversation/talk';
import { useReadAloud } from '../features/conversation/use-read-aloud';
import { useSignedIn } from '../features/household/use-signed-in';
import { useListening } from '../features/speech/use-listening';
import { Box, Press, Words } from '../ui/controls';
import { showFromTop } from '../ui/platform';

export default function TalkPage() {
  const { params } = useRouter();
  const { elder, elderId } = useSignedIn();
  const talk = useTalk();
  const busy = isBusy(talk);
  const [words, setWords] = useState('');
  const [mending, setMending] = useState(0);
  const [hint, setHint] = useState<string>();
  const voice = useReadAloud();
  const last = talk.exchanges[talk.exchanges.length - 1];

  const say = useCallback(
    async (said: string, mode: 'text' | 'voice' = 'text') => {
      voice.hush();
      setWords('');
      setHint(undefined);
      const turn = await sayInTalk(said, mode);
      if (turn) voice.readIfWanted(turn.reply.speech);
    },
    [voice],
  );
  const hearing = useListening(useCallback((heard: string) => void say(heard, 'voice'), [say]));

  const opened = useRef(false);
  useEffect(() => {
    if (opened.current || !elderId) return;
    opened.current = true;
    void recallTalk().then(() => {
      if (params.listen) hearing.start();
      if (params.say) void say(decodeURIComponent(params.say));
    });
  }, [elderId, params.listen, params.say, hearing.start, say]);

  // The new answer is brought to the top once, when it was asked for; it stays there while words arrive.
  useEffect(() => {
    if (last?.id) Taro.nextTick(() => showFromTop(`said-${last.id}`));
  }, [last?.id]);

  const mend = (said: string) => {
    setWords(said);
    setHint(said ? undefined : '要改什么?');
    setMending((times) => times + 1);
  };

  return (
    <Page
      title="说话办事"
      className="talk"
      foot={
        <Composer
          words={words}
          onWords={setWords}
          onSay={(said) => void say(said)}
          busy={busy}
          hearing={hearing}
          focus={Boolean(params.type) || mending > 0}
          hint={hint}
          key={mending}
        />
      }
    >
      <Words className="ai-label">由 AI 助手回答,政策以原文为准</Words>
      {talk.exchanges.length === 0 ? (
        <Openers about={params.about} region={elder?.region ?? ''} onSay={(said) => void say(said)} />
      ) : null}
      <Box className="stack" role="log" label="对话" live="polite">
        {talk.exchanges.map((exchange) => (
          <Answer
            key={exchange.id}
            exchange={exchange}
            latest={exchange === last}
            busy={busy}
            voice={voice}
            onSay={(said) => void say(said)}
            onMend={mend}
            onRetry={() => void sayAgain(exchange.id)}
          />
        ))}
      </Box>
      {talk.exchanges.length > 0 && !busy ? (
        <Press className="press--quiet" onPress={forgetTalk}>
          <Icon name="edit" />
          <Words>从头说起</Words>
        </Press>
      ) : null}
    </Page>
  );
}
