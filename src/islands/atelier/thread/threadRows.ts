import type { ThreadView } from '../../thread/view.ts';

/** What breaks, and nothing else. */
export const brokenOnly = (view: ThreadView): ThreadView => ({
  ...view,
  strands: view.strands.filter(({ ruptures }) => Object.keys(ruptures).length > 0),
  ends: view.ends.filter(({ isRupture }) => isRupture),
});

/** The thread as a table: one objective a row, then what stands alone; `whole` says that nothing breaks. */
export function threadRows(view: ThreadView, whole: string): readonly (readonly string[])[] {
  const called = (id: string) => [view.stops[id]?.code, view.stops[id]?.title].filter(Boolean).join(' ');
  const codes = (ids: readonly string[]) => ids.map((id) => view.stops[id]?.code ?? '').join(', ');
  return [
    ...view.strands.map(({ objective, competencies, activities, assessments, ruptures }) => [
      called(objective),
      competencies.map(called).join(' ; '),
      activities.map(called).join(' ; '),
      codes(assessments),
      Object.values(ruptures).join(' ') || whole,
    ]),
    ...view.ends.map(({ id, sentence }) => ['–', called(id), '', '', sentence]),
    ...view.strays.map(({ id, sentence }) => ['–', '', '', called(id), sentence]),
  ];
}
