import type { Citation } from '../../../server/contract';
import { go } from '../routes';
import { Box, Press, Words } from '../ui/controls';
import { monthDay } from '../words/days';
import { Icon } from './icon';

/** The passage an answer stands on, word for word, with who said it and when. */
export function CitationCard({ citation }: { citation: Citation }) {
  const {
    title,
    issuer,
    docNumber,
    publishedAt,
    regionName,
    quote,
    policyId,
    passageId,
    heading,
    reviewedBy,
  } = citation;
  const source = [issuer, docNumber, publishedAt ? published(publishedAt) : undefined, regionName];
  return (
    <Box as="section" className="card cite" label={`出处:${title}`}>
      <Box className="cite__kicker">
        <Icon name="quote" />
        <Words>政策原文</Words>
      </Box>
      <Box as="blockquote" className="cite__quote">
        {quote}
      </Box>
      <Box as="p" className="cite__source">
        出自《{title}》{heading ? ` · ${heading}` : ''}
      </Box>
      <Box as="p" className="cite__source">
        {source.filter(Boolean).join(' · ')}
      </Box>
      {reviewedBy ? (
        <Box as="p" className="cite__source">
          {reviewedBy} 核对过
        </Box>
      ) : null}
      <Press
        className="cite__open"
        label={`看全文:《${title}》`}
        onPress={() => go('policy', { id: policyId, passage: passageId, quote: quote.slice(0, 120) })}
      >
        <Words>看全文</Words>
        <Icon name="next" />
      </Press>
    </Box>
  );
}

const published = (date: string) =>
  /^\d{4}-\d{2}-\d{2}/.test(date) ? `${date.slice(0, 4)}年${monthDay(date)}发布` : `${date}发布`;
