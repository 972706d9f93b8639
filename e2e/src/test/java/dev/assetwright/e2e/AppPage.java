package dev.assetwright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import org.assertj.core.api.Assertions;

/** The pages as people name what they see; roles and labels, never classes. */
record AppPage(Page page) {
  /** Opens an address, and remembers this load of the page. */
  static AppPage open(Chromium chromium, String address) {
    Page page = chromium.open(address);
    page.evaluate("window.loadedOnce = true");
    return new AppPage(page);
  }

  /** Everything so far was told by the server: nobody loaded the page again. */
  void wasNeverReloaded() {
    Assertions.assertThat(page.evaluate("window.loadedOnce === true")).isEqualTo(true);
  }

  /** The button above the map that brings everything up to date. */
  Locator materializeStale() {
    return button("Materialize stale");
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  Locator region(String name) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The card of an asset on the map; its name ends with what it shows. */
  Locator card(String asset) {
    return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Asset graph"))
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(asset + ","));
  }

  /** Waits until the card of an asset shows a state, such as {@code stale}. */
  void showsOnCard(String asset, String state) {
    card(asset)
        .and(page.locator("[aria-label^='%s, %s']".formatted(asset, state)))
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
  }

  /** The sheet that says what would run. */
  Locator plan() {
    return page.getByRole(AriaRole.DIALOG);
  }

  /** The assets of the open plan, in the order in which they run. */
  Locator planned() {
    return plan()
        .getByRole(
            AriaRole.LIST, new Locator.GetByRoleOptions().setName("What runs, in this order"))
        .locator("> li");
  }

  /** Starts what the open plan holds. */
  void startPlan() {
    plan()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Materialize"))
        .click();
    assertThat(plan()).hasCount(0);
  }

  /** The strip about the run that was started here. */
  Locator started() {
    return region("Started here");
  }

  /** Brings everything up to date. */
  void materializeEverything() {
    materializeStale().click();
    startPlan();
    assertThat(started()).containsText("Succeeded");
  }

  /** The steps of the run page, each by its name and status: {@code clean/sales 2010-12-01, succeeded}. */
  Locator steps() {
    return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Steps over time"))
        .locator("button[aria-pressed]");
  }

  /** Names of buttons. */
  static List<String> names(Locator buttons) {
    return buttons.all().stream()
        .map(button -> button.getAttribute("aria-label"))
        .toList();
  }
}
