package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Promises;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.Cron;
import dev.assetwright.rules.Durations;
import java.util.function.Consumer;

/** Schedules, zones, durations and retries say something. */
final class TimeValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    Promises promises = method.promises();
    check(promises.schedule(), Code.BAD_CRON, Cron::parse, scene);
    Zones.check(promises.zone(), scene.messages());
    check(promises.freshness(), Code.BAD_DURATION, Durations::parse, scene);
    check(promises.retryDelay(), Code.BAD_DURATION, Durations::parse, scene);
    check(promises.timeout(), Code.BAD_DURATION, Durations::parse, scene);
    if (promises.retries() < 0) {
      scene
          .messages()
          .add(
              Code.BAD_RETRIES,
              promises.retriesPlace(),
              "'%d' is no number of retries; 0 is never.".formatted(promises.retries()));
    }
  }

  private static void check(Text text, Code code, Consumer<String> parser, Scene scene) {
    boolean isDefault = text.place().value() == null;
    if (text.isEmpty() || isDefault) {
      return;
    }
    try {
      parser.accept(text.value());
    } catch (IllegalArgumentException e) {
      scene.messages().add(code, text.place(), e.getMessage());
    }
  }
}
