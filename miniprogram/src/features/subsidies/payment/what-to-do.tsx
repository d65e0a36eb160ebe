import { View } from '@tarojs/components';
import type { ReturnReason } from '@shared/subsidies/subsidies';
import { Facts } from '@/ui/layout/facts';
import { Section } from '@/ui/layout/section';
import { RETURN, RETURNED } from '../copy';

/** For a payment the bank sent back: why, and the next steps, with whom to see and what to bring. */
export function WhatToDo({ reason }: { reason: ReturnReason | undefined }) {
  if (!reason) return null;
  const { word, why, todo, bring } = RETURNED[reason];
  return (
    <Section title={RETURN.title}>
      <View className="payment-reason">{word}</View>
      <View className="muted">{why}</View>
      {todo.map((step, index) => (
        <View key={step} className="payment-todo">{`${index + 1}. ${step}`}</View>
      ))}
      <Facts
        of={[
          [RETURN.who, RETURN.whoIs],
          [RETURN.bring, bring],
        ]}
      />
      <View className="note">{RETURN.after}</View>
    </Section>
  );
}
