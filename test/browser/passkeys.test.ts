import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRealApp } from "../real-app.ts";
import { clubOf, PASSWORD } from "../usecases/people/people-world.ts";
import { bundleWeb, complaintsOf, launchBrowser, type RunningServer, startServer, stopServer } from "./harness.ts";

const LONG_MS = 300_000;
const PHONE = { width: 390, height: 844 };

let browser: Browser;
let server: RunningServer;
/** The server under its name. A browser takes `localhost` for as safe as HTTPS. */
let site: string;

beforeAll(async () => {
  const [webDir, real] = await Promise.all([bundleWeb(), openRealApp()]);
  const club = clubOf(real);
  await club.add("olive", "owner");
  await club.add("rita", "runner");
  [browser, server] = await Promise.all([launchBrowser(), startServer(webDir, real)]);
  site = server.url.replace("127.0.0.1", "localhost");
}, LONG_MS);
afterAll(async () => {
  await browser.close();
  await stopServer(server);
});

interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly cdp: CDPSession;
  /** The id of the authenticator that Chromium pretends to have. */
  readonly authenticatorId: string;
}

/** A browser with a device that keeps passkeys and knows its person. */
async function openDevice(): Promise<Device> {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { context, page, cdp, authenticatorId };
}

async function signInByPassword(page: Page, at = site): Promise<void> {
  await page.goto(`${at}/login?next=/account`, { waitUntil: "networkidle" });
  await page.fill("#login", "rita");
  await page.fill("#password", PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${at}/account`);
}

async function addPasskey(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.waitForSelector("form[data-passkey]:not([hidden])");
  await page.fill("#passkey-name", name);
  await page.fill("#password", password);
  await page.getByRole("button", { name: "Add a passkey" }).tap();
}

const passkeyButton = (page: Page) => page.getByRole("button", { name: "Sign in with a passkey" });

describe("a passkey of a browser", () => {
  test(
    "is added by touch, signs in by keyboard without a name or a password, and does not once it is removed",
    async () => {
      const { context, page } = await openDevice();
      const complaints = complaintsOf(page);
      await signInByPassword(page);
      await addPasskey(page, "my phone");
      await page.waitForURL(`${site}/account?done=passkey`);
      expect(await page.locator(".notice[role=status]:not([data-outbox])").textContent()).toBe(
        "Your passkey is added.",
      );
      expect(await page.locator("#passkeys ~ .rows").textContent()).toMatch(/my phone.*Never used\./);

      await page.getByRole("button", { name: "Sign out", exact: true }).tap();
      await page.waitForURL(`${site}/login`);
      await page.goto(`${site}/login?next=/plan`, { waitUntil: "networkidle" });
      await passkeyButton(page).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(`${site}/plan`);

      await page.goto(`${site}/account`, { waitUntil: "networkidle" });
      expect(await page.locator("#passkeys ~ .rows").textContent()).toMatch(/my phone.*Last used on 22 Nov 2026/);
      expect(complaints).toEqual([]);

      await page.getByRole("button", { name: "Remove", exact: true }).tap();
      await page.waitForURL(`${site}/account?done=passkey-removed`);
      await context.clearCookies();
      await page.goto(`${site}/login`, { waitUntil: "networkidle" });
      await passkeyButton(page).tap();
      await page.waitForURL(`${site}/login/passkey`);
      expect(await page.locator(".notice[role=alert]").textContent()).toContain("That is not right.");
      expect(await passkeyButton(page).isVisible()).toBe(true);
      await context.close();
    },
    LONG_MS,
  );

  test(
    "is not made with a wrong password, or a second time on one device, and the form says why",
    async () => {
      const { context, page, cdp, authenticatorId } = await openDevice();
      await signInByPassword(page);
      await addPasskey(page, "laptop", "wrong password");
      const problem = page.locator("form[data-passkey] .problem");
      await expect.poll(() => problem.textContent()).toBe("That is not your password.");
      const kept = async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length;
      expect(await kept()).toBe(0);
      await addPasskey(page, "laptop");
      await page.waitForURL(`${site}/account?done=passkey`);
      await addPasskey(page, "laptop again");
      await expect.poll(() => problem.textContent()).toBe("This device has a passkey of yours already.");
      expect(await kept()).toBe(1);
      await context.close();
    },
    LONG_MS,
  );

  test(
    "opens nothing when the device does not know who is there, and the way with the password stays",
    async () => {
      const { context, page, cdp, authenticatorId } = await openDevice();
      await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
      await page.goto(`${site}/login`, { waitUntil: "networkidle" });
      await passkeyButton(page).tap();
      const problem = page.locator("form[data-passkey] .problem");
      await expect.poll(() => problem.textContent(), { timeout: 20_000 }).toContain("No passkey was used.");
      expect(new URL(page.url()).pathname).toBe("/login");
      await signInByPassword(page);
      await context.close();
    },
    LONG_MS,
  );
});

describe("where passkeys do not work", () => {
  test(
    "under an address in digits, the pages say where they do and show no button",
    async () => {
      const { context, page } = await openDevice();
      const complaints = complaintsOf(page);
      await page.goto(`${server.url}/login`, { waitUntil: "networkidle" });
      expect(await page.locator("main").textContent()).toContain(`Open ${site} to use them.`);
      expect(await passkeyButton(page).count()).toBe(0);
      await signInByPassword(page, server.url);
      expect(await page.locator("#passkeys ~ p").last().textContent()).toContain(`Open ${site} to use them.`);
      expect(await page.locator("form[data-passkey]").count()).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
    },
    LONG_MS,
  );

  test(
    "without script, the page says what it takes and a password signs in",
    async () => {
      const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${site}/login`);
      expect(await passkeyButton(page).count()).toBe(0);
      await signInByPassword(page);
      expect(await page.getByText("Adding one takes script").isVisible()).toBe(true);
      expect(await page.locator("#passkey-name").isVisible()).toBe(false);
      await context.close();
    },
    LONG_MS,
  );
});
