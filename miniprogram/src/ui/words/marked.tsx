import { Text } from '@tarojs/components';
import './marked.css';

interface Props {
  children: string;
  /** From where to where, in order and apart from each other. */
  marks?: readonly (readonly [from: number, until: number])[] | undefined;
}

/** A text with the letters that were searched for marked: by weight as well as by colour. */
export function Marked({ children, marks = [] }: Props) {
  const parts: { text: string; on: boolean }[] = [];
  let at = 0;
  for (const [from, until] of marks) {
    parts.push({ text: children.slice(at, from), on: false }, { text: children.slice(from, until), on: true });
    at = until;
  }
  parts.push({ text: children.slice(at), on: false });
  return (
    <Text>
      {parts
        .filter(({ text }) => text !== '')
        .map(({ text, on }, place) => (
          <Text key={place} className={on ? 'marked' : ''}>
            {text}
          </Text>
        ))}
    </Text>
  );
}
