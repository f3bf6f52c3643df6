import { Box, Heading, Words } from '../../ui/controls';
import { Scroll } from '../frame/parts';
import type { Speaker, Utterance } from './api';

interface Props {
  transcript: Utterance[];
  partial?: { speaker: Speaker; text: string };
  greeting?: string;
}

/** What was said, numbered, so that suggestions and the summary can point at it; what is not final yet is grey. */
export function Transcript({ transcript, partial, greeting }: Props) {
  return (
    <Scroll label="通话记录" className="transcript" follow={transcript.length + (partial ? 0.5 : 0)}>
      <Heading level={2} className="unseen">
        通话记录
      </Heading>
      {greeting && !transcript.some(({ speaker }) => speaker === 'operator') ? (
        <Box className="greeting">
          <Words className="tag2">开场白</Words>
          <Words>{greeting}</Words>
        </Box>
      ) : null}
      <Box as="ul" className="said" live="polite">
        {transcript.map(({ id, ordinal, speaker, text }) => (
          <Box as="li" key={id} className={`said__line said__line--${speaker}`}>
            <Words className="said__place">{ordinal}</Words>
            <Words className="said__who">{WHO[speaker]}</Words>
            <Words className="grow">{text}</Words>
          </Box>
        ))}
      </Box>
      {partial ? (
        <Box className={`said__line said__line--${partial.speaker} said__line--partial`}>
          <Words className="said__place">…</Words>
          <Words className="said__who">{WHO[partial.speaker]}</Words>
          <Words className="grow">{partial.text}</Words>
        </Box>
      ) : null}
    </Scroll>
  );
}

export const WHO: Record<Speaker, string> = { caller: '来电', operator: '我' };
