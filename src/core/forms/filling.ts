import type { CourseParts } from '#core/course/links';
import type { FormTemplate } from '#core/forms/template';
import type { Id } from '#core/id';
import type { Objective } from '#core/objectives/schema';
import type { Problem, Result } from '#core/problem';
import { asRich } from '#core/text';

/** What stands for each `{name}` of a template. */
export type Values = Readonly<Record<string, string>>;

/** A text of a template, its places filled; in rich text what fills them stays plain. A place that nothing fills stays as it is. */
export const fill = (text: string, values: Values, kind: 'plain' | 'rich' = 'plain'): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return kind === 'rich' ? asRich(value) : value;
  });

/** Every value of a template: as given, else as the course says, else its default, which may use those before it. */
export function valuesOf(template: FormTemplate, { meta, framing }: CourseParts, given: Values): Result<Values> {
  const known = { title: meta.title, client: framing.client, partner: framing.partner };
  const names = template.values.map(({ name }) => name);
  const about = { at: template.id, severity: 'error' } as const;
  const problems: Problem[] = Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => {
      const values = { value: name, template: template.title, known: names.join(', ') };
      return { ...about, code: 'form/unknown-value', values };
    });
  const filled: Record<string, string> = {};
  for (const { name, label, from, default: fallback } of template.values) {
    const value = given[name]?.trim() || (from && known[from]) || (fallback && fill(fallback, filled));
    if (value) filled[name] = value;
    else
      problems.push({ ...about, code: 'form/value-missing', values: { value: name, label, template: template.title } });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: filled, problems };
}

/** One thing that a part of a template is repeated for. */
export interface Subject {
  readonly name: string;
  readonly values: Values;
  readonly objective?: Id<'o'>;
}

/** The operational objectives of a course (the lowest tier that it has), or its prerequisites. */
export function subjectsOf(of: 'objective' | 'prerequisite', course: CourseParts): readonly Subject[] {
  if (of === 'prerequisite') {
    return course.audience.prerequisites.map((text, index) => ({
      name: `${of} ${index}`,
      values: { code: String(index + 1), texte: text },
    }));
  }
  return lowestTier(course.objectives).map(({ id, code, text }) => ({
    name: id,
    values: { code, texte: text },
    objective: id,
  }));
}

function lowestTier(objectives: readonly Objective[]): readonly Objective[] {
  const tier = (['operational', 'learning', 'training'] as const).find((name) =>
    objectives.some((objective) => objective.tier === name),
  );
  return objectives.filter((objective) => objective.tier === tier);
}
