// The background of the rivals' extension: asked for one of them in a tab, it puts that one's script there.

const { browser, chrome } = /** @type {any} */ (globalThis);
const { runtime, scripting } = browser ?? chrome;

runtime.onMessage.addListener((/** @type {{ tab: number, name: string }} */ { tab, name }, /** @type {unknown} */ _sender, /** @type {(done: true) => void} */ answer) => {
  scripting.executeScript({ target: { tabId: tab }, files: [`${name}.js`] }).then(() => answer(true));
  return true;
});

export {};
