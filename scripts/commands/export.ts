import { join } from 'node:path';
import { readFolder } from '#adapters/node/files';
import { sha1 } from '#adapters/node/sha1';
import { size } from '#core/french';
import { isError } from '#core/problem';
import { say } from '#core/words';
import { moodleAddress } from '#formats/access-cards/address';
import { formats, peopleFormats } from '#formats/index';
import { frenchWords } from '#i18n/words.ts';
import { openCourse } from '#tasks/openCourse';
import { type Args, type Command, type Host, textOption, WrongUse } from '../cli/command.ts';
import { readCourseFolder } from '../cli/courseFolder.ts';
import { exportInParts } from '../cli/exportInParts.ts';
import { exportNamed } from '../cli/exportNamed.ts';
import { placesOf } from '../cli/places.ts';
import { writingInto } from '../cli/writing.ts';
import { exportUpdate, updateWish } from './exportUpdate.ts';

export const exportVerb: Command = {
  options: {
    format: { type: 'string', multiple: true },
    out: { type: 'string' },
    lang: { type: 'string' },
    moodle: { type: 'string' },
    since: { type: 'string' },
    begun: { type: 'string' },
    replace: { type: 'string' },
    split: { type: 'boolean' },
  },
  words: 1,
  async run(args, host) {
    const wanted = wantedFormats(args);
    const wish = updateWish(args, wanted);
    if (wish && args.options['split'] === true) throw new WrongUse({ code: 'cli/split-what' });
    const out = textOption(args, 'out') ?? 'export';
    const [folder, means] = await Promise.all([readCourseFolder(args.words[0] ?? ''), meansOf(host, moodleOf(args))]);
    if (!folder.ok) return { document: { files: [] }, lines: [], problems: folder.problems };
    if (wish) return exportUpdate(folder.value, wish, out, means);
    const { name, tree } = folder.value;
    const opened = openCourse(name, tree);
    const { hand, done } = writingInto(out);
    const write = args.options['split'] === true ? exportInParts : exportNamed;
    const made = opened.ok ? await write(opened.value, tree, wanted, means, hand) : [];
    const { written, problems: unwritten } = await done();
    const problems = [...folder.problems, ...opened.problems, ...made, ...unwritten];
    const lines = written.map(({ path, bytes }) => `${path}  ${size(bytes)}`);
    const end = problems.some(isError) && written.length === 0 ? [say(frenchWords, 'cli.exportFailed')] : [];
    return { document: { files: written }, lines: [...lines, ...end], problems, placeOf: placesOf(tree) };
  },
};

function wantedFormats(args: Args): readonly string[] | 'all' {
  const known = [...formats, ...peopleFormats].map(({ id }) => id);
  const ids = [args.options['format'] ?? []]
    .flat()
    .flatMap((value) => (typeof value === 'string' ? value.split(',') : []));
  const lang = textOption(args, 'lang') ?? 'fr';
  if (lang !== 'fr') throw new WrongUse({ code: 'cli/unknown-language', values: { lang } });
  if (ids.length === 0) throw new WrongUse({ code: 'cli/no-format', values: { known: known.join(', ') } });
  if (ids.includes('all')) return 'all';
  const stranger = ids.find((id) => !known.includes(id));
  if (stranger === undefined) return ids;
  throw new WrongUse({ code: 'cli/unknown-format', values: { format: stranger, known: known.join(', ') } });
}

function moodleOf(args: Args): string | undefined {
  const given = textOption(args, 'moodle');
  const address = given === undefined ? undefined : moodleAddress(given);
  if (given !== undefined && address === undefined)
    throw new WrongUse({ code: 'cli/bad-address', values: { address: given } });
  return address;
}

async function meansOf({ home, signal, progress }: Host, moodle: string | undefined) {
  const player = await readFolder(join(home, 'player'));
  if (!player.ok) throw new Error('the player is built: npm run build:player');
  const said = (share: number) => progress('export', share);
  return {
    words: frenchWords,
    player: player.value,
    signal,
    progress: said,
    sha1,
    ...(moodle === undefined ? {} : { moodle }),
  };
}
