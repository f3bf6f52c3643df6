import { loadRegions } from '../regions/load-regions';
import type { Day } from '../types';
import { dayBefore } from './dates';
import type { KnownDocument } from './source';

export interface Validity {
  inForceFrom?: Day;
  inForceTo?: Day;
  supersededBy?: string;
}

/** Titles of rules that are replaced by later ones of the same name; plans, letters and reports merely follow each other. */
const RULE = /(?:法|条例|办法|规定|规则|细则|准则|标准|章程|制度)$/;

/**
 * Settles from when to when each document is in force. A document ends the day before the one that takes its place
 * begins: a later version of the same title in the same region, a law that lifts a regulation or a trial rule of the
 * same name, or one that says so ("同时废止", `supersedes`). What its curator or its own text says of its end stands.
 */
export function settleValidity(documents: readonly KnownDocument[]): Map<string, Validity> {
  const settled = new Map<string, Validity>(
    documents.map(({ policyId, facts }) => [
      policyId,
      { inForceFrom: facts.inForceFrom, inForceTo: facts.inForceTo },
    ]),
  );
  const end = (old: KnownDocument, by: KnownDocument) => {
    const begins = beginningOf(by, beginningOf(old));
    const own = settled.get(old.policyId)!;
    if (!begins || old.policyId === by.policyId) return;
    const last = dayBefore(begins);
    if (own.supersededBy && own.inForceTo && own.inForceTo <= last) return;
    own.supersededBy = by.policyId;
    own.inForceTo = own.inForceTo && own.inForceTo < last ? own.inForceTo : last;
  };

  const families = new Map<string, KnownDocument[]>();
  for (const document of documents) {
    const title = nameOf(document.facts.title);
    if (!RULE.test(title)) continue;
    const family = `${document.facts.region} ${stemOf(title)}`;
    families.set(family, [...(families.get(family) ?? []), document]);
  }
  for (const family of families.values()) {
    const dated = family
      .filter((document) => document.versionDate)
      .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
    for (const [at, old] of dated.entries()) {
      const next = dated
        .slice(at + 1)
        .find((later) => later.versionDate! > old.versionDate! && replaces(later, old));
      if (next) end(old, next);
    }
  }
  for (const by of documents)
    for (const named of by.facts.supersedes ?? [])
      for (const old of documents) if (isNamed(old, named, by)) end(old, by);
  return settled;
}

/** The first day of a document; of a version that repeats the commencement of the one before it, the day it was made. */
function beginningOf({ facts, versionDate }: KnownDocument, after?: Day): Day | undefined {
  const stated = facts.inForceFrom ?? versionDate ?? facts.publishedAt;
  return after && stated && stated <= after ? (versionDate ?? stated) : stated;
}

const orderOf = (document: KnownDocument) => `${document.versionDate} ${document.policyId}`;

/** 中华人民共和国慈善法 → 慈善法; the version's date in brackets falls away, (试行) stays. */
const nameOf = (title: string) =>
  title
    .replace(/[\s　《》〈〉<>]/g, '')
    .replace(/中华人民共和国/g, '')
    .replace(/[(（][^()（）]*(?:\d{4}|修订|修正|全文)[^()（）]*[)）]$/, '');

const PROVISIONAL = /暂行|[(（]试行[)）]/g;

/** 无障碍环境建设条例 and 无障碍环境建设法 share a stem, as do a trial rule and the final one. */
const stemOf = (name: string) => name.replace(PROVISIONAL, '').replace(/(?:法|条例|办法|规定)$/, '');

function replaces(later: KnownDocument, old: KnownDocument): boolean {
  const after = nameOf(later.facts.title);
  const before = nameOf(old.facts.title);
  if (after.replace(PROVISIONAL, '') === before.replace(PROVISIONAL, '')) return true;
  // 无障碍环境建设法 lifts 无障碍环境建设条例; a 条例 beside a 办法 of the same stem may carry it out instead.
  return after.endsWith('法') && !after.endsWith('办法') && /(?:条例|暂行办法|暂行规定)$/.test(before);
}

/** Whether `named` (an id or a title) is this document, and it is older and of a region that `by` may speak for. */
function isNamed(old: KnownDocument, named: string, by: KnownDocument): boolean {
  if (old.policyId === named) return true;
  if (nameOf(old.facts.title) !== nameOf(named)) return false;
  const begins = beginningOf(by);
  const began = beginningOf(old);
  return loadRegions().within(old.facts.region, by.facts.region) && (!began || !begins || began < begins);
}
