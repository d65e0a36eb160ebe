const path = require('node:path');
const LATE = require('./late-elements.json');

/** The element itself stands behind `?now`. Its class, which nothing here names, is left out. */
const lateElement = (file, source) => {
  const given = /export \{([^}]*)\}/.exec(source)[1].split(',');
  const names = given.map((each) => each.trim().split(' as ').pop()).filter((name) => name !== 'defineCustomElement');
  return [
    `export const defineCustomElement = () => import('./${file}?now').then((element) => element.defineCustomElement());`,
    ...names.map((name) => `export const ${name} = undefined;`),
  ].join('\n');
};

/**
 * Taro defines an element with the module that names it. A late one is defined when it is drawn first, and is drawn once it is defined:
 * what is given to an element before that, its constructor overwrites.
 */
const DRAWN_WHEN_DEFINED = `
import { createElement, forwardRef, useEffect, useState } from 'react';
import { createReactComponent as create } from './createComponent.js?now';
const LATE = ${JSON.stringify(LATE)};
export const createReactComponent = (tag, context, manipulate, define) => {
  if (!LATE.includes(tag)) return create(tag, context, manipulate, define);
  const Drawn = create(tag, context, manipulate);
  return forwardRef((props, ref) => {
    const [isDefined, setDefined] = useState(Boolean(customElements.get(tag)));
    useEffect(() => {
      if (!isDefined) void define().then(() => setDefined(true));
    }, [isDefined]);
    return isDefined ? createElement(Drawn, { ...props, ref }) : (props.children ?? null);
  });
};`;

/** Pictures in full are drawn by Swiper, which nothing else needs. */
const PICTURES_WHEN_ASKED = `
export const previewImage = (options) => import('./previewImage.js?now').then((pictures) => pictures.previewImage(options));`;

/** Webpack, for the browser's build: Taro's module in two, what says how to get it and itself. */
module.exports = function lateElements(source) {
  const file = path.basename(this.resourcePath);
  if (file === 'createComponent.js') return DRAWN_WHEN_DEFINED;
  return file === 'previewImage.js' ? PICTURES_WHEN_ASKED : lateElement(file, source);
};
