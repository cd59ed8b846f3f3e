// SIGKILL at the first write of every kind, on the way up and on the way down.
import { crashes, crashesAt } from './crash.ts';

crashes(crashesAt([0]));
