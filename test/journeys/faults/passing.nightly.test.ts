// Each fault that passes, at every moment of both stories; by day the matrix meets them at the writes.
import { passes } from './passing.ts';

passes();
