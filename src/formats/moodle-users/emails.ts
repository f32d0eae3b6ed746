import type { Problem } from '#core/problem';
import type { Person } from '#core/records/people';

/** Reserved by RFC 2606: nobody can own it, and Moodle sends nothing there. */
const technicalDomain = 'participants.invalid';

/** The address of each person, in their order, no two alike: Moodle refuses a second account with the same. */
export function emailsOf(
  people: readonly Person[],
  usernames: readonly string[],
): { readonly emails: readonly string[]; readonly problems: readonly Problem[] } {
  const taken = new Set<string>();
  const problems: Problem[] = [];
  let without = 0;
  const emails = people.map(({ id, code, email }, at) => {
    const technical = `${usernames[at] ?? id}@${technicalDomain}`;
    const values = { person: code };
    if (email === undefined) {
      without += 1;
      return technical;
    }
    const address = email.trim().toLowerCase();
    if (!isAddress(address)) {
      problems.push({ code: 'moodle-users/email-unusable', at: id, severity: 'warning', values });
      return technical;
    }
    if (taken.has(address)) {
      problems.push({ code: 'moodle-users/same-email', at: id, severity: 'warning', values });
      return technical;
    }
    taken.add(address);
    return address;
  });
  if (without > 0) {
    const values = { count: without, domain: technicalDomain };
    problems.push({ code: 'moodle-users/technical-email', at: 'data/people.json', severity: 'info', values });
  }
  return { emails, problems };
}

/** What Moodle takes for an address, a little stricter; a leading sign would be a formula. */
const isAddress = (text: string): boolean =>
  /^[a-z0-9_][a-z0-9._%+-]*@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(text) &&
  text.length <= 100;
