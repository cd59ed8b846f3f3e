// Kind × step × fault, by pairs: every kind meets every fault once, at steps that go round.
import { matrix } from './matrix.ts';
import { WEATHERS } from './weather.ts';

matrix(WEATHERS, 1);
