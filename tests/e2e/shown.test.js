// What a page shows is read and nothing else, wherever it stands: in wrappers without a box, in shadow trees that nobody can look into, in slots.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { browserName, openSession } from './harness/session.js';

/** @param {string} mark a word that stands nowhere else */
const words = (mark) =>
  `<p>The council of ${mark} voted on Tuesday to reopen the old harbour bridge, a decision that ends four years of detours, complaints and two failed tenders, officials said on the steps of the hall.</p>`;

const SHOWN = ['plainville', 'contentsford', 'twicebury', 'closedham', 'bareton', 'slotwich', 'opendale', 'fallbackham', 'headingworth', 'siblingford', 'foldedwich', 'findable', 'restham', 'answerley', 'questionton'];
const HIDDEN = ['hiddenbury', 'insideham', 'underford', 'reallygone', 'skippedton', 'unslottedham', 'emptyford'];

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The bridge opens again - Daily</title>
  <style>.gone, .rest { display: none } .boxless { display: contents } .skipped { content-visibility: hidden }</style></head><body><main><article>
  <h1>The bridge opens again</h1>
  ${words('plainville')}
  <figure><span><noscript><img src="/plain/fixtures/harbour.jpg" width="900" height="600" alt="Ships"></noscript></span><figcaption>Ships wait for the tide.</figcaption></figure>
  <div class="boxless">${words('contentsford')}<div class="gone">${words('insideham')}</div></div>
  <div class="boxless"><div class="boxless">${words('twicebury')}</div></div>
  <div class="gone"><div class="boxless">${words('hiddenbury')}</div><div><div>${words('underford')}</div></div></div>
  <div><div class="gone">${words('emptyford')}</div></div>
  <div id="closed">
    <style>p { margin: 0 }</style> <script type="application/json">{}</script> <!-- nothing of its own is seen -->
  </div>
  <div id="bare"></div>
  <div id="slotted">${words('slotwich')}</div>
  <div id="unslotted">${words('unslottedham')}</div>
  <div id="open"></div>
  <div><slot>${words('fallbackham')}</slot></div>
  <h2 id="heading"></h2>
  <details><summary>More</summary>${words('foldedwich')}</details>
  <details open><summary>Less</summary><div class="gone">${words('reallygone')}</div></details>
  <div hidden="until-found">${words('findable')}</div>
  <h3><button aria-expanded="false" aria-controls="answer">Who asked for it in questionton?</button></h3>
  <div id="answer" class="gone">${words('answerley')}</div>
  <button>Read on</button>
  <div class="rest">${words('restham')}<p>Advertisement</p>${words('').repeat(3).replace(/lorry|bridge/g, 'ferry')}</div>
  <div class="skipped">${words('skippedton')}</div>
  <div><div class="gone"></div>${words('siblingford')}</div>
  </article></main>
  <script>
    const shadow = (id, mode, ...children) => { const root = document.getElementById(id).attachShadow({ mode }); root.append(...children); };
    const paragraph = (mark) => { const made = document.createElement('p'); made.textContent = ${JSON.stringify(words('MARK').replace(/<.*?>/g, ''))}.replace('MARK', mark); return made; };
    shadow('closed', 'closed', paragraph('closedham'));
    shadow('bare', 'closed', paragraph('bareton'));
    shadow('slotted', 'closed', document.createElement('slot'));
    shadow('unslotted', 'open', document.createElement('hr'));
    shadow('open', 'open', paragraph('opendale'));
    shadow('heading', 'closed', 'The old bridge of headingworth');
  </script></body></html>`;

describe(`what is shown, in ${browserName}`, () => {
  /** @type {import('./harness/session.js').Session} */
  let session;
  before(async () => {
    session = await openSession();
    session.server.made.set('shown.html', PAGE);
  });
  after(() => session?.close());

  test('each text that is seen is read once, and none that is not', async () => {
    const root = await session.openReader('/plain/made/shown.html');
    const story = await (await root.findElement(By.css('.story'))).getText();
    const times = (/** @type {string} */ mark) => story.split(mark).length - 1;
    assert.deepEqual(SHOWN.map((mark) => [mark, times(mark)]), SHOWN.map((mark) => [mark, 1]));
    assert.deepEqual(HIDDEN.filter((mark) => times(mark) > 0), []);
    // The only copy of a picture may stand where no browser draws it.
    assert.equal((await root.findElements(By.css('.story figure img[src$="harbour.jpg"]'))).length, 1);
  });
});
