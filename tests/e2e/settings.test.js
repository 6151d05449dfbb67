// Settings in the real browsers' storage: a thousand random ones are repaired, those of a newer version are carried along, and a background that was ended reads them all the same.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { By, Key } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

const MANY = 1000;
/** After so many of them the options page is opened anew. */
const LOOKED_AT = 250;
/** A slow machine stores some hundred of them one after the other. */
const PATIENCE_MS = 120_000;
const FIELDS = ['everywhere', 'strictness', 'kinds', 'click', 'badge', 'appearance', 'version', 'sites.0', 'sites.7', 'site.3', 'site.21', 'unknown'];

/** What a careless hand, an older or a newer version may have left in a field; only what storage takes. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('tidy', 'read', 'leave', 'full', 'light', 'reader', 'menu', 'dark', true, false, -1, 1e300, '', null),
  fc.record({ read: fc.string(), leave: fc.oneof(fc.constant('a.com b.com'), fc.jsonValue()), later: fc.jsonValue() }, { requiredKeys: [] }),
  fc.record({ ad_slot: fc.constantFrom('remove', 'keep', 'burn'), x: fc.jsonValue() }, { requiredKeys: [] }),
  fc.record({ theme: fc.oneof(fc.constant('dark'), fc.jsonValue()), size: fc.oneof(fc.double(), fc.constant('big')), paper: fc.string() }, { requiredKeys: [] }),
);

describe(`settings in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
    await session.driver.manage().setTimeouts({ script: PATIENCE_MS });
    await session.inPopup();
  });
  after(() => session?.close());

  async function openOptions() {
    await session.driver.get(`${session.home}options/options.html`);
    await session.until('the options page stands', () => session.driver.executeScript("return document.documentElement.dataset.ready === 'true'"));
  }

  /** Runs in the options page, and waits for what it gives. @param {string} body @param {...unknown} values */
  async function inOptions(body, ...values) {
    const script = `const done = arguments[arguments.length - 1]; const given = [...arguments]; const api = globalThis.browser ?? chrome; (async () => { ${body} })().then(done, (error) => done('ERROR ' + error));`;
    const answer = await session.driver.executeAsyncScript(script, ...values);
    assert.ok(!String(answer).startsWith('ERROR '), String(answer));
    return /** @type {any} */ (answer);
  }

  beforeEach(async () => {
    await openOptions();
    await inOptions('await api.storage.sync.clear(); await api.storage.local.clear();');
  });

  /** What the controls of the options page say: each has one of its values. */
  const shown = () => inOptions(`return {
    everywhere: document.querySelector('input[name=everywhere]:checked')?.value, strictness: document.querySelector('input[name=strictness]:checked')?.value,
    click: document.querySelector('input[name=click]:checked')?.value, badge: typeof document.getElementById('badge').checked,
    kinds: [...document.querySelectorAll('[id^=kind-]')].every((one) => one.selectedIndex >= 0),
  };`);

  test(`${MANY} random ones: the background answers to each, and the options page stands`, async () => {
    const all = fc.sample(fc.dictionary(fc.constantFrom(...FIELDS), anything, { maxKeys: FIELDS.length }), { numRuns: MANY, seed: 20261124 });
    for (let from = 0; from < MANY; from += LOOKED_AT) {
      // The popup does not draw itself anew at every change, as the options page does.
      await session.driver.get(`${session.home}popup/popup.html?tab=0`);
      // Synced storage takes two writes a second; what it refuses is read from the shadows, and these take any number.
      const answers = await inOptions(
        `const answers = [];
         for (const settings of given[0]) {
           await api.storage.local.set(Object.fromEntries(given[1].map((name) => ['shadow.' + name, Object.hasOwn(settings, name) ? { value: settings[name] } : {}])));
           const { ok, policy, sentence } = await api.runtime.sendMessage({ verb: 'site/of', address: 'https://www.a.com/story' });
           answers.push(ok ? policy : sentence ?? 'nothing');
         }
         return answers;`,
        all.slice(from, from + LOOKED_AT),
        FIELDS,
      );
      assert.equal(answers.length, LOOKED_AT);
      for (const [at, answer] of answers.entries()) assert.ok(['ask', 'tidy', 'read', 'leave'].includes(answer), `${answer}: ${JSON.stringify(all[from + at])}`);
      await openOptions();
      const { everywhere, strictness, click, badge, kinds } = await shown();
      assert.ok(['ask', 'tidy', 'read'].includes(everywhere) && ['light', 'medium', 'full'].includes(strictness) && ['menu', 'reader'].includes(click) && badge === 'boolean' && kinds, JSON.stringify(all[from + LOOKED_AT - 1]));
    }
  });

  test('those of a newer version are read as far as they are known, and are still there after a change', async () => {
    await inOptions("await api.storage.sync.set({ version: 99, click: 'gesture', badge: false, future: { a: [1] }, 'sites.7': { nap: 'z.com', leave: 'example.com' }, appearance: { theme: 'dark', glow: 3 } });");
    await session.killBackground();
    await openOptions();
    assert.deepEqual(await shown(), { everywhere: 'ask', strictness: 'full', click: 'menu', badge: 'boolean', kinds: true });
    assert.equal(await inOptions("return document.getElementById('badge').checked;"), false);
    await session.driver.findElement(By.id('strictness-light')).sendKeys(Key.SPACE);
    await session.until('the change is stored', async () => (await inOptions('return api.storage.sync.get(null);')).strictness === 'light');
    const stored = await inOptions('return api.storage.sync.get(null);');
    assert.deepEqual(stored, { version: 99, click: 'gesture', badge: false, strictness: 'light', future: { a: [1] }, 'sites.7': { nap: 'z.com', leave: 'example.com' }, appearance: { theme: 'dark', glow: 3 } });
  });

  test('a change outlives the background, whenever that is ended', async () => {
    for (const [at, site] of ['one.example', 'two.example', 'three.example', 'four.example'].entries()) {
      await inOptions("const asked = api.runtime.sendMessage({ verb: 'site/set-policy', site: given[0], policy: 'leave' }); if (given[1]) await asked;", site, at % 2 === 0);
      await session.killBackground();
      // One that was ended before it had written is asked again by whoever asked it.
      if (at % 2 === 1) await inOptions("await api.runtime.sendMessage({ verb: 'site/set-policy', site: given[0], policy: 'leave' });", site);
      assert.equal((await inOptions("return api.runtime.sendMessage({ verb: 'site/of', address: 'https://' + given[0] + '/a' });", site)).policy, 'leave', site);
    }
    await openOptions();
    assert.equal(await inOptions("return document.querySelectorAll('.sites tbody tr').length;"), 4);
  });
});
