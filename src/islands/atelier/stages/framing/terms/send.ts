import type { SourceQuote } from '#core/framing/quote';
import type { Passage } from '#core/framing/termsReader';
import type { Id } from '#core/id';
import { asRich } from '#core/text';
import type { Place } from '#tasks/workspaceStages';
import type { CourseSession, Item } from '../../../courseSession.svelte';
import { nextCode } from '../../codes';
import type { EntityTarget, FieldTarget, Target } from './targets';

const fieldPaths: Readonly<Record<FieldTarget, string>> = {
  client: '/framing/client',
  partner: '/framing/partner',
  funder: '/framing/funder',
  context: '/framing/context',
  general: '/framing/purpose/general',
  specific: '/framing/purpose/specific',
  included: '/framing/scope/included',
  excluded: '/framing/scope/excluded',
};

interface Kind {
  readonly letter: string;
  readonly list: string;
  /** The code of the first; none where people name it by its title. */
  readonly first?: string;
  readonly textField: 'text' | 'title';
  readonly more: Readonly<Record<string, unknown>>;
}

const kinds: Readonly<Record<EntityTarget, Kind>> = {
  result: { letter: 'r', list: '/framing/results', first: 'R1', textField: 'text', more: {} },
  activity: { letter: 's', list: '/framing/activities', first: 'A1', textField: 'title', more: {} },
  deliverable: { letter: 'v', list: '/framing/deliverables', first: 'L1', textField: 'title', more: { kind: 'final' } },
  risk: { letter: 'x', list: '/framing/risks', first: 'R-01', textField: 'title', more: { probability: 3, impact: 3 } },
  task: { letter: 'b', list: '/framing/tasks', textField: 'title', more: { phase: 'preparation' } },
  logistics: { letter: 'b', list: '/framing/logistics', textField: 'title', more: { phase: 'preparation' } },
  need: { letter: 'ne', list: '/needs/needs', first: 'B-01', textField: 'title', more: { decision: 'imposed' } },
};

/** Puts a passage where it was asked to go, with its quotation; gives the field that now holds it. One step to take back. */
export async function send(
  session: CourseSession,
  target: Target,
  quote: SourceQuote,
  dates: readonly Passage[],
): Promise<Place> {
  // What was typed before stays a step of its own.
  await session.flush();
  const place = put(session, target, quote, dates);
  await session.flush();
  return place;
}

function put(session: CourseSession, target: Target, quote: SourceQuote, dates: readonly Passage[]): Place {
  const [days] = dates;
  if (target.to === 'dates') {
    const entity = target.activity as Id;
    session.edit(entity, '/startDay', days?.from);
    session.edit(entity, '/endDay', days?.to);
    session.edit(entity, '/sourceQuote', quote);
    return { entity, path: '/startDay' };
  }
  if (target.to === 'deadline') {
    session.edit(session.id, '/framing/applicationDeadline', days?.from);
    return keepQuote(session, 'applicationDeadline', '/framing/applicationDeadline', quote);
  }
  return target.to in kinds
    ? addEntity(session, target.to as EntityTarget, quote)
    : fillField(session, target.to as FieldTarget, quote);
}

function fillField(session: CourseSession, field: FieldTarget, quote: SourceQuote): Place {
  const path = fieldPaths[field];
  const before = session.value(session.id, path);
  if (field === 'specific') session.edit(session.id, path, [...listOf(before), quote.text]);
  else if (field === 'context') {
    const text = asRich(quote.text);
    session.edit(session.id, path, typeof before === 'string' ? `${before}\n\n${text}` : text);
  } else session.edit(session.id, path, quote.text);
  return keepQuote(session, field, path, quote);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** A field that gathers several passages keeps them all; another one only the last. */
function keepQuote(session: CourseSession, field: string, path: string, quote: SourceQuote): Place {
  const under = `/framing/sourceQuotes/${field}`;
  const before = session.value(session.id, under);
  const isGathering = field === 'specific' || field === 'context';
  session.edit(session.id, under, [...(isGathering ? listOf(before) : []), quote]);
  return { entity: session.id, path };
}

function addEntity(session: CourseSession, to: EntityTarget, quote: SourceQuote): Place {
  const { letter, list, first, textField, more } = kinds[to];
  const id = session.newId(letter);
  const { code, text } = codeAndText(quote.text, session.listOf(list), first);
  const origin = to === 'need' ? { quotation: quote.text } : { sourceQuote: quote };
  session.add(list, { id, ...(code === undefined ? {} : { code }), [textField]: text, ...more, ...origin });
  return { entity: id, path: `/${textField}` };
}

/** « P1 : Une note » brings its code along, where nothing else bears it. */
function codeAndText(words: string, items: readonly Item[], first: string | undefined) {
  if (first === undefined) return { text: words };
  const codes = items.flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
  const [, given, text = words] = /^([A-Z][A-Za-z]{0,3}-?\d{1,2}) *[:.–-]? +(.+)$/.exec(words) ?? [];
  if (given !== undefined && !codes.includes(given)) return { code: given, text };
  const stem = first.replace(/\d+$/, '');
  return {
    code: nextCode(
      codes.filter((code) => code.startsWith(stem)),
      first,
    ),
    text: words,
  };
}
