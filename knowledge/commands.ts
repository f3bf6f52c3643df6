import { basename } from 'node:path';
import { StartError } from '../server/src/platform/errors';
import type { CommandLine } from './command-line';
import { type FileReport, ingest } from './documents/ingest';
import { forgetDocument } from './documents/store';
import { type CurrentIndex, ensureIndex } from './policy-index/ensure-index';
import { openIndex } from './policy-index/open-index';
import { loadRegions } from './regions/load-regions';
import type { PolicyDocument, PolicyIndex } from './types';

export interface CommandSettings {
  dataDir: string;
  embedderSetting: string;
  /** The policy digests to include; those that ship by default. */
  shipped?: string;
  say(line: string): void;
}

/** The exit status of the command: 1 when any file failed. */
export async function ingestCommand(line: CommandLine, settings: CommandSettings): Promise<number> {
  if (!line.operands.length)
    throw new StartError('Say what to ingest: npm run knowledge -- ingest <file or folder>… --region 320200');
  const { say } = settings;
  const reports = await ingest({
    dataDir: settings.dataDir,
    paths: line.operands,
    flags: line.flags,
    onFile: (report, at, of) => say(`[${at}/${of}] ${sayReport(report)}`),
    onPage: (file, page, pages) =>
      pages > 5 && page % 5 === 0 && say(`  ${basename(file)}: page ${page} of ${pages}`),
  });
  const count = (outcome: FileReport['outcome']) =>
    reports.filter((report) => report.outcome === outcome).length;
  const current = await refresh(settings);
  say(
    `${count('added')} added, ${count('renewed')} renewed, ${count('unchanged') + count('same')} already there, ` +
      `${count('failed')} skipped. Index ${current.version}: ${current.documents} documents, ${current.passages} passages.`,
  );
  return count('failed') ? 1 : 0;
}

function sayReport(report: FileReport): string {
  const name = basename(report.file);
  if (report.outcome === 'failed') return `SKIPPED ${name}: ${report.reason}`;
  const { facts, policyId } = report.document;
  const region = `${facts.region} ${loadRegions().regionOf(facts.region)!.name}`;
  const said = `${policyId} ${facts.title} (${[region, facts.issuer, facts.docNumber, facts.publishedAt].filter(Boolean).join(', ')})`;
  return report.outcome === 'same'
    ? `${name}: the same document as ${basename(report.as)}`
    : `${name}: ${report.outcome} ${said}`;
}

export async function listCommand(line: CommandLine, settings: CommandSettings): Promise<number> {
  const index = await open(settings);
  const documents = index.documents(line.region ? [line.region] : undefined);
  for (const document of documents) settings.say(sayDocument(document));
  settings.say(
    documents.length
      ? `${documents.length} documents in index ${index.version} (embedder ${index.stamp.embedder.name} ${index.stamp.embedder.version}).`
      : 'No documents here.',
  );
  index.close();
  return 0;
}

function sayDocument(document: PolicyDocument): string {
  const validity = [
    document.inForceFrom && `in force from ${document.inForceFrom}`,
    document.inForceTo && `to ${document.inForceTo}`,
    document.supersededBy && `superseded by ${document.supersededBy}`,
  ].filter(Boolean);
  return [
    document.policyId,
    `${document.region} ${document.regionName}`,
    document.title,
    document.issuer,
    document.docNumber,
    document.publishedAt,
    `${document.passages} passages`,
    validity.join(' '),
    document.origin,
  ]
    .filter(Boolean)
    .join(' | ');
}

export async function showCommand(line: CommandLine, settings: CommandSettings): Promise<number> {
  const index = await open(settings);
  const [policyId] = line.operands;
  const passages = policyId ? index.passagesOf(policyId) : [];
  if (!passages.length)
    throw new StartError(`There is no document ${policyId ?? ''}; npm run knowledge -- list shows them.`);
  settings.say(sayDocument(index.document(policyId!)!));
  for (const { ordinal, headings, text } of passages)
    settings.say(`\n[${ordinal}] ${headings.join(' › ')}\n${text}`);
  index.close();
  return 0;
}

export async function removeCommand(line: CommandLine, settings: CommandSettings): Promise<number> {
  if (!line.operands.length)
    throw new StartError('Say which: npm run knowledge -- remove <policy id>… (list shows them)');
  const missing = line.operands.filter((policyId) => !forgetDocument(settings.dataDir, policyId));
  for (const policyId of missing)
    settings.say(`${policyId} is no ingested document; what ships is not removed here.`);
  const current = await refresh(settings);
  settings.say(`Index ${current.version}: ${current.documents} documents, ${current.passages} passages.`);
  return missing.length ? 1 : 0;
}

export async function rebuildCommand(settings: CommandSettings): Promise<number> {
  const current = await refresh(settings, true);
  settings.say(
    `Index ${current.version} built: ${current.documents} documents, ${current.passages} passages.`,
  );
  return 0;
}

/** Reads every document and passage back, and holds them against the counts of the stamp. */
export async function verifyCommand(settings: CommandSettings): Promise<number> {
  const index = await open(settings);
  const documents = index.documents();
  const faults = documents.flatMap((document) => {
    const passages = index.passagesOf(document.policyId);
    if (passages.length !== document.passages)
      return [`${document.policyId}: ${passages.length} of ${document.passages} passages`];
    return passages.every((passage) => passage.text.trim()) ? [] : [`${document.policyId}: an empty passage`];
  });
  if (documents.length !== index.stamp.documents)
    faults.push(`${documents.length} of ${index.stamp.documents} documents`);
  for (const fault of faults) settings.say(`FAULT ${fault}`);
  settings.say(
    faults.length
      ? 'Build it anew: npm run knowledge -- rebuild'
      : `Index ${index.version} is whole: ${documents.length} documents, ${index.stamp.passages} passages, built ${index.stamp.builtAt}.`,
  );
  index.close();
  return faults.length ? 1 : 0;
}

const open = async (settings: CommandSettings): Promise<PolicyIndex> =>
  openIndex((await refresh(settings)).file);

async function refresh(settings: CommandSettings, force = false): Promise<CurrentIndex> {
  let said = 0;
  return ensureIndex({
    dataDir: settings.dataDir,
    embedderSetting: settings.embedderSetting,
    shipped: settings.shipped,
    force,
    onProgress: ({ documents, totalDocuments, passages }) => {
      if (documents < totalDocuments && Date.now() - said < 1_000) return;
      said = Date.now();
      settings.say(`building the index: ${documents} of ${totalDocuments} documents, ${passages} passages`);
    },
  });
}
