import { apply } from '#core/change/apply';
import type { Edit } from '#core/change/change';
import {
  courseId,
  type CourseFiles,
  fileOfSection,
  findEntity,
  isObject,
  type JsonFile,
  jsonPaths,
  type Placed,
} from '#core/change/courseFiles';
import { childOf, same } from '#core/change/edit';
import { type Entity, entityIdsIn, isEntityList, withoutInside } from '#core/change/entities';
import { lessonEdits } from '#core/change/lessonDiff';
import { placedEntity } from '#core/change/placedEntity';
import type { Id } from '#core/id';
import { pointerOf } from '#core/pointer';

/**
 * What leads from one state of a course to another, in an order that applies: each thing is known by its id, wherever it
 * went. What the store writes itself (`revision`, `modified`) and what names the course (`id`, `iri`) stay as they are.
 */
export function diff(before: CourseFiles, after: CourseFiles): readonly Edit[] {
  const course = courseId(before);
  if (typeof course !== 'string') return [];
  return [...new Way(before, after, course as Id).edits, ...lessonEdits(before.lessons, after.lessons)];
}

/** Of `meta`: never written by a change. */
const spared: ReadonlySet<string> = new Set(['id', 'iri', 'revision', 'modified']);
const own: ReadonlySet<string> = new Set(['id']);
const none: ReadonlySet<string> = new Set();

/** Each edit is applied as it is found, so that the next one begins from what then stands. */
class Way {
  readonly edits: Edit[] = [];
  #now: CourseFiles;
  readonly #after: CourseFiles;
  readonly #course: Id;
  readonly #wanted: ReadonlySet<Id>;

  constructor(before: CourseFiles, after: CourseFiles, course: Id) {
    [this.#now, this.#after, this.#course] = [before, after, course];
    this.#wanted = entityIdsIn(Object.keys(jsonPaths).map((file) => after[file as JsonFile]));
    const sections = this.#sections();
    for (const [key, there, wanted] of sections) this.#place(course, [key], there, wanted);
    // Where an id stands twice, a thing cannot be told from the other: that section is put whole.
    for (const [key, , wanted] of sections) this.#set(course, [key], wanted);
    const { meta } = this.#now.course as { meta: unknown };
    this.#fields(course, ['meta'], meta, (after.course as { meta?: unknown } | undefined)?.meta, spared);
  }

  /** Of every file that can be read, what a change reaches: its name, what stands there, what should. */
  #sections(): readonly (readonly [string, unknown, unknown])[] {
    return (Object.keys(jsonPaths) as JsonFile[]).flatMap((file) => {
      const [there, wanted] = [this.#now[file], this.#after[file]];
      if (there === null || wanted === null) return [];
      return keysOf(there, wanted)
        .filter((key) => key !== 'schema' && key !== 'meta' && fileOfSection(key) === file)
        .map((key) => [key, childOf(there, key), childOf(wanted, key)] as const);
    });
  }

  /** Leads one place of an entity to what should stand there. */
  #place(owner: Id, path: readonly string[], there: unknown, wanted: unknown): void {
    if (same(there, wanted)) return;
    if (isEntityList(there) && isEntityList(wanted)) this.#list(owner, path, wanted);
    else if (isObject(there) && isObject(wanted)) this.#fields(owner, path, there, wanted);
    else if (there === undefined && holdsEntities(wanted)) {
      const hollow = Array.isArray(wanted) ? [] : {};
      this.#set(owner, path, hollow);
      this.#place(owner, path, hollow, wanted);
    } else {
      if (isEntityList(there)) this.#list(owner, path, []);
      this.#set(owner, path, wanted);
    }
  }

