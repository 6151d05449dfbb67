// A page is what one tab shows, with everything Broadsheet knows about it and does to it. All of a tab's state lives here.

import { plainText } from '../shared/browser.js';
import { ask } from '../shared/messages.js';
import { noteInWords } from '../shared/reasons.js';
import { Choices } from './choices.js';
import { followScript } from './follow_script.js';
import * as native from './native.js';
import { Opened } from './opened.js';
import { readerScript } from './reader_script.js';
import { removes, stateOf } from './page_state.js';
import { takeSnapshot } from './snapshot.js';
import { Tidy } from './tidy.js';
import { untouchedBy } from './untouched.js';

/** @typedef {import('../shared/messages.js').Mode} Mode */
/** @typedef {import('../shared/messages.js').PageState} PageState */
/** @typedef {import('../shared/messages.js').KindInfo} KindInfo */
/** @typedef {import('../generated/reading.js').Reading} Reading */
/** @typedef {import('../generated/reading.js').Finding} Finding */
/** @typedef {import('../generated/reading.js').FurtherPage} FurtherPage */
/** @typedef {import('../shared/rules.js').Rule} Rule */
/** @typedef {import('./reader_script.js').Layer} Layer */

export class Page {
  /** @type {Mode} */
  mode = 'off';
  /** What the reader goes back to. @type {Mode} */
  #below = 'off';
  /** @type {Reading | undefined} */
  reading;
  /** @type {Node[]} */
  nodes = [];
  /** @type {KindInfo[]} */
  kinds = [];
  sentence = '';
  /** The page's shadow trees. @type {ShadowRoot[]} */
  shadows = [];
  /** Whether the page shows more than it did when it was looked at. */
  isOld = () => false;
  /** Its own elements that have no shadow tree so far. @type {Element[]} */
  hosts = [];
  /** Whether the page was too large to be looked at whole. */
  cut = false;
  choices = new Choices();
  /** What is shown in the page for a moment. @type {Node | undefined} */
  revealed;
  /** Nodes of Broadsheet's own, taken for such before they stand in the page. @type {WeakSet<Node>} */
  ours = new WeakSet();
  snapshot = '';
  /** What is read: with the further pages that the reader fetched, in order, or only a selection, by its ends. @type {{ further: FurtherPage[], selected?: [number, number] | undefined }} */
  extent = { further: [] };
  /** Whether the snapshot may be older than the page. */
  #stale = true;
  tidy = new Tidy();
  #opened = new Opened();
  /** @type {(() => void) | undefined} */
  #unfollow;
  /** @type {Layer | undefined} */
  #reader;
  /** @type {Layer | undefined} */
  #review;
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();

  /** @returns {PageState} */
  get state() {
    return stateOf(this, this.choices.size);
  }

  /** @param {Finding} finding */
  isPutBack(finding) {
    return this.choices.isBack(this.nodes[finding.node]);
  }

  /**
   * One thing after the other, however fast somebody clicks.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  inTurn(work) {
    const done = this.#queue.then(work, work);
    this.#queue = done.catch(() => {});
    return done;
  }

  /** Looks at the page as it is now. */
  async lookAnew() {
    const rules = this.choices.rules();
    const { string, nodes, cut, shadows, hosts, isOld } = await takeSnapshot(untouchedBy(this.tidy, this.#opened, (node) => this.ours.has(node)));
    this.snapshot = string;
    this.extent = { further: [] };
    this.nodes = nodes;
    this.shadows = shadows;
    this.isOld = isOld;
    this.hosts = hosts;
    this.cut = cut;
    this.#stale = false;
    this.choices.obey(await rules);
    await this.ask();
  }

  /** Asks the core about the last snapshot. */
  async ask() {
    const answer = await ask({ verb: 'core/read', snapshot: this.snapshot, options: this.options });
    if (!answer.ok) throw new Error(answer.sentence || plainText('error_core'));
    this.reading = JSON.parse(answer.reading);
    this.kinds = answer.kinds;
  }

  /** What the core is asked to leave where it is, or to take away. */
  get options() {
    return { ...this.choices.options(this.nodes), ...this.extent };
  }

  /** The state after the page was looked at, for whoever only wants to know. */
  look() {
    return this.inTurn(async () => {
      if (this.mode === 'off' || !this.reading) await this.lookAnew();
      return this.state;
    });
  }

  /** @param {Mode} mode */
  setMode(mode) {
    return this.inTurn(async () => {
      this.sentence = '';
      try {
        if (mode !== this.mode) await this.#change(mode);
      } catch (error) {
        this.sentence = error instanceof Error ? error.message : String(error);
        throw error;
      } finally {
        this.tell();
      }
      return this.state;
    });
  }

  /** Opens the reader for what is selected in the page, or for all of it where nothing is. */
  readSelection() {
    return this.inTurn(async () => {
      this.sentence = '';
      this.#stale = true;
      await this.#change('reader', true);
      this.tell();
      return this.state;
    });
  }

  /**
   * @param {Mode} mode
   * @param {boolean} [selected] whether the reader shows only what is selected
   */
  async #change(mode, selected = false) {
    const before = this.mode;
    if (before === 'reader') {
      this.#leaveReader();
      this.#rememberClosed();
    }
    if (mode === 'off') {
      this.#end();
      return;
    }
    const fresh = before === 'off' || this.#stale || !this.reading;
    if (mode === 'reader') {
      // The reader's script comes while the core reads, when this thread has nothing else to do.
      const script = readerScript();
      const read = this.#readFor(script, fresh, selected);
      const reader = script.then(({ openReader, look }) => openReader(this, read, look));
      reader.catch(() => {});
      await read;
      this.closeReview();
      this.#below = before === 'tidy' ? 'tidy' : 'off';
      this.#reader = await reader;
      this.mode = 'reader';
      return;
    }
    // It comes while the core reads.
    const script = followScript();
    if (fresh) await this.lookAnew();
    const follow = await script;
    this.mode = 'tidy';
    this.#unfollow ??= follow?.((moved) => this.#lookAgain(moved), this, this.#opened);
    this.applyTidy();
  }

  /**
   * Reads the page for the reader. Who calls it by hand gets whatever story there is; only the automatic mode wants to be sure.
   * @param {ReturnType<typeof readerScript>} script
   * @param {boolean} fresh whether the page has to be looked at
   * @param {boolean} selected
   */
  async #readFor(script, fresh, selected) {
    if (fresh) await this.lookAnew();
    const part = this.extent.selected;
    this.extent.selected = selected ? (await script).selectedPart(this.nodes) : undefined;
    if (part || this.extent.selected) await this.ask();
    if (!this.reading?.blocks.length) throw new Error(this.reading?.notes.map(noteInWords)[0] ?? plainText('error_no_article'));
  }

