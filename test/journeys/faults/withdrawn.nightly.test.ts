// A permission or the whole consent is taken away half-way: every pair.
import { ALL, withdrawals } from './withdrawn.ts';

withdrawals(ALL);
