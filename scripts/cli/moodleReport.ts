import { size } from '#core/french';
import { say } from '#core/words';
import { frenchWords as words } from '#i18n/words.ts';
import type { Forecast } from '#tasks/moodleForecast';
import { sayTime } from '#tasks/moodleForecastSize';
import { mostOfPart } from '#tasks/moodleSplit';
import { sayProblem } from '#tasks/sayProblem';

/** The groups of a forecast, what weighs most on a person first. */
export const forecastKinds = ['cannot', 'differs', 'asksAdmin'] as const;

/** A forecast as a person reads it. */
export function moodleReport(forecast: Forecast, title: string): readonly string[] {
  const { sections, parts = [] } = forecast;
  const line = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    say(words, `cli.forecast.${key}`, values);
  const groups = forecastKinds.flatMap((kind) =>
    forecast[kind].length === 0
      ? []
      : [
          ['', line(kind)],
          forecast[kind].flatMap((problem) => {
            const { what, mend } = sayProblem(problem, words);
            return [`- ${what}`, `  \u2192 ${mend}`];
          }),
        ].flat(),
  );
  const split = parts.map(({ titles, bytes }, index) =>
    line('part', { number: index + 1, size: size(bytes), sections: titles.join(' ; ') }),
  );
  const heavy = sections.filter(({ bytes }) => bytes > mostOfPart);
  return [
    line('ready', { title, size: size(forecast.size), time: sayTime(forecast.seconds, words) }),
    ...sections.map((section) => line('section', { size: size(section.bytes), section: section.title })),
    ...(split.length > 0 ? ['', line('parts', { count: split.length }), ...split] : []),
    ...heavy.map((section) => line('heavySection', { section: section.title, size: size(section.bytes) })),
    ...groups,
  ];
}
