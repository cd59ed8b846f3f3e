// A permission or the whole consent is taken away half-way: with one of the two stories each.
import { SOME, withdrawals } from './withdrawn.ts';

withdrawals(SOME);
