// Kind × step × fault, all of it, and a kill at every write: no kind has more than eight of its own.
import { allOf, killsAt, matrix } from './matrix.ts';
import { WEATHERS } from './weather.ts';

const WRITES = 8;
matrix(allOf(WEATHERS, WRITES), killsAt(Array.from({ length: WRITES }, (_, step) => step)));
