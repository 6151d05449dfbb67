// A rehearsal is a small page that the core reads before the first real one: browsers compile a program's parts when they are first used, and while a page is still being reached there is time for it.

import { grammar } from '../generated/schema.js';

const { element, attribute, value, text, close, record, field, magic } = grammar;

/** @param {string} name @param {Record<string, string>} attributes @param {...string} children */
const node = (name, attributes, ...children) => element + name + Object.entries(attributes).map(([key, said]) => attribute + key + value + said).join('') + children.join('') + close;
const words = (/** @type {string} */ said) => text + said;

const SENTENCE = 'The ferry had been due at nine, but the fog held it back, and nobody on the quay was told. ';
const DATA = JSON.stringify({ '@type': 'NewsArticle', headline: 'The ferry came late', datePublished: '2024-05-01T09:00:00Z', author: { name: 'Ann Lee' }, image: 'https://example.com/a.jpg' });
const paragraph = (/** @type {number} */ at) => node('p', { class: 'text' }, words(`${at}. ${SENTENCE.repeat(3)}`), node('a', { href: '/quay' }, words('Read about the quay.')));

export const REHEARSAL =
  [magic, 'https://example.com/ferry', 'https://example.com/ferry', 'text/html', '1280', '900'].join(field) +
  record +
  node('html', { lang: 'en' },
    node('head', {}, node('title', {}, words('The ferry came late - Example')), node('meta', { property: 'og:title', content: 'The ferry came late' }), node('script', { type: 'application/ld+json' }, words(DATA))),
    node('body', {},
      node('nav', {}, node('ul', {}, node('li', {}, node('a', { href: '/' }, words('Home'))))),
      node('article', {},
        node('h1', {}, words('The ferry came late')),
        node('p', { class: 'byline' }, words('By Ann Lee')),
        node('figure', {}, node('img', { src: '/a.jpg', alt: 'The quay' }), node('figcaption', {}, words('The quay in the fog. Photo: Ann Lee'))),
        ...[1, 2, 3].map(paragraph),
        node('div', { class: 'ad' }, words('Advertisement')),
        node('h2', {}, words('What comes next')),
        ...[4, 5].map(paragraph),
        node('aside', { class: 'related' }, node('h3', {}, words('Related')), node('ul', {}, node('li', {}, node('a', { href: '/b' }, words('Another ferry'))))),
        node('blockquote', {}, node('p', {}, words('We waited.')))),
      node('footer', {}, node('p', {}, words('Subscribe to our newsletter')))));
