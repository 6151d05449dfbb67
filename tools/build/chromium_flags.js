// What every Chromium of ours is started with, for a demo or for a test: quiet, in English, with a fresh profile and one extension.

/**
 * @param {object} choices
 * @param {string} choices.profile a fresh folder
 * @param {string} choices.folder the built extension
 */
export const chromiumFlags = ({ profile, folder }) => [
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-US',
  `--user-data-dir=${profile}`,
  `--load-extension=${folder}`,
  `--disable-extensions-except=${folder}`,
];
