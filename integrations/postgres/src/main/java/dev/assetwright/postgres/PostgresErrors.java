package dev.assetwright.postgres;

import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.sql.StoreErrors;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's states mean (appendix A of its manual, and SQL's classes). */
final class PostgresErrors extends StoreErrors {
  private static final String CONNECTION = "08";
  private static final String REJECTED = "08004";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String IDLE_IN_TRANSACTION = "25P03";
  private static final String STARTING = "57P03";
  private static final String TOO_MANY_CONNECTIONS = "53300";

  /** The connection is gone: ended by an administrator, by a crash, by a stop. */
  private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P05", IDLE_IN_TRANSACTION);

  private final PostgresAddress address;

  PostgresErrors(PostgresAddress address) {
    super(address.name());
    this.address = address;
  }

  @Override
  public boolean mayPass(SQLException e) {
    String state = state(e);
    return isLost(e)
        || state.equals(LOCK_NOT_AVAILABLE)
        || state.equals(TOO_MANY_CONNECTIONS)
        || state.startsWith("40");
  }

  /** Whether the server, or the connection to it, is gone. */
  boolean isLost(SQLException e) {
    String state = state(e);
    return state.startsWith(CONNECTION) && !state.equals(REJECTED)
        || state.equals(STARTING)
        || ENDED.contains(state);
  }

  /** Whether the server is only just starting, and will answer in a moment. */
  boolean isStarting(SQLException e) {
    return state(e).equals(STARTING);
  }

  @Override
  public StoreUnavailableException waited(Duration waited, SQLException cause) {
    String reason = state(cause).equals(LOCK_NOT_AVAILABLE)
        ? "was locked by another program for more than %d s. Nothing was written. Look at 'pg_locks' for who holds table"
            + " 'writer_lock', then repeat this."
        : "could not be written for more than %d s. Nothing of it was kept. The last try: "
            + advice(cause).replace("%", "%%");
    return new StoreUnavailableException(
        ("The store '%s' " + reason).formatted(store(), waited.toSeconds()), cause);
  }

  /** Tells that the server was lost in the midst of a commit, and could not be asked about it. */
  StoreUnavailableException uncertain(SQLException cause) {
    return new StoreUnavailableException(
        ("The store '%s' went away while it was written, and it is not known whether the last of it was kept. Look"
                + " whether the server runs; the next start finds out.")
            .formatted(store()),
        cause);
  }

  /** Tells that this process has lost its hold. */
  StoreUnavailableException fenced() {
    return new StoreUnavailableException(
        ("The store '%s' takes nothing more from this process: another took it for dead, and ended its runs. Nothing was"
                + " written. Stop this process and start it again.")
            .formatted(store()));
  }

  @Override
  protected String advice(SQLException e) {
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
      return "there is no database '%1$s'. Create it, such as by 'createdb %1$s', or correct 'store.url'."
          .formatted(address.database());
    } else if (state.equals("42501")) {
      return "user '%s' may not do that (%s). Let an administrator say: GRANT CREATE ON DATABASE \"%s\" TO \"%1$s\"; or make"
              .formatted(address.user(), message(e), address.database())
          + " the user the owner of schema '%s'.".formatted(address.schema());
    } else if (state.equals("25006")) {
      return "the server only reads, as a standby does. Name the one that writes in 'store.url'.";
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

  private String login(SQLException e, String state) {
    if (!address.hasPassword()) {
      return "the server refuses user '%s' without a password. Set 'store.user' and 'store.password', best in the environment as ASSETWRIGHT_STORE_PASSWORD."
          .formatted(address.user());
    }
    return state.equals("28P01")
        ? "the server refuses the password of user '%s'. Correct 'store.user' and 'store.password'."
            .formatted(address.user())
        : "the server refuses user '%s' (%s). Correct 'store.user', or the server's pg_hba.conf."
            .formatted(address.user(), message(e));
  }

  private String away(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException unknown) {
        return "no machine is called '%s'. Correct 'store.url'.".formatted(unknown.getMessage());
      }
    }
    return "the server cannot be reached (%s). Look whether it runs there.".formatted(message(e));
  }

  /** The state of the innermost that has one: a pool wraps what it was told. */
  private static String state(SQLException e) {
    String state = null;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return state == null ? "" : state;
  }

  /** The first line of what the innermost says, without the stop at its end. */
  private static String message(SQLException e) {
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
