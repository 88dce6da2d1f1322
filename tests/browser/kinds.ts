/** One page of each kind. */
export const kinds: Record<string, string> = {
  home: '',
  list: 'a-z/',
  section: 'troubleshooting/spaces/',
  problem: 'troubleshooting/spaces/cannot-invite-space-admins/',
  guide: 'guides/invite-space-admins/',
  reference: 'reference/roles-table/',
  'not-found': 'no-such-page/',
};
