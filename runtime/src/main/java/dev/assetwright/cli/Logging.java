package dev.assetwright.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import dev.assetwright.log.AttemptLogAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps logs off the results: only warnings, on standard error; what assets log goes to their attempts. */
final class Logging {
  private Logging() {}

  /** Sets up the log; {@code debug} shows all that Assetwright itself logs. */
  static void toStandardError(boolean debug) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    context.reset();
    PatternLayoutEncoder pattern = new PatternLayoutEncoder();
    pattern.setContext(context);
    pattern.setPattern(debug ? "%d{HH:mm:ss.SSS} %-5level %logger{20} %msg%n" : "%-5level %msg%n");
    pattern.start();
    ConsoleAppender<ILoggingEvent> standardError = new ConsoleAppender<>();
    standardError.setContext(context);
    standardError.setTarget("System.err");
    standardError.setEncoder(pattern);
    if (!debug) {
      ThresholdFilter warnings = new ThresholdFilter();
      warnings.setLevel(Level.WARN.levelStr);
      warnings.start();
      standardError.addFilter(warnings);
    }
    standardError.start();
    AttemptLogAppender attempts = new AttemptLogAppender();
    attempts.setContext(context);
    attempts.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(standardError);
    root.addAppender(attempts);
    root.setLevel(Level.INFO);
    // A pool of connections tells with a trace what the store tells in words.
    context.getLogger("com.zaxxer.hikari").setLevel(debug ? Level.INFO : Level.OFF);
    if (debug) {
      context.getLogger("dev.assetwright").setLevel(Level.DEBUG);
    }
  }
}
