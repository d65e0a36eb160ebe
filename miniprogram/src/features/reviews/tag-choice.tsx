import { View } from '@tarojs/components';
import type { SubjectKind } from '@shared/reviews/reviews';
import { MOST_TAGS, type ReviewTag, type TagCount, tagsFor } from '@shared/reviews/tags';
import { say } from '@/platform/notify';
import { aria } from '@/ui/aria';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/icon';
import '@/ui/forms/choice.css';
import { TAG_WORDS, tagCopy } from './tag-copy';
import './reviews.css';

interface Props {
  kind: SubjectKind;
  stars: number;
  value: readonly ReviewTag[];
  onChange: (value: ReviewTag[]) => void;
}

/** Some of the tags that go with so many stars of this kind. */
export function TagChoice({ kind, stars, value, onChange }: Props) {
  const turn = (tag: ReviewTag) => {
    if (value.includes(tag)) return onChange(value.filter((other) => other !== tag));
    if (value.length >= MOST_TAGS) return say(tagCopy.enough);
    onChange([...value, tag]);
  };
  return (
    <View className="choice-chips" {...aria({ role: 'group', label: tagCopy.label })}>
      {tagsFor(kind, stars).map((tag) => {
        const on = value.includes(tag);
        return (
          <View
            key={tag}
            className={cx('choice', on && 'choice-on')}
            onClick={() => turn(tag)}
            {...aria({ role: 'checkbox', checked: on })}
          >
            {on && <Icon name="check" className="choice-mark" />}
            <View className="choice-text">{TAG_WORDS[tag]}</View>
          </View>
        );
      })}
    </View>
  );
}

/** The words of tags, and how many chose each where that is told. */
export function Tags({ tags }: { tags: readonly (ReviewTag | TagCount)[] }) {
  return (
    <View className="reviews-tags">
      {tags.map((each) => {
        const { tag, count } = typeof each === 'string' ? { tag: each, count: undefined } : each;
        const words = TAG_WORDS[tag];
        return (
          <View
            key={tag}
            className="reviews-tag"
            {...aria(count === undefined ? {} : { label: tagCopy.chosenBy(words, count) })}
          >
            {words}
            {count !== undefined && <View className="reviews-tag-count">{count}</View>}
          </View>
        );
      })}
    </View>
  );
}
