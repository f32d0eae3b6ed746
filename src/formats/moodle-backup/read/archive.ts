import { decodeText } from '#codecs/encoding';
import { isGzip, untarGz } from '#codecs/tarGz';
import { readXml, type XmlElement } from '#codecs/xmlRead';
import { unzip } from '#codecs/zip';
import { zipEntries } from '#codecs/zipDirectory';
import { bytesOf, type FileTree } from '#core/fileTree';
import type { Problem, Result } from '#core/problem';

/** A backup of Moodle's may hold thousands of small files, and packages among them. */
const limits = { entries: 20_000, nested: true };

/** Whether bytes are a backup: a gzipped file can be nothing else here, a ZIP says it by its directory. */
export const isBackup = (bytes: Uint8Array): boolean =>
  isGzip(bytes) || (zipEntries(bytes, limits.entries)?.some(({ name }) => name === 'moodle_backup.xml') ?? false);

/** The files of a backup, whichever of both archives Moodle made of it. */
export const filesIn = (bytes: Uint8Array): Result<FileTree> =>
  isGzip(bytes) ? untarGz(bytes, limits) : unzip(bytes, limits);

/** The root of a file of the backup; what breaks off is told and read up to there. */
export function documentIn(tree: FileTree, path: string, problems: Problem[]): XmlElement | undefined {
  const bytes = bytesOf(tree, path);
  if (bytes === undefined) return undefined;
  const { root, fault } = readXml(decodeText(bytes).text, path);
  if (fault) problems.push({ ...fault.problem, severity: 'warning' });
  return root;
}
