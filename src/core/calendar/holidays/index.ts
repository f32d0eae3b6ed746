import * as v from 'valibot';
import { type CountryCalendar, countrySchema } from '#core/calendar/holiday';
import coteDIvoire from './cote-d-ivoire.json' with { type: 'json' };
import egypte from './egypte.json' with { type: 'json' };
import france from './france.json' with { type: 'json' };
import gabon from './gabon.json' with { type: 'json' };
import maroc from './maroc.json' with { type: 'json' };
import togo from './togo.json' with { type: 'json' };
import tunisie from './tunisie.json' with { type: 'json' };

const files: readonly unknown[] = [coteDIvoire, egypte, france, gabon, maroc, togo, tunisie];

/** Starting lists of holidays, by ISO 3166 code; a course takes what it needs of them and edits it. */
export const countryCalendars = (): ReadonlyMap<string, CountryCalendar> =>
  new Map(files.map((file) => v.parse(countrySchema, file)).map((calendar) => [calendar.country, calendar]));
