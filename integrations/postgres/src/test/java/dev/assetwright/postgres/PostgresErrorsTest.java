package dev.assetwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the one who runs Assetwright reads when a store cannot be opened. */
class PostgresErrorsTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static PostgresServer server;

  @TempDir
  Path home;

  @BeforeAll
  static void makeUsers() throws Exception {
    server = PostgresServer.require();
    server.execute(
        "public",
        "CREATE ROLE careful LOGIN PASSWORD '%s'; CREATE ROLE nobody LOGIN; CREATE ROLE reader LOGIN SUPERUSER;"
                .formatted(PASSWORD)
            + "ALTER ROLE reader SET default_transaction_read_only = on");
    server.execute(
        "public", "CREATE DATABASE ascii ENCODING SQL_ASCII LOCALE 'C' TEMPLATE template0");
    try (Connection connection = server.connect("public")) {
      Path rules = Path.of(PostgresSchema.text(connection, "SHOW hba_file"));
      Files.writeString(
          rules,
          "host all careful all scram-sha-256\nhost all stranger all reject\n"
              + Files.readString(rules));
    }
    server.execute("public", "SELECT pg_reload_conf()");
    server.execute("public", "GRANT CREATE ON DATABASE postgres TO careful");
  }

  @Test
  void aWrongPasswordIsToldWithoutBeingShown() {
    assertThat(refusal(server.url(), "careful", "wrong-" + PASSWORD))
        .isEqualTo(
            "The store '%s' could not be opened: the server refuses the password of user 'careful'. Correct"
                + " 'store.user' and 'store.password'.",
            server.url());
  }

  @Test
  void aPasswordThatIsWantedAndNotSetIsTold() {
    assertThat(refusal(server.url(), "careful", null))
        .contains(
            "the server refuses user 'careful' without a password. Set 'store.user' and 'store.password', best in"
                + " the environment as ASSETWRIGHT_STORE_PASSWORD.");
  }

  @Test
  void theRightPasswordOpens() {
    StoreLocation location =
        new StoreLocation(server.url(), "careful", PASSWORD, PostgresServer.newSchema(), home);
    PostgresStore.open(location, "here", Clock.systemUTC()).close();

    assertThat(location.toString()).doesNotContain(PASSWORD);
  }

  @Test
  void aUserWhoMayNotLogInIsTold() {
    assertThat(refusal(server.url(), "stranger", PASSWORD))
        .contains("the server refuses user 'stranger' (FATAL: pg_hba.conf rejects connection for")
        .endsWith("Correct 'store.user', or the server's pg_hba.conf.");
  }

  @Test
  void aUserWhoMayNotMakeASchemaIsToldWhatToAskFor() {
    assertThat(refusal(server.url(), "nobody", null))
        .contains(
            "user 'nobody' may not do that (ERROR: permission denied for database postgres). Let an administrator"
                + " say: GRANT CREATE ON DATABASE \"postgres\" TO \"nobody\"");
  }

  @Test
  void aServerThatOnlyReadsIsTold() {
    assertThat(refusal(server.url(), "reader", null))
        .contains(
            "the server only reads, as a standby does. Name the one that writes in 'store.url'.");
  }

  @Test
  void aDatabaseThatIsNotThereIsTold() {
    String url = server.url().replace("/postgres", "/sales");
    assertThat(refusal(url, "postgres", null))
        .isEqualTo(
            "The store '%s' could not be opened: there is no database 'sales'. Create it, such as by 'createdb"
                + " sales', or correct 'store.url'.",
            url);
  }

  @Test
  void anEncodingThatCannotHoldAllTextsIsRefused() {
    String url = server.url().replace("/postgres", "/ascii");
    assertThat(refusal(url, "postgres", null))
        .contains(
            "keeps texts as SQL_ASCII, which cannot hold all of them. Nothing was changed. Create the database"
                + " anew");
  }

  @Test
  void aServerThatIsNotThereIsToldAtOnce() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String url = "jdbc:postgresql://localhost:%d/sales".formatted(port);
    assertThat(refusal(url + "?sslmode=disable", "postgres", PASSWORD))
        .startsWith("The store '" + url
            + "' could not be opened: the server cannot be reached (Connection to localhost:" + port
            + " refused")
        .endsWith("Look whether it runs there.");
  }

  @Test
  void aMachineThatNobodyKnowsIsTold() {
    assertThat(refusal("jdbc:postgresql://no-such-machine.invalid/sales", "postgres", PASSWORD))
        .contains("no machine is called 'no-such-machine.invalid'. Correct 'store.url'.");
  }

  @Test
  void anAddressThatMakesNoSenseIsTold() {
    assertThat(refusal("jdbc:postgresql://host:port/sales?connectTimeout=3", "postgres", PASSWORD))
        .isEqualTo(
            "'store.url' is 'jdbc:postgresql://host:port/sales', which cannot be understood. Write"
                + " jdbc:postgresql://host:5432/database.");
  }

  @Test
  void whatIsWrongWithAnOpenStoreIsToldToo() throws SQLException {
    String schema = PostgresServer.newSchema();
    try (PostgresStore store =
        PostgresStore.open(server.location(schema, home), "here", Clock.systemUTC())) {
      server.execute(schema, "ALTER TABLE event RENAME TO gone");

      assertThatThrownBy(store::lastSequence)
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessage(
              "The store '%s' could not be read: ERROR: relation \"event\" does not exist.",
              server.url());
    }
  }

  /** Why it was not opened; looks for the password in all that could be logged. */
  private String refusal(String url, String user, @Nullable String password) {
    StoreLocation location =
        new StoreLocation(url, user, password, PostgresServer.newSchema(), home);
    Throwable refused =
        catchThrowable(() -> PostgresStore.open(location, "here", Clock.systemUTC()));
    assertThat(refused).isInstanceOf(StoreUnavailableException.class);
    StringWriter trace = new StringWriter();
    refused.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain(PASSWORD);
    return String.valueOf(refused.getMessage());
  }
}
