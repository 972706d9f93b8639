package dev.assetwright.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One browser for all tests, and a fresh profile for each: nothing that a test chose is known to the next.
 *
 * <p>A test fails when a script of a page failed or the page wrote an error to its console. What a failed test saw last is in
 * {@code target/screenshots/failed}.
 */
final class Chromium implements BeforeEachCallback, AfterEachCallback {
  static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final Path EXECUTABLE =
      Path.of(System.getProperty("chromium", "/usr/bin/chromium"));

  private final List<String> errors = new ArrayList<>();
  private @Nullable BrowserContext profile;

  /** Opens a tab at an address. */
  Page open(String address) {
    Page page = tab();
    page.navigate(address);
    return page;
  }

  /** The browser has noted, as it should, that the server refused one request of the page. */
  void refusedOnce() {
    if (errors.size() != 1 || !errors.get(0).contains("status of 400")) {
      throw new AssertionError("The page reported not one refusal, but: " + errors);
    }
    errors.clear();
  }

  private Page tab() {
    if (profile == null) {
      throw new IllegalStateException("There are pages only while a test runs.");
    }
    Page page = profile.newPage();
    page.onPageError(errors::add);
    page.onConsoleMessage(message -> {
      // That the server went away at the end of a test is no error of the page.
      if (message.type().equals("error") && !message.text().contains("net::ERR_")) {
        errors.add(message.text());
      }
    });
    return page;
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    errors.clear();
    Running running = test.getRoot()
        .getStore(ExtensionContext.Namespace.create(Chromium.class))
        .getOrComputeIfAbsent(Running.class, type -> Running.start(), Running.class);
    profile = running.browser.newContext(new Browser.NewContextOptions()
        .setViewportSize(1440, 900)
        .setLocale("en-GB")
        .setTimezoneId("Europe/London"));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (profile == null) {
      return;
    }
    if (test.getExecutionException().isPresent()) {
      for (Page page : profile.pages()) {
        page.screenshot(new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS
                .resolve("failed")
                .resolve(test.getRequiredTestMethod().getName() + ".png")));
      }
    }
    profile.close();
    profile = null;
    if (!errors.isEmpty()) {
      throw new AssertionError("The page reported errors: " + errors);
    }
  }

  /** The browser and the driver it is steered by. */
  private record Running(Playwright driver, Browser browser) implements AutoCloseable {
    static Running start() {
      // A busy machine is slow, and what does not come at all is seen soon enough.
      PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
      Playwright driver = Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Browser browser = driver
          .chromium()
          .launch(new BrowserType.LaunchOptions()
              .setExecutablePath(EXECUTABLE)
              .setArgs(List.of(
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync")));
      return new Running(driver, browser);
    }

    @Override
    public void close() {
      browser.close();
      driver.close();
    }
  }
}
