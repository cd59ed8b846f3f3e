// Kind × step × fault, by pairs: every kind meets every fault, on its way up or down, and a kill on each.
import { byPairs, killsAt, matrix } from './matrix.ts';
import { WEATHERS } from './weather.ts';

matrix(byPairs(WEATHERS), killsAt([0]).slice(0, 1));
