import { type Xml, xml } from '#codecs/xml';
import { directionIn, directionOf } from '#core/direction';

/** ` dir="rtl"` for a title that runs the other way than its page; else nothing. */
export function turned(title: string, lang: string): Xml | false {
  const own = directionIn(title) ?? directionOf(lang);
  return own !== directionOf(lang) && xml` dir="${own}"`;
}
