/**
 * The cards that a trainer hands out in the room: where Moodle is, and under which name each person enters.
 *
 * Norm: HTML Living Standard; CSS Paged Media Level 3; Content Security Policy Level 3, for the meta element; ISO/IEC 18004 (`uqr`).
 * In:   a course and its people, only when it is named; `means.moodle`, the address, where it is known.
 * Out:  `<course>.access-cards.html`: one page to print, eight cards to a sheet of A4. The identifier is that of `moodle-users`, for
 *       the same list. The password is no part of it: Moodle makes one, and there is a line for it.
 * Problems: warning: `access-cards/nobody` – no file; for information: `access-cards/no-address` – a line to write on, no code.
 * Deviation: none.
 */
import { type Xml, xml } from '#codecs/xml';
import { type Problem, settle } from '#core/problem';
import type { Person } from '#core/records/people';
import { say, type Words } from '#core/words';
import { moodleAddress } from '#formats/access-cards/address';
import { qrCode, qrDrawing } from '#formats/access-cards/code';
import { cardStyle } from '#formats/access-cards/style';
import type { Format } from '#formats/format';
import { onePage } from '#formats/package/onePage';
import { inlined } from '#formats/package/player';
import { usernamesOf } from '#formats/moodle-users/usernames';
import type { Attended } from '#formats/moodle-users/write';

const toAPage = 8;

/** In letters; what is longer is set smaller, so that a card holds it. */
const longName = 32;

export const accessCards: Format<Attended> = {
  id: 'access-cards',
  async write({ course, people }, { words, moodle, progress, signal }) {
    signal.throwIfAborted();
    if (people.length === 0)
      return settle(new Map<string, string>(), [about(course, 'access-cards/nobody', 'warning')]);
    const address = moodleAddress(moodle ?? '');
    const front = { title: course.meta.title, address, words };
    const usernames = usernamesOf(people);
    const cards = people.map((person, at) => card(person, usernames[at] ?? '', front));
    await progress(1);
    const problems = address === undefined ? [about(course, 'access-cards/no-address', 'info')] : [];
    return settle(new Map([[`${course.name}.access-cards.html`, page(course, cards, front)]]), problems);
  },
};

/** What all cards share. */
interface Front {
  readonly title: string;
  readonly address: string | undefined;
  readonly words: Words;
}

function card({ firstName, lastName }: Person, username: string, { title, address, words }: Front): Xml {
  const line = (key: string, value: Xml) =>
    xml`<div><dt>${say(words, `export.cards.${key}`)}</dt><dd>${value}</dd></div>\n`;
  const toWrite = xml`<span class="nv-write"></span>`;
  const apart = xml`<span class="nv-write">${say(words, 'export.cards.apart')}</span>`;
  const name = `${firstName} ${lastName}`;
  const advice = ['refused', 'forgotten', 'closed'].map(
    (trouble) => xml`<li>${say(words, `export.cards.if.${trouble}`)}</li>\n`,
  );
  return xml`<article class="nv-card${Array.from(name).length > longName && ' nv-long'}">
<div class="nv-top"><div><p class="nv-course">${title}</p><h2 class="nv-name">${name}</h2></div>${address !== undefined && qrCode}</div>
<dl>
${line('address', address === undefined ? toWrite : xml`${address}`)}${line('username', xml`<span class="nv-key">${username}</span>`)}${line('password', apart)}</dl>
<div class="nv-if"><p>${say(words, 'export.cards.whatIf')}</p><ul>
${advice}</ul></div>
</article>
`;
}

function page({ meta }: Attended['course'], cards: readonly Xml[], { address, words }: Front): string {
  const title = say(words, 'export.cards.title', { course: meta.title });
  const sheets = Array.from({ length: Math.ceil(cards.length / toAPage) }, (_, at) =>
    cards.slice(at * toAPage, (at + 1) * toAPage),
  );
  const body = xml`<body>
<h1>${title}</h1>
<p class="nv-hint">${say(words, 'export.cards.hint')}</p>
${address !== undefined && qrDrawing(address)}<main>
${sheets.map((sheet) => xml`<section class="nv-page">\n${sheet}</section>\n`)}</main>
`;
  return onePage({ lang: meta.lang, title, style: inlined(cardStyle), body });
}

const about = ({ meta }: Attended['course'], code: string, severity: Problem['severity']): Problem => ({
  code,
  at: meta.id,
  severity,
  values: { course: meta.title },
});
