// Reads that lag longer than anybody looks, for the story that the daily tests leave out.
import { lags } from './lag.ts';
import { PIM } from './stories.ts';

lags(PIM);
