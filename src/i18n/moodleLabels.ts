import type { Words } from '#core/words';
import labels from './moodle-fr.json' with { type: 'json' };

/**
 * The words of Moodle's French interface as places of a sentence: `moodle/delete` → `{moodle_delete}`. No sentence types
 * one of them by hand.
 */
export const moodleLabels: Words = Object.fromEntries(
  Object.entries(labels).map(([id, label]) => [id.replace('/', '_'), label]),
);
