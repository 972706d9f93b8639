package dev.assetwright.execute;

import dev.assetwright.PermanentFailureException;
import dev.assetwright.model.Failure;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.spi.OutputRejectedException;
import dev.assetwright.spi.StoreUnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what an attempt threw into what is recorded: cut to the user's frames, with a fingerprint for others like it. */
final class Failures {
  private static final int LONGEST_MESSAGE = 2_000;
  private static final int MOST_LINES = 60;
  private static final int FRAMES_EACH = 12;

  private Failures() {}

  /** Describes what was thrown. */
  static Failure of(Throwable thrown) {
    return of(thrown, RetryPolicy.NONE);
  }

  /** Describes what an attempt threw; what its policy leaves out is permanent, unless the environment refused. */
  static Failure of(Throwable thrown, RetryPolicy policy) {
    if (thrown instanceof ForkedFailureException elsewhere) {
      return elsewhere.failure();
    }
    Throwable cause = deepest(thrown);
    StackTraceElement frame = userFrame(cause);
    if (frame == null) {
      frame = userFrame(thrown);
    }
    Failure.Kind kind = kind(thrown);
    String message = cut(Objects.requireNonNullElse(thrown.getMessage(), ""));
    List<String> lines = new ArrayList<>(trace(thrown));
    boolean isPermanent = thrown instanceof PermanentFailureException
        || kind == Failure.Kind.ASSET && !isCovered(policy, thrown, lines);
    String shownFrame = frame == null ? null : show(frame);
    return new Failure(
        kind,
        thrown.getClass().getName(),
        message,
        shownFrame,
        lines,
        isPermanent,
        fingerprint(cause, frame));
  }

  /** A rule that is broken itself says nothing, and must not hide what it was asked about. */
  private static boolean isCovered(RetryPolicy policy, Throwable thrown, List<String> lines) {
    try {
      return policy.covers(thrown);
    } catch (Throwable broken) {
      if (broken instanceof VirtualMachineError && !(broken instanceof StackOverflowError)) {
        throw broken;
      }
      lines.add("It is not tried again, since its rule 'retryWhen' failed:");
      lines.addAll(trace(broken));
      return false;
    }
  }

  /** Describes a failure that was no exception. */
  static Failure of(Failure.Kind kind, String type, String message, boolean permanent) {
    return new Failure(
        kind, type, cut(message), null, List.of(), permanent, type + "|" + withoutDigits(message));
  }

  private static Failure.Kind kind(Throwable thrown) {
    Set<Throwable> seen = new HashSet<>();
    for (Throwable at = thrown; at != null && seen.add(at); at = at.getCause()) {
      if (at instanceof StoreUnavailableException) {
        return Failure.Kind.ENVIRONMENT;
      }
    }
    return thrown instanceof InternalFailureException ? Failure.Kind.INTERNAL : Failure.Kind.ASSET;
  }

  private static Throwable deepest(Throwable thrown) {
    Throwable at = thrown;
    Set<Throwable> seen = new HashSet<>();
    while (next(at) != null && seen.add(at)) {
      at = at.getCause();
    }
    return at;
  }

  private static @Nullable Throwable next(Throwable thrown) {
    return thrown.getCause() == thrown ? null : thrown.getCause();
  }

  private static String fingerprint(Throwable cause, @Nullable StackTraceElement frame) {
    String place = frame == null ? "" : frame.getClassName() + "." + frame.getMethodName();
    return cause.getClass().getName()
        + "|"
        + withoutDigits(Objects.requireNonNullElse(cause.getMessage(), ""))
        + "|"
        + place;
  }

  private static String withoutDigits(String message) {
    String cut = message.length() > 200 ? message.substring(0, 200) : message;
    return cut.replaceAll("'[^']*'|\"[^\"]*\"", "''").replaceAll("[0-9]+", "#");
  }

  private static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "…";
  }

  /** The first frame that is neither the JDK's, ours, nor generated. */
  private static @Nullable StackTraceElement userFrame(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (isUser(frame)) {
        return frame;
      }
    }
    return null;
  }

  private static boolean isUser(StackTraceElement frame) {
    String name = frame.getClassName();
    boolean foreign = name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.")
        || name.startsWith("com.google.inject.")
        || name.startsWith("org.sqlite.")
        || name.endsWith("_Unit");
    boolean ours =
        name.startsWith("dev.assetwright.") && !name.startsWith("dev.assetwright.example.");
    return !foreign && !ours;
  }

  private static String show(StackTraceElement frame) {
    String type = frame.getClassName();
    String simple = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    String place = frame.getFileName() == null
        ? "unknown source"
        : frame.getFileName() + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "");
    return "%s.%s(%s)".formatted(simple, frame.getMethodName(), place);
  }

  private static List<String> trace(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    Set<Throwable> seen = new HashSet<>();
    String prefix = "";
    for (Throwable at = thrown; at != null && seen.add(at); at = at.getCause()) {
      String message = at.getMessage();
      boolean plain =
          at instanceof OutputRejectedException || at instanceof StoreUnavailableException;
      lines.add(prefix
          + (plain ? "" : at.getClass().getName() + (message == null ? "" : ": "))
          + (message == null ? "" : cut(message)));
      int shown = 0;
      int left = 0;
      for (StackTraceElement frame : at.getStackTrace()) {
        if (isUser(frame) && shown < FRAMES_EACH) {
          lines.add("    at " + frame);
          shown++;
        } else {
          left++;
        }
      }
      if (shown > 0 && left > 0) {
        lines.add("    … %d more frames".formatted(left));
      }
      prefix = "Caused by: ";
      if (lines.size() > MOST_LINES) {
        break;
      }
    }
    return lines.size() > MOST_LINES ? lines.subList(0, MOST_LINES) : lines;
  }
}