  /** Takes out of what is to be hidden what cannot go just now: whoever follows the page knows. @param {Set<Node>} _nodes */
  spare = (_nodes) => {};

  /** Does what is to be done to the page where it is tidied. Gives whether that is more than before. */
  applyTidy() {
    if (this.mode !== 'tidy') return false;
    const nodes = new Set();
    for (const finding of this.reading?.findings ?? []) {
      const node = this.nodes[finding.node];
      if (node && node !== this.revealed && removes(this.kinds, finding) && !this.choices.isBack(node) && !native.isBeingWritten(node)) nodes.add(node);
    }
    const story = this.reading?.blocks[0]?.node;
    // What the core left in the story though a rule names what is around it stays: the site uses the name for something else here.
    const told = this.reading?.blocks.map(({ node }) => this.nodes[node]) ?? [];
    for (const node of this.choices.away) if (!told.some((piece) => piece && native.contains(node, piece))) nodes.add(node);
    this.spare(nodes);
    return this.tidy.apply(nodes, story === undefined ? undefined : this.nodes[story]);
  }

  /**
   * The page got new content.
   * @param {boolean} moved its address changed, so that it is another page now
   */
  #lookAgain(moved) {
    return this.inTurn(async () => {
      this.#stale = true;
      if (this.mode !== 'tidy') return false;
      if (moved) this.choices.forget();
      await this.lookAnew();
      const brought = this.applyTidy();
      this.refresh();
      return brought;
    });
  }

  #leaveReader() {
    this.#reader?.close();
    this.#reader = undefined;
    this.mode = this.#below;
    this.applyTidy();
  }

  /** The reader was closed, by its own button or because the page took it away. @param {string} [sentence] */
  readerClosed(sentence = '') {
    return this.inTurn(async () => {
      if (this.mode !== 'reader') return;
      this.#leaveReader();
      this.sentence = sentence;
      if (sentence === '') this.#rememberClosed();
      this.tell();
    });
  }

  /** Whether the story in the open reader still stands in the page; unknown without a reader. */
  get stands() {
    return this.#reader?.stands?.();
  }

  /** Leaves the reader because the page moved to another address; the reader may open there again. */
  leave() {
    return this.inTurn(async () => {
      if (this.mode !== 'reader') return;
      this.#leaveReader();
      this.#stale = true;
      this.choices.forget();
      this.tell();
    });
  }

  /** Whoever closed the reader on a page does not want it there again unasked. */
  #rememberClosed() {
    void ask({ verb: 'site/reader-closed' });
  }

  /** Opens the list of what was found, over the page; in the reader it is the reader's own. */
  review() {
    return this.inTurn(async () => {
      this.sentence = '';
      if (this.mode === 'off') await this.#change('tidy');
      if (this.mode === 'reader') {
        this.#reader?.openRemoved?.();
        return this.state;
      }
      const script = await readerScript();
      this.#review ??= await script.openReview(this);
      this.tell();
      return this.state;
    });
  }

  closeReview() {
    this.#review?.close();
    this.#review = undefined;
  }

  /**
   * Puts findings back where they were, or takes them away once more.
   * @param {Finding[]} findings
   * @param {boolean} back
   */
  putBack(findings, back) {
    return this.inTurn(async () => {
      for (const finding of findings) {
        const node = this.nodes[finding.node];
        if (node) this.choices.set(node, back);
      }
      this.applyTidy();
      await this.ask();
      this.refresh();
      return this.state;
    });
  }

  /** Shows everywhere what is different now. */
  refresh() {
    this.#reader?.update();
    this.#review?.update();
    this.tell();
  }

  /** Asks the core once more, because what is taken away was chosen differently. */
  again() {
    return this.inTurn(async () => {
      if (this.mode === 'off' || !this.reading) return;
      this.choices.obey(await this.choices.rules());
      await this.ask();
      this.applyTidy();
      this.refresh();
    });
  }

  /** Tells the background what to show on the toolbar button. */
  tell() {
    void ask({ verb: 'tab/changed', state: this.state });
  }

  #end() {
    this.closeReview();
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.tidy.undo();
    this.#stale = true;
    this.mode = 'off';
  }

  /** Leaves the page as it was; the extension is gone or was replaced. */
  retire() {
    this.#reader?.close();
    this.#end();
  }
}
