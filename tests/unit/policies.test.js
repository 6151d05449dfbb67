// Policies start by themselves only where an address may be a story's.

import assert from 'node:assert/strict';
import { test } from 'node:test';

const { mayBeArticle } = await import('../../extension/shared/policies.js');

const at = (/** @type {string} */ path) => mayBeArticle(`https://news.example${path}`);

test('front pages and the pages of the house are no stories', () => {
  for (const path of [
    '/', '/index.html', '/privacy', '/privacy-policy/', '/info/privacy_statement.html', '/terms', '/terms-of-use', '/legal/terms-and-conditions', '/termsofservice', '/cookie-policy', '/about-us', '/faq',
    '/impressum', '/datenschutzerklaerung', '/agb', '/mentions-legales', '/politique-de-confidentialite', '/conditions-generales-de-vente', '/aviso-legal', '/politica-de-privacidad', '/terminos-y-condiciones', '/termos-de-uso', '/de/datenschutzhinweise',
  ])
    assert.equal(at(path), false, path);
});

test('a story about them is one', () => {
  for (const path of [
    '/2026/privacy-policy-of-the-town-is-unlawful', '/politics/terms-of-the-truce', '/food/cookies-from-grandmother', '/legal-news/court-hears-case', '/about-a-boy', '/help-comes-late', '/agb-klausel-unwirksam',
    '/privacy/regulator-fines-bank', '/terms-agreed', '/politica/la-privacidad-gana', '/?p=12', '/privacy?id=12',
  ])
    assert.equal(at(path), true, path);
});
