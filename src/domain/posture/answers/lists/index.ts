// Everything that can be listed and counted, by its name.
import type { Listed } from '../../question.ts';
import { declared } from './declared.ts';
import { inventory } from './inventory.ts';
import type { ListKind } from './listed.ts';
import { boundary } from './partners.ts';
import { people } from './people.ts';
import { access } from './policies.ts';
import { roles } from './roles.ts';

export const LISTS: Readonly<Record<Listed, ListKind>> = {
  ...people,
  ...boundary,
  ...roles,
  ...access,
  ...inventory,
  ...declared,
};
