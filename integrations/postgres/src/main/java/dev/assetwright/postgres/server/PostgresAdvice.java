package dev.assetwright.postgres.server;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's states mean (appendix A of its manual, and SQL's classes), and what to do about them. */
public final class PostgresAdvice {
  /** A lock was waited for in vain. */
  public static final String LOCK_NOT_AVAILABLE = "55P03";

  /** There are as many connections as the server allows. */
  public static final String TOO_MANY_CONNECTIONS = "53300";

  private static final String CONNECTION = "08";
  private static final String REJECTED = "08004";
  private static final String IDLE_IN_TRANSACTION = "25P03";
  private static final String STARTING = "57P03";

  /** The connection is gone: ended by an administrator, by a crash, by a stop. */
  private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P05", IDLE_IN_TRANSACTION);

  private final PostgresAddress address;

  public PostgresAdvice(PostgresAddress address) {
    this.address = address;
  }

  /** Whether the server, or the connection to it, is gone. */
  public static boolean isLost(SQLException e) {
    String state = state(e);
    return state.startsWith(CONNECTION) && !state.equals(REJECTED)
        || state.equals(STARTING)
        || ENDED.contains(state);
  }

  /** Whether the server is only just starting, and will answer in a moment. */
  public static boolean isStarting(SQLException e) {
    return state(e).equals(STARTING);
  }

  /** Says why, and what to do about it, in whole sentences. */
  public String of(SQLException e) {
    String state = state(e);
    if (state.equals(STARTING)) {
      return "the server is starting or stopping. Repeat this in a moment.";
    } else if (state.equals(REJECTED) || state.startsWith("28")) {
      return login(e, state);
    } else if (state.startsWith(CONNECTION)) {
      return away(e);
    } else if (ENDED.contains(state)) {
      return "the server ended the connection (%s). Look at its log, then repeat this."
          .formatted(message(e));
    } else if (state.equals("3D000")) {
      return "there is no database '%1$s'. Create it, such as by 'createdb %1$s', or correct '%2$s'."
          .formatted(address.database(), setting("url"));
    } else if (state.equals("42501")) {
      return "user '%s' may not do that (%s). Let an administrator say: GRANT CREATE ON DATABASE \"%s\" TO \"%1$s\"; or make"
              .formatted(address.user(), message(e), address.database())
          + " the user the owner of schema '%s'.".formatted(address.schema());
    } else if (state.equals("25006")) {
      return "the server only reads, as a standby does. Name the one that writes in '%s'."
          .formatted(setting("url"));
    } else if (state.equals(LOCK_NOT_AVAILABLE)) {
      return "it is locked by another program. Repeat this when that has ended.";
    } else if (state.equals(TOO_MANY_CONNECTIONS)) {
      return "the server has no connection left. Raise its 'max_connections', or close others.";
    } else if (state.equals("53100")) {
      return "the server's disk is full. Make room, then repeat this.";
    } else if (state.startsWith("XX001") || state.startsWith("XX002")) {
      return "the database is damaged (%s). Restore it from a copy.".formatted(message(e));
    }
    return message(e) + ".";
  }

  private String setting(String name) {
    return address.purpose().word() + "." + name;
  }

  private String login(SQLException e, String state) {
    if (!address.hasPassword()) {
      return "the server refuses user '%s' without a password. Set '%s' and '%s', best in the environment as ASSETWRIGHT_%s_PASSWORD."
          .formatted(
              address.user(),
              setting("user"),
              setting("password"),
              address.purpose().word().toUpperCase(Locale.ROOT));
    }
    return state.equals("28P01")
        ? "the server refuses the password of user '%s'. Correct '%s' and '%s'."
            .formatted(address.user(), setting("user"), setting("password"))
        : "the server refuses user '%s' (%s). Correct '%s', or the server's pg_hba.conf."
            .formatted(address.user(), message(e), setting("user"));
  }

  private String away(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException unknown) {
        return "no machine is called '%s'. Correct '%s'."
            .formatted(unknown.getMessage(), setting("url"));
      }
    }
    return "the server cannot be reached (%s). Look whether it runs there.".formatted(message(e));
  }

  /** The state of the innermost that has one: a pool wraps what it was told. */
  public static String state(SQLException e) {
    String state = null;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return state == null ? "" : state;
  }

  /** The first line of what the innermost says, without the stop at its end. */
  public static String message(SQLException e) {
    @Nullable String said = e.getMessage();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException && cause.getMessage() != null) {
        said = cause.getMessage();
      }
    }
    String line = String.valueOf(said).lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
