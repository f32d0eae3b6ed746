import type { Course } from '#blocks/course';
import type { Format } from '#formats/format';
import { moodleXml } from '#formats/moodle-xml/write';

/** Every way out of Navette: one folder each, one line here. */
export const formats: readonly Format<Course>[] = [moodleXml];
