type Field = HTMLElement & { inputRef?: HTMLElement; textareaRef?: HTMLElement; watchValue(value: unknown): void };

/**
 * Taro's fields in a browser throw when they are given a value before they are drawn, on every page with one. They draw it all the same: they
 * are told only once there is something to tell it to. Once, at launch.
 */
export function mendFields(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  for (const tag of ['taro-input-core', 'taro-textarea-core'])
    void customElements.whenDefined(tag).then((made) => {
      const prototype = made.prototype as Field;
      const watch = prototype.watchValue;
      prototype.watchValue = function (this: Field, value) {
        if (this.inputRef ?? this.textareaRef) watch.call(this, value);
      };
    });
}

/** Taro's own bars say what they are: a screen reader goes past them to the page, or to them. */
export function nameLandmarks(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  document.querySelector('#taro-navigation-bar')?.setAttribute('role', 'banner');
  const tabs = document.querySelector('.taro-tabbar__tabbar');
  tabs?.setAttribute('role', 'navigation');
  tabs?.setAttribute('aria-label', '主导航');
}