  #fields(owner: Id, path: readonly string[], there: unknown, wanted: unknown, without = none): void {
    for (const key of keysOf(there, wanted).filter((one) => !without.has(one)))
      this.#place(owner, [...path, key], childOf(there, key), childOf(wanted, key));
  }

  #list(owner: Id, path: readonly string[], wanted: readonly Entity[]): void {
    const place: PlaceOf = (index, value) => ({ in: owner, under: pointerOf(path), index, value });
    const items = (): readonly Entity[] => {
      const now = this.#at(owner, path);
      return isEntityList(now) ? now : [];
    };
    for (const item of items().filter(({ id }) => !this.#wanted.has(id))) {
      const before = place(
        items().findIndex(({ id }) => id === item.id),
        item,
      );
      this.#make({ entity: item.id, path: '', before, after: undefined });
    }
    const staying = longestRun(
      items().map(({ id }) => id),
      wanted.map(({ id }) => id),
    );
    let at = 0;
    for (const item of wanted) {
      const now = items();
      // What is not in its order any more waits to be fetched; what goes elsewhere, to be taken.
      while (at < now.length && now[at]?.id !== item.id && !staying.has(now[at]?.id as Id)) at++;
      if (now[at]?.id !== item.id) this.#bring(item, place, at, now);
      at = items().findIndex(({ id }) => id === item.id) + 1;
    }
    for (const item of wanted) this.#fields(item.id, [], findEntity(this.#now, item.id)?.value, item, own);
  }

  /** A thing comes to a place of a list: from further on, from another list, or new. */
  #bring(item: Entity, place: PlaceOf, at: number, now: readonly Entity[]): void {
    const from = placedEntity(this.#now, item.id);
    if (from) {
      const here = now.findIndex(({ id }) => id === item.id);
      const after = place(here >= 0 && here < at ? at - 1 : at, from.value);
      this.#make({ entity: item.id, path: '', before: from, after });
      return;
    }
    const isKnown = [...entityIdsIn(item)].some((id) => findEntity(this.#now, id));
    this.#make({
      entity: item.id,
      path: '',
      before: undefined,
      after: place(at, isKnown ? withoutInside(item) : item),
    });
  }

  #set(owner: Id, path: readonly string[], after: unknown): void {
    const before = this.#at(owner, path);
    if (!same(before, after)) this.#make({ entity: owner, path: pointerOf(path), before, after });
  }

  #at(owner: Id, path: readonly string[]): unknown {
    const whole = owner === this.#course ? this.#now[fileOfSection(path[0])] : findEntity(this.#now, owner)?.value;
    return path.reduce<unknown>((value, part) => childOf(value, part), whole);
  }

  /** What does not fit, because an id stands twice, is left: its section is put whole at the end. */
  #make(edit: Edit): void {
    const applied = apply(this.#now, [{ id: 'h-0000000000', at: '', by: '', ...edit }]);
    if (!applied.ok) return;
    this.#now = applied.value;
    this.edits.push(edit);
  }
}

type PlaceOf = (index: number, value: unknown) => Placed;

const keysOf = (...values: readonly unknown[]): readonly string[] => [
  ...new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : []))),
];

const holdsEntities = (value: unknown): boolean => entityIdsIn(value).size > 0;

/** Of the first ids, the most that stand in the order of the second: these need not move. */
function longestRun(there: readonly Id[], wanted: readonly Id[]): ReadonlySet<Id> {
  const rank = new Map(wanted.map((id, index) => [id, index]));
  const known = there.filter((id) => rank.has(id));
  const lengths: number[] = [];
  const before: number[] = [];
  for (const [index, id] of known.entries()) {
    const fits = (other: number) => (rank.get(known[other] as Id) ?? 0) < (rank.get(id) ?? 0);
    const best = known.slice(0, index).reduce((top, _, other) => {
      return fits(other) && (lengths[other] ?? 0) > (lengths[top] ?? 0) ? other : top;
    }, -1);
    lengths.push((lengths[best] ?? 0) + 1);
    before.push(best);
  }
  const run = new Set<Id>();
  let at = lengths.indexOf(Math.max(0, ...lengths));
  for (; at >= 0; at = before[at] ?? -1) run.add(known[at] as Id);
  return run;
}
