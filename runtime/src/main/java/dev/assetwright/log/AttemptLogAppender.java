package dev.assetwright.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

/** Copies what asset methods log through SLF4J to the log of their attempt. */
public final class AttemptLogAppender extends AppenderBase<ILoggingEvent> {
  @Override
  protected void append(ILoggingEvent event) {
    AttemptLog log = CurrentLog.get();
    if (log == null) {
      return;
    }
    String text = event.getThrowableProxy() == null
        ? event.getFormattedMessage()
        : event.getFormattedMessage()
            + "\n"
            + ThrowableProxyUtil.asString(event.getThrowableProxy()).stripTrailing();
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      // An error that was logged need not be the failure; that one is told as an error by the
      // engine.
      log.warn(text);
    } else {
      log.info(text);
    }
  }
}
