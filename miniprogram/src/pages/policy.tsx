import Taro, { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { Loaded, useFetched } from '../components/loaded';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { fetchPolicy, isQuoted, type PolicyDocument, validityWords } from '../features/conversation/policy';
import { Box, Heading, Words } from '../ui/controls';
import { showFromTop } from '../ui/platform';

/** The whole document an answer was taken from, with the passage marked. */
export default function Policy() {
  const { id = '', passage, quote } = useRouter().params;
  const policy = useFetched(() => fetchPolicy(id), [id]);
  return (
    <Page title="政策原文">
      <Loaded of={policy}>
        {(found) => (
          <Document policy={found} passageId={passage} quote={quote && decodeURIComponent(quote)} />
        )}
      </Loaded>
    </Page>
  );
}

function Document({
  policy,
  passageId,
  quote,
}: {
  policy: PolicyDocument;
  passageId?: string;
  quote?: string;
}) {
  const marked =
    policy.passages.find((each) => each.passageId === passageId) ??
    policy.passages.find((each) => isQuoted(each.text, quote));
  const at = marked?.passageId;
  useEffect(() => {
    if (at) Taro.nextTick(() => showFromTop('marked'));
  }, [at]);
  const facts = [
    policy.issuer,
    policy.docNumber,
    policy.publishedAt && `${policy.publishedAt} 发布`,
    policy.regionName,
  ];
  return (
    <>
      <Box className="stack">
        <Heading level={2} className="slip__title">
          {policy.title}
        </Heading>
        <Words className="soft">{facts.filter(Boolean).join(' · ')}</Words>
      </Box>
      <Notice words={validityWords(policy) ?? ''} />
      {policy.passages.map(({ passageId: each, headings, text }) => (
        <Box
          as="section"
          key={each}
          id={each === at ? 'marked' : undefined}
          className={`stack ${each === at ? 'mark' : ''}`}
        >
          {each === at ? <Words className="strong">您问的在这里:</Words> : null}
          {headings.length ? (
            <Heading level={3} className="passage__heading">
              {headings[headings.length - 1]}
            </Heading>
          ) : null}
          <Box as="p" className="passage">
            {text}
          </Box>
        </Box>
      ))}
    </>
  );
}
