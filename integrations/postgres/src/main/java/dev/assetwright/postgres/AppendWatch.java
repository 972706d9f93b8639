package dev.assetwright.postgres;

import dev.assetwright.postgres.server.PostgresAddress;
import dev.assetwright.spi.EventStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens to the server for what other stores on the same schema write: each says so with the commit. A connection that is lost is
 * opened anew as long as the watch lasts.
 */
final class AppendWatch implements EventStore.Watch {
  /** After so long a silence the server is asked whether it is still there. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private static final Duration REST = Duration.ofSeconds(1);

  private final PostgresAddress address;
  private final Session session;
  private final Runnable appended;
  private final Duration rest;
  private final Thread thread;
  private volatile boolean hearing;
  private volatile boolean closed;
  private volatile @Nullable Connection connection;

  private AppendWatch(PostgresAddress address, Session session, Duration rest, Runnable appended) {
    this.address = address;
    this.session = session;
    this.rest = rest;
    this.appended = appended;
    this.thread = new Thread(this::run, "assetwright-store-watch");
    thread.setDaemon(true);
  }

  static AppendWatch start(
      PostgresAddress address, Session session, PostgresOptions options, Runnable appended) {
    Duration pause = options.pause();
    AppendWatch watch =
        new AppendWatch(address, session, pause.compareTo(REST) < 0 ? pause : REST, appended);
    watch.thread.start();
    return watch;
  }

  @Override
  public boolean isHearing() {
    return hearing;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    Connection open = connection;
    if (open != null) {
      // Ends the wait for what the server says next.
      PostgresDatabase.discard(open);
    }
  }

  private void run() {
    while (!closed) {
      try (Connection opened = address.connect()) {
        connection = opened;
        listen(opened);
      } catch (SQLException e) {
        rest();
      } finally {
        hearing = false;
        connection = null;
      }
    }
  }

  private void listen(Connection opened) throws SQLException {
    PGConnection server = opened.unwrap(PGConnection.class);
    try (Statement statement = opened.createStatement()) {
      statement.execute("LISTEN " + Session.CHANNEL);
      hearing = true;
      // Nobody told of what happened before.
      appended.run();
      while (!closed) {
        PGNotification[] heard = server.getNotifications((int) SILENCE.toMillis());
        if (heard == null || heard.length == 0) {
          statement.execute("SELECT 1");
        } else if (isOthers(heard)) {
          appended.run();
        }
      }
    }
  }

  private boolean isOthers(PGNotification[] heard) {
    for (PGNotification each : heard) {
      if (session.isOfAnother(each.getParameter())) {
        return true;
      }
    }
    return false;
  }

  private void rest() {
    try {
      Thread.sleep(rest.toMillis());
    } catch (InterruptedException e) {
      // Closed, or nothing that matters here.
      return;
    }
  }
}
