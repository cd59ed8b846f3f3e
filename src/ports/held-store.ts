// What is held about a person, from every table in which people stand.
import type { DataSubject, Held } from '../domain/record/held.ts';

export interface HeldStore {
  about(subject: DataSubject): Promise<Held>;
}
