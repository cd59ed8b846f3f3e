// Fills a card template with data. Data is never a template, and nothing stays unfilled.
import { Template } from 'adaptivecards-templating';
import answer from '../../cards/answer.json' with { type: 'json' };
import answerPurpose from '../../cards/answer-purpose.json' with { type: 'json' };
import answerText from '../../cards/answer-text.json' with { type: 'json' };
import chooseForm from '../../cards/choose-form.json' with { type: 'json' };
import chooseGrants from '../../cards/choose-grants.json' with { type: 'json' };
import denyForm from '../../cards/deny-form.json' with { type: 'json' };
import digest from '../../cards/digest.json' with { type: 'json' };
import estateRefusal from '../../cards/estate-refusal.json' with { type: 'json' };
import glassForm from '../../cards/glass-form.json' with { type: 'json' };
import launcher from '../../cards/launcher.json' with { type: 'json' };
import list from '../../cards/list.json' with { type: 'json' };
import notice from '../../cards/notice.json' with { type: 'json' };
import partForm from '../../cards/part-form.json' with { type: 'json' };
import partnerNeeded from '../../cards/partner-needed.json' with { type: 'json' };
import passOnForm from '../../cards/pass-on-form.json' with { type: 'json' };
import remarkForm from '../../cards/remark-form.json' with { type: 'json' };
import approvalLike from '../../cards/request.json' with { type: 'json' };
import requestForm from '../../cards/request-form.json' with { type: 'json' };
import tell from '../../cards/tell.json' with { type: 'json' };
import type { Card } from '../shared/card.ts';

const templates = {
  answer,
  'answer-purpose': answerPurpose,
  'answer-text': answerText,
  request: approvalLike,
  'choose-form': chooseForm,
  'choose-grants': chooseGrants,
  'deny-form': denyForm,
  'glass-form': glassForm,
  'part-form': partForm,
  'pass-on-form': passOnForm,
  'remark-form': remarkForm,
  'estate-refusal': estateRefusal,
  'partner-needed': partnerNeeded,
  digest,
  launcher,
  list,
  notice,
  'request-form': requestForm,
  tell,
} as const;

export type TemplateName = keyof typeof templates;

const compiled = new Map<TemplateName, Template>();
/** Stands for `${` in data while the template is filled, so that an unfilled place can be told from data. */
const MASK = '\uE000{';

export function renderCard(name: TemplateName, data: Readonly<Record<string, unknown>>): Card {
  let template = compiled.get(name);
  if (!template) {
    template = new Template(templates[name]);
    compiled.set(name, template);
  }
  const masked = mapStrings(data, (text) =>
    text.includes('${') ? text.replaceAll('${', MASK) : text,
  );
  const filled: unknown = template.expand({ $root: masked });
  return mapStrings(filled, (text) => {
    if (text.includes('${')) throw new Error(`The card ${name} has an unfilled place: ${text}`);
    return text.includes(MASK) ? text.replaceAll(MASK, '${') : text;
  }) as Card;
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (!value || typeof value !== 'object') return value;
  // The keys are our own, so none of them means anything to an object.
  const mapped: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    mapped[key] = mapStrings((value as Record<string, unknown>)[key], change);
  }
  return mapped;
}
