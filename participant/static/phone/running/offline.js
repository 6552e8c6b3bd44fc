// Keep the room on the device, so that it opens without a network. Browsers have what it takes over
// https and on localhost only; elsewhere an open page goes on alone, as it does everywhere.

const WORKER = "worker.js"; // beside the page, in whose folder it works

export async function keepRoom() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const missed = !serviceWorker.controller; // it has not seen this page being opened
  await serviceWorker.register(trusted());
  const { active } = await serviceWorker.ready;
  if (missed) active?.postMessage({ keep: location.pathname, files: fetched() });
}

export async function forgetRoom() {
  const registration = await navigator.serviceWorker?.getRegistration();
  registration?.active?.postMessage({ forget: location.pathname });
}

// The one place where the policy of the pages lets text become a script's address.
function trusted() {
  const rules = { createScriptURL: () => WORKER };
  const { trustedTypes } = /** @type {any} */ (window);
  return trustedTypes?.createPolicy("samsyn", rules).createScriptURL("") ?? WORKER;
}

const fetched = () =>
  performance
    .getEntriesByType("resource")
    .map(({ name }) => name)
    .filter((name) => name.includes("/static/"));
