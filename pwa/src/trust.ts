// The one policy of Trusted Types that the content security policy lets through: addresses of our own scripts.
// Before: main.tsx registers the service worker, the scanner starts its module worker. After: the browser.

interface Policy {
  createScriptURL(address: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy("sw", {
  createScriptURL(address) {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError("not ours");
    return address;
  },
});

/** The address of a script of this app, in the form that the browser lets pass. */
export const trusted = (address: string): string => policy?.createScriptURL(address) ?? address;
