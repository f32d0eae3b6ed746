import type { Course } from '#blocks/course';
import { size } from '#core/french';
import { say, type Words } from '#core/words';
import { type ForecastLine, line } from '#tasks/moodleForecastLines';
import { megabytesOf } from '#tasks/moodleSplit';

/** What a weak line carries, in bits a second. */
const bitsPerSecond = 400_000;

/** What PHP takes where nobody has set it otherwise (`upload_max_filesize`); Moodle never takes more than PHP. */
const untouchedLimit = 2_000_000;

export const secondsToSend = (bytes: number): number => Math.ceil((bytes * 8) / bitsPerSecond);

/** « environ 7 minutes » */
export function sayTime(seconds: number, words: Words): string {
  if (seconds < 60) return say(words, 'export.moodle.forecast.underAMinute');
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return say(words, `export.moodle.forecast.${minutes === 1 ? 'minute' : 'minutes'}`, { minutes });
  return say(words, 'export.moodle.forecast.hours', {
    hours: Math.floor(minutes / 60),
    minutes: String(minutes % 60).padStart(2, '0'),
  });
}

/** Where the file may be more than the site takes: the line of the request that asks for room. */
export function adviceOf(
  course: Course,
  { bytes, unpacked }: { readonly bytes: Uint8Array | undefined; readonly unpacked: number },
  words: Words,
): readonly ForecastLine[] {
  if (bytes === undefined || bytes.length <= untouchedLimit) return [];
  const asked = say(words, 'export.moodle.request.upload', { megabytes: megabytesOf(unpacked) });
  const values = { size: size(bytes.length), asked };
  return [line({ code: 'moodle-forecast/upload-limit', kind: 'asksAdmin' }, [], course, values)];
}
