import type { Id } from '#core/id';
import type { Form } from '#formats/moodle-feedback/form';
import { kebab } from '#formats/unit';

/** Each form's part of its file name: its code; with its id where two forms have the same. */
export function formNames(forms: readonly Form[]): ReadonlyMap<Id<'f'>, string> {
  const names = forms.map(({ code }) => kebab(code));
  return new Map(
    forms.map(({ id }, at) => {
      const name = names[at] ?? '';
      const alone = name !== '' && names.indexOf(name) === names.lastIndexOf(name);
      return [id, alone ? name : [name, id].filter((part) => part !== '').join('-')];
    }),
  );
}
