package dev.assetwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** How a page looks in both themes: a picture of each for people, and no barrier that axe finds. */
final class Look {
  private static final String AXE = read(
      "/META-INF/resources/webjars/axe-core/" + System.getProperty("axe.version") + "/axe.min.js");

  /** The map is painted by a worker, piece by piece; it is done when it no longer changes. */
  private static final String PAINTED = """
      () => new Promise(resolve => {
        let last = '', same = 0;
        const frame = () => {
          const now = [...document.querySelectorAll('canvas')].map(one => one.toDataURL()).join();
          same = now === last ? same + 1 : 0;
          last = now;
          if (same < 12) requestAnimationFrame(frame); else resolve(true);
        };
        requestAnimationFrame(frame);
      })""";

  private static final String BARRIERS = """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations.flatMap(rule =>
        rule.nodes.map(node => rule.id + ': ' + node.target.join(' ') + ' ' + node.html))""";

  private Look() {}

  /** Takes the pictures {@code name-light.png} and {@code name-dark.png}; the page then follows the system's light theme. */
  static void at(Page page, String name) {
    for (ColorScheme theme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      String word = theme == ColorScheme.DARK ? "dark" : "light";
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
      page.locator("html[data-theme=" + word + "]").waitFor();
      page.evaluate(PAINTED);
      page.screenshot(new Page.ScreenshotOptions()
          .setPath(Chromium.SCREENSHOTS.resolve(name + "-" + word + ".png")));
      page.evaluate(AXE);
      assertThat((List<?>) page.evaluate(BARRIERS))
          .as("barriers on %s, %s", name, word)
          .isEmpty();
    }
  }

  private static String read(String resource) {
    try (InputStream bytes = Objects.requireNonNull(Look.class.getResourceAsStream(resource))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
