package dev.assetwright.execute;

import dev.assetwright.log.AttemptLog;
import java.io.IOException;
import java.util.function.Supplier;

/** The log of an attempt, as its own process writes it: to the engine. */
final class ForkLog extends AttemptLog {
  private final ForkChannel channel;

  ForkLog(ForkChannel channel) {
    this.channel = channel;
  }

  @Override
  public void begin(Supplier<String> text) {
    // The engine has said so.
  }

  @Override
  public void end(Supplier<String> text) {
    // The engine says so.
  }

  @Override
  protected void write(String level, String text) {
    try {
      channel.send(new ForkMessage.Line(level, text));
    } catch (IOException e) {
      // The engine is gone, and this process ends in a moment.
      return;
    }
  }

  @Override
  public void close() {
    // The channel is another's.
  }
}
