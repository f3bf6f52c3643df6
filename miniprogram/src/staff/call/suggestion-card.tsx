import { Icon } from '../../components/icon';
import { Box, Call, Heading, Press, Words } from '../../ui/controls';
import { Key } from '../frame/key';
import { percent } from '../words';
import type { Chosen } from './api';

/** The passage first and word for word; then who says it, how sure, what to say aloud and what to ask. */
export function SuggestionCard({
  suggestion,
  ordinal,
  onTake,
  onEdit,
  onDismiss,
}: {
  suggestion: Chosen;
  ordinal?: number;
  onTake: () => void;
  onEdit: () => void;
  onDismiss: () => void;
}) {
  const { passage, answer, next, question, confidence, approval, choice, editedText, searched } = suggestion;
  if (!passage)
    return searched ? (
      <Box as="section" className="panel silent-card" label="没有把握">
        <Words className="strong">没有把握,不给答案</Words>
        <Words>
          查了「{searched}」{ordinal ? `(第 ${ordinal} 句)` : ''}
          ,知识库里没有可靠的原文。可以开一张咨询工单,查清再回电。
        </Words>
      </Box>
    ) : null;
  return (
    <Box
      as="section"
      className={`panel suggestion ${choice ? `suggestion--${choice}` : ''}`}
      label="政策建议"
    >
      <Box className="suggestion__asked">
        <Words className="soft small">听懂的是{ordinal ? `(第 ${ordinal} 句)` : ''}</Words>
        <Heading level={2} className="suggestion__question">
          {question}
        </Heading>
      </Box>
      <Box as="blockquote" className="verbatim">
        <Words className="verbatim__mark">原文</Words>
        {passage.text}
      </Box>
      <Box className="source">
        <Words className="strong">《{passage.title}》</Words>
        <Words>{passage.heading ?? ''}</Words>
        <Box className="source__facts">
          {[
            passage.issuer,
            passage.docNumber,
            passage.publishedAt ? `${passage.publishedAt} 发布` : '发布日期不详',
            `适用:${passage.regionName}`,
            passage.reviewedBy ? `${passage.reviewedBy} 审核` : '',
          ]
            .filter(Boolean)
            .map((fact) => (
              <Words key={fact} className="source__fact">
                {fact}
              </Words>
            ))}
          <Words className={`source__fact source__fact--${validityTone(suggestion)}`}>
            {validityOf(suggestion)}
          </Words>
          <Words className="source__fact">把握 {percent(confidence)}</Words>
        </Box>
      </Box>
      {approval === 'waiting' ? (
        <Box className="held" role="status">
          <Icon name="clock" />
          <Words>这个话题要班长先同意,正在等。可以先念原文。</Words>
        </Box>
      ) : approval === 'refused' ? (
        <Box className="held held--no" role="status">
          <Words>班长没有同意这句话。请按原文回答,或转班长。</Words>
        </Box>
      ) : (
        <Box className="aloud">
          <Words className="aloud__mark">照着说</Words>
          <Words className="aloud__words">{editedText ?? answer ?? ''}</Words>
        </Box>
      )}
      {next ? (
        <Box className="next">
          <Words className="next__mark">再问一句</Words>
          <Words className="strong">{next.ask}</Words>
          <Words className="soft small">{next.why}</Words>
        </Box>
      ) : null}
      {choice ? (
        <Words className={`chosen chosen--${choice}`}>{CHOSEN[choice]}</Words>
      ) : (
        <Box className="acts" role="group" label="怎么用这条建议">
          <Press
            className="act act--main"
            disabled={approval === 'waiting' || approval === 'refused'}
            onPress={onTake}
          >
            采用<Key>T</Key>
          </Press>
          <Press className="act" disabled={approval === 'waiting' || approval === 'refused'} onPress={onEdit}>
            改一改<Key>E</Key>
          </Press>
          <Press className="act" onPress={onDismiss}>
            不用<Key>X</Key>
          </Press>
        </Box>
      )}
    </Box>
  );
}

const CHOSEN = { take: '已采用', edit: '改过后采用', dismiss: '没有采用' };

type Validity = NonNullable<NonNullable<Chosen['passage']>['validity']>;
const VALIDITY: Record<Validity['status'], string> = {
  in_force: '现行有效',
  not_yet: '还没施行',
  expired: '已失效',
  superseded: '已被替代',
  unknown: '效力没有写明',
};
const validityOf = ({ passage }: Chosen): string => {
  const { status = 'unknown', to } = passage?.validity ?? {};
  return `${VALIDITY[status]}${status === 'in_force' && to ? `,到 ${to}` : ''}`;
};
const validityTone = ({ passage }: Chosen) => {
  const status = passage?.validity?.status;
  return status === 'expired' || status === 'superseded' || status === 'not_yet' ? 'bad' : 'plain';
};

/** Danger before everything: the script word for word, and the numbers. */
export const DangerCard = ({ suggestion, ordinal }: { suggestion: Chosen; ordinal?: number }) => {
  const { danger } = suggestion;
  if (!danger) return null;
  return (
    <Box as="section" className="panel danger" role="alert" label="险情">
      <Heading level={2} className="danger__title">
        <Icon name="warning" />
        <Words>险情{ordinal ? `(第 ${ordinal} 句)` : ''},先念这段</Words>
      </Heading>
      {danger.script.split('\n').map((line) => (
        <Box as="p" key={line} className="danger__line">
          {line}
        </Box>
      ))}
      <Box className="danger__numbers">
        {danger.urgent.call.map(({ label, phone }) => (
          <Call key={`${label}${phone}`} className="danger__call" phone={phone} label={`${label} ${phone}`}>
            <Words>{label}</Words>
            <Words className="danger__phone">{phone}</Words>
          </Call>
        ))}
      </Box>
    </Box>
  );
};
