// SIGKILL at every write of every kind: none has more than eight.
import { crashes, crashesAt } from './crash.ts';

crashes(crashesAt([0, 1, 2, 3, 4, 5, 6, 7]));
