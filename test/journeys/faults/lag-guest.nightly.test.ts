// Reads that lag longer than anybody looks: guest access; PIM eligibility runs at night.
import { lags } from './lag.ts';
import { GUEST } from './stories.ts';

lags(GUEST);
