/**
 * What a learner writes or ticks for himself, beside the progress, in the characters that an LMS leaves.
 * Out: a line end, then JSON: name → text, those that fit, the shortest first. None at all gives the empty text.
 * Deviation: letters are moved along, for a report of the LMS shows these characters to trainers: what was written to oneself is not read in passing.
 */
export type Notes = Readonly<Record<string, string>>;

/** What fits into so many characters, and the names of what does not. */
export function packNotes(notes: Notes, room: number): { readonly text: string; readonly left: readonly string[] } {
  const fitting: Record<string, string> = {};
  let text = '';
  const left: string[] = [];
  const written = Object.entries(notes).filter(([, note]) => note !== '');
  for (const [name, note] of written.sort(([, one], [, other]) => one.length - other.length)) {
    const next = `\n${JSON.stringify({ ...fitting, [name]: moved(note, 1) })}`;
    if (next.length > room) left.push(name);
    else {
      fitting[name] = moved(note, 1);
      text = next;
    }
  }
  return { text, left };
}

/** What stands behind the progress; nothing where that is not what `packNotes` writes. */
export function unpackNotes(text: string): Notes {
  try {
    const read = JSON.parse(text.slice(text.indexOf('\n'))) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(read).flatMap(([name, note]) => (typeof note === 'string' ? [[name, moved(note, -1)]] : [])),
    );
  } catch {
    return {};
  }
}

/** The printable letters of ASCII, each as far along as its place says. */
const moved = (text: string, by: number): string =>
  text.replace(/[ -~]/g, (letter, place: number) =>
    String.fromCharCode(32 + ((((letter.charCodeAt(0) - 32 + by * (7 * place + 13)) % 95) + 95) % 95)),
  );
