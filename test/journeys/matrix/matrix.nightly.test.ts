// Kind × step × fault, all of it: no kind has more than eight writes of its own.
import { matrix } from './matrix.ts';
import { WEATHERS } from './weather.ts';

matrix(WEATHERS, 8);
