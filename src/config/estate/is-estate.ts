// Whether a text is an estate, rather than rules that stand beside one.
import { parseDocument } from 'yaml';

/** What cannot be read as YAML is told so when it is loaded, as the file of rules it may be. */
export const isEstateText = (text: string): boolean => parseDocument(text).has('tenants');
