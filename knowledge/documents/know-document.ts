import { loadRegions, NATION } from '../regions/load-regions';
import type { DocumentOrigin } from '../types';
import { findDay, findDays, isDayAlone } from './dates';
import { hashOf } from './hash';
import { readLabels } from './labels';
import { isEnactment, type LawFacts, readLawFacts } from './law-facts';
import type { Facts, KnownDocument, Source } from './source';
import { isSignature, type TrimmedPage, trimPage } from './trim-page';

const DOC_NUMBER =
  /[一-龥]{1,16}(?:[〔[【（(﹝]\s*(?:19|20)\d{2}\s*[〕\]】）)﹞])\s*(?:第\s*)?\d{1,5}\s*号|[一-龥]{2,16}令第?\s*\d{1,5}\s*号/;
/** Organs of the state as a whole: what they issue holds everywhere. */
const NATIONAL =
  /^(?:中共中央|国务院|全国|最高人民|中央|国家|民政部|财政部|人力资源|住房城乡建设部|住房和城乡建设部|教育部|公安部|司法部|应急管理部|中国残)/;

/** Reads an ingested document: parts it from its page, and settles its facts. Throws as `knowDocument` does. */
export function recogniseDocument(source: Source, flags: Facts): KnownDocument {
  const labelled = readLabels(source.lines.slice(0, 80).map((line) => line.text));
  const given = flags.title ?? source.facts.title ?? labelled.title;
  const page = trimPage(source.lines, given);
  const preamble = page.head.filter(isEnactment);
  const law = readLawFacts(preamble, page.body.map((line) => line.text).join('\n'));
  const title = given ?? page.title ?? source.hints.title;
  const recognised: Facts = {
    title,
    docNumber:
      [labelled.docNumber, page.head.find(isNumberAlone)]
        .map((text) => DOC_NUMBER.exec(text ?? '')?.[0])
        .find(Boolean) ?? law.docNumber,
    indexNumber: labelled.indexNumber,
    issuer: issuerOf(page, labelled.issuer, law, title),
    publishedAt:
      findDay(labelled.publishedAt ?? '') ??
      findDay(labelled.writtenAt ?? '') ??
      signedOn(page) ??
      source.hints.publishedAt ??
      law.versionDate ??
      page.head.flatMap((line) => (line.length <= 60 ? findDays(line) : [])).at(-1),
    addressee: page.addressee,
    inForceFrom: law.inForceFrom,
    supersedes: law.abolishes.length ? law.abolishes : undefined,
  };
  const known = knowDocument(
    { lines: page.body, preamble, facts: source.facts, hints: recognised },
    {
      ...flags,
      region:
        flags.region ??
        source.facts.region ??
        source.hints.region ??
        regionOf([flags.issuer, source.facts.issuer, recognised.issuer, title]),
    },
    'ingested',
  );
  const versionDate = source.hints.publishedAt ?? law.versionDate ?? known.facts.publishedAt;
  return { ...known, versionDate };
}

/**
 * Settles a document whose lines are its own: flags first, then front matter, then what was recognised. Throws an Error
 * that says what is missing and how to give it.
 */
export function knowDocument(source: Source, flags: Facts, origin: DocumentOrigin): KnownDocument {
  const facts = layered([flags, source.facts, source.hints]);
  if (!source.lines.some((line) => line.text.trim())) throw new Error('holds no text');
  if (!facts.title) throw new Error('no title was found; give one with --title');
  if (!facts.region)
    throw new Error(
      'no region was recognised; give one with --region, such as --region 320200 (100000: the whole country)',
    );
  if (!loadRegions().regionOf(facts.region))
    throw new Error(
      `${facts.region} is no region of GB/T 2260; examples: 320200 无锡市, 100000 the whole country`,
    );
  const contentHash = hashOf(
    ...[...(source.preamble ?? []), ...source.lines.map((line) => line.text)].map(bare),
  );
  return {
    policyId: facts.policyId ?? `pol_${contentHash.slice(0, 12)}`,
    contentHash,
    facts: { ...facts, title: facts.title, region: facts.region },
    lines: source.lines,
    origin,
  };
}

const bare = (text: string) => text.replace(/\s+/g, '');

/** Each fact from the first layer that has it. */
function layered(layers: Facts[]): Facts {
  const facts: Facts = {};
  for (const layer of [...layers].reverse())
    Object.assign(
      facts,
      Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined)),
    );
  return facts;
}

const isNumberAlone = (line: string) => {
  const number = DOC_NUMBER.exec(line)?.[0];
  return number !== undefined && line.trim().length <= number.length + 6;
};

function issuerOf(page: TrimmedPage, labelled: string | undefined, law: LawFacts, title: string | undefined) {
  const fromTitle = /^(.{2,30}?(?:政府|办公室|办公厅|局|委员会|厅|部|院))(?:等\S{1,8}部门)?关于/.exec(
    title ?? '',
  )?.[1];
  const signed = page.foot.map((line) => line.trim()).find(isSignature);
  const speaker = page.head
    .map(
      (line) =>
        /^\s*(\S{2,20}(?:局|委|办|政府|厅))(?:党组书记、)?(?:局长|主任|区长|市长|厅长)/.exec(line)?.[1],
    )
    .find(Boolean);
  return labelled ?? law.issuer ?? fromTitle ?? signed?.replace(/[\s　]/g, '') ?? speaker;
}

const signedOn = (page: TrimmedPage) => findDay(page.foot.find(isDayAlone) ?? '');

/** The region whose organ issued it or whose name its title opens with; undefined when that is not plain. */
function regionOf(texts: (string | undefined)[]): string | undefined {
  const regions = loadRegions();
  for (const text of texts) {
    if (!text) continue;
    const mentions = regions.findMentions(text);
    // 浙江省宁波市……: the innermost region of the chain is meant.
    const last = mentions.at(-1);
    if (last && mentions.every((mention) => regions.within(last.code, mention.code))) return last.code;
    if (NATIONAL.test(text) || /^中华人民共和国/.test(text)) return NATION;
  }
  return undefined;
}
