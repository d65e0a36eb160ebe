const isPressed = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.getAttribute('tabindex') === '0' && target.hasAttribute('role');

/** The keyboard in a browser: Enter and Space press what has the focus, Escape closes the sheet on top. Once, at launch. */
export function watchKeys(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      const sheets = document.querySelectorAll<HTMLElement>('.sheet-close');
      sheets[sheets.length - 1]?.click();
      return;
    }
    // A field inside takes its own keys.
    if (event.repeat || (event.key !== 'Enter' && event.key !== ' ') || !isPressed(event.target)) return;
    event.preventDefault();
    event.target.click();
  });
}
