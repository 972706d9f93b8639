package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.Messages;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.Suggestions;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** Names of time zones. */
final class Zones {
  private Zones() {}

  /** Adds a message unless the text is empty or a zone. */
  static void check(Text zone, Messages messages) {
    if (zone.isEmpty() || isZone(zone.value())) {
      return;
    }
    List<String> hints = Suggestions.closest(zone.value(), ZoneId.getAvailableZoneIds(), 1).stream()
        .map("Did you mean '%s'?"::formatted)
        .toList();
    messages.add(
        Code.BAD_ZONE,
        zone.place(),
        "'%s' is no time zone; one is written like 'Europe/London'.".formatted(zone.value()),
        hints);
  }

  static boolean isZone(String text) {
    try {
      ZoneId.of(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
