import { View } from '@tarojs/components';
import { useState } from 'react';
import { type FactKey, factOf, type KnownFacts } from '@shared/subsidies/facts';
import { dayInChina } from '@shared/time';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Choices } from '@/ui/forms/choices';
import { Field, TextInput } from '@/ui/forms/field';
import { ELIGIBLE } from './copy';
import { amountFrom, answerOne, answerSeveral, dayFrom } from './interview';
import { labelOf, type Question } from './questions';

interface Props {
  question: Question;
  /** Those among `several` that are not known already: the only ones asked. */
  open: readonly FactKey[];
  left: number;
  onAnswer: (facts: KnownFacts) => void;
  onUnsure: () => void;
}

type Part = Pick<Props, 'question' | 'open' | 'onAnswer'>;

function YesNo({ question, onAnswer }: Part) {
  const [yes, no] = question.words ?? [ELIGIBLE.has, ELIGIBLE.hasNot];
  return (
    <>
      <Button onClick={() => onAnswer(answerOne(question, true))}>{yes}</Button>
      <Button look="quiet" onClick={() => onAnswer(answerOne(question, false))}>
        {no}
      </Button>
    </>
  );
}

function OneOf({ question, onAnswer }: Part) {
  const fact = factOf(question.facts[0]!);
  if (fact.kind !== 'choice') return null;
  return (
    <>
      {Object.entries(fact.options).map(([value, label]) => (
        <Button key={value} look="quiet" onClick={() => onAnswer(answerOne(question, value))}>
          {label}
        </Button>
      ))}
    </>
  );
}

function Several({ open, onAnswer }: Part) {
  const [chosen, setChosen] = useState<FactKey[]>([]);
  return (
    <>
      <View className="eligible-choices">
        <Choices
          options={open.map((value) => ({ value, label: labelOf(value) }))}
          value={chosen}
          onChange={setChosen}
        />
      </View>
      <Button look={chosen.length ? 'primary' : 'quiet'} onClick={() => onAnswer(answerSeveral(open, chosen))}>
        {chosen.length ? ELIGIBLE.done : ELIGIBLE.allNot}
      </Button>
    </>
  );
}

function Written({ question, onAnswer }: Part) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const isDay = question.kind === 'day';
  const answer = () => {
    const value = isDay ? dayFrom(text, dayInChina(new Date().toISOString())) : amountFrom(text);
    if (value === undefined) setError(isDay ? ELIGIBLE.badDay : ELIGIBLE.badNumber);
    else onAnswer(answerOne(question, value));
  };
  return (
    <>
      <Field
        label={question.ask}
        {...(question.hint && { hint: question.hint })}
        {...(error !== undefined && { error })}
      >
        <TextInput value={text} type={isDay ? 'number' : 'digit'} max={8} onChange={setText} onConfirm={answer} />
      </Field>
      <Button onClick={answer}>{ELIGIBLE.next}</Button>
      {question.none && (
        <Button look="quiet" onClick={() => onAnswer(answerOne(question, undefined))}>
          {question.none}
        </Button>
      )}
    </>
  );
}

const PARTS = { yesNo: YesNo, choice: OneOf, several: Several, number: Written, day: Written } as const;

/** One question at a time, with large buttons; “不清楚” is always an answer. */
export function InterviewCard({ question, open, left, onAnswer, onUnsure }: Props) {
  const Answering = PARTS[question.kind];
  const written = Answering === Written;
  return (
    <Card className="eligible-interview">
      <View className="note">{ELIGIBLE.left(left)}</View>
      {!written && <View className="eligible-ask">{question.ask}</View>}
      {!written && question.hint && <View className="note">{question.hint}</View>}
      <View className="eligible-answers stack" key={question.id}>
        <Answering question={question} open={open} onAnswer={onAnswer} />
        <Button look="quiet" onClick={onUnsure}>
          {ELIGIBLE.notSure}
        </Button>
      </View>
    </Card>
  );
}
