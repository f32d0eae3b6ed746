import { personColumns } from '#formats/moodle-results/header';
import { Gathering, type ResultsReader } from '#formats/moodle-results/reading';

/** The list of participants: nothing to record, but it tells who is not in the course's list, and who is there twice. */
export const participants: ResultsReader = {
  recognise(header) {
    const places = personColumns.map((column) => header.at(column)).filter((at) => at >= 0);
    return header.has('firstName', 'lastName', 'email') && new Set(places).size === header.slugs.length;
  },
  read({ header, rows }, desk) {
    const gathering = new Gathering(desk);
    for (const row of rows) gathering.participant(row, header);
    return gathering.done();
  },
};
