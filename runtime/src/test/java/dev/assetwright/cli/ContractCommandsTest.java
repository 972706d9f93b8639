package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on what a compiler left; no class is there, so that methods may read all. */
class ContractCommandsTest {
  private static final String COMPILED = """
      {
        "module": "shop",
        "contracts": [
          {
            "contract": "sale",
            "version": "1.1",
            "compatibility": "BACKWARD_TRANSITIVE",
            "owner": "sales@shop.example",
            "description": "A sale as accounting sees it.",
            "record": "Sale",
            "types": {
              "Sale": {
                "java": "shop.Sale",
                "fields": [
                  {"name": "id", "type": "string", "key": true},
                  {"name": "netAmount", "type": "TYPE", "min": "0"},
                  {"name": "note", "type": "string?"}
                ]
              }
            }
          }
        ],
        "consumed": [],
        "readers": [
          {"contract": "sale", "asset": "clean/sales", "role": "MAKES", "owner": "shop.Sales",
           "method": "sales", "descriptor": "()V"},
          {"contract": "sale", "asset": "mart/revenue", "role": "READS", "owner": "shop.Marts",
           "method": "revenue", "descriptor": "()V", "sql": "select sum(net_amount) from {sales}"},
          {"contract": "sale", "asset": "mart/units", "role": "READS", "owner": "shop.Marts",
           "method": "units", "descriptor": "()V"}
        ]
      }
      """;
  private static final String LOCK = """
      {
        "contract": "sale",
        "versions": [
          {
            "version": "1.0",
            "record": "Sale",
            "types": {
              "Sale": {
                "fields": [
                  {"name": "id", "type": "string", "key": true},
                  {"name": "netAmount", "type": "int", "min": "0"}
                ]
              }
            }
          }
        ]
      }
      """;

  @TempDir
  Path folder;

  private CommandLineFixture commands;

  @BeforeEach
  void compile() throws IOException {
    compile("long");
    Files.createDirectories(folder.resolve("contracts"));
    Files.writeString(folder.resolve("contracts/sale.json"), LOCK);
    commands = new CommandLineFixture(folder);
  }

  private void compile(String type) throws IOException {
    Path resource = folder.resolve("classes/META-INF/assetwright/contracts.json");
    Files.createDirectories(resource.getParent());
    Files.writeString(resource, COMPILED.replace("TYPE", type));
  }

  @Test
  void listTellsHowContractsStandToTheirLocks() {
    assertThat(commands.run("contract", "list")).isZero();
    assertThat(commands.out()).isEqualTo("""
        Contract  Version  Lock               Made by  Read by  Module
        sale      1.1      changed since 1.0        1        2  shop
        """);
    assertThat(commands.open).as("nothing is started").isZero();
  }

  @Test
  void showTellsWhoReadsEachComponent() {
    assertThat(commands.run("contract", "show", "sale")).isZero();
    assertThat(commands.out()).isEqualTo("""
        sale 1.1, BACKWARD_TRANSITIVE, changed since 1.0
        A sale as accounting sees it.
        Owner: sales@shop.example
        Accepted: 1.0
        Made by: 'clean/sales'
        Read by: 'mart/revenue' and 'mart/units'

        Component  Type     Rules       Who reads it
        id         string   key         'mart/units' may read it
        netAmount  long     at least 0  'mart/revenue' reads it, 'mart/units' may
        note       string?              'mart/units' may read it
        """);
  }

  @Test
  void diffTellsWhatChangedAndBreaks() throws IOException {
    assertThat(commands.run("contract", "diff")).isZero();
    assertThat(commands.out()).isEqualTo("""
        sale 1.1: changed since 1.0
            'netAmount' was int and is long.
              'mart/revenue' reads it, 'mart/units' may.
            'note' is new and may be absent: string?.
              'mart/units' may read it.
        """);

    compile("string");
    assertThat(commands.run("contract", "diff", "sale")).isEqualTo(1);
    assertThat(commands.out()).contains("""
          ! 'netAmount' was int and is string.
              This breaks version 1.0.
              'mart/revenue' reads it, 'mart/units' may.
        """);
  }

  @Test
  void acceptAddsToTheLockAndRefusesWhatBreaks() throws IOException {
    assertThat(commands.run("contract", "accept")).isZero();
    assertThat(commands.out()).startsWith("sale 1.1 is in ");
    assertThat(commands.run("contract", "diff")).isZero();
    assertThat(commands.out()).isEqualTo("All contracts are as they were accepted.\n");
    assertThat(Files.readString(folder.resolve("contracts/sale.json")))
        .contains(
            "\"version\": \"1.0\"", "\"version\": \"1.1\"", "\"mart/revenue\": [\"netAmount\"]");

    compile("string");
    assertThat(commands.run("contract", "accept", "sale")).isEqualTo(2);
    assertThat(commands.err())
        .startsWith("error: [Assetwright/ContractBroken] 'sale' 1.1 breaks what was promised.");
    assertThat(commands.run("contract", "accept", "sale", "--force")).isZero();
    assertThat(commands.out()).contains("  Dropped: version 1.0 and 1.1.");
  }

  @Test
  void answersAreJsonWhenAsked() {
    assertThat(commands.run("contract", "diff", "--json")).isZero();
    assertThat(commands.out())
        .contains("\"kind\" : \"TYPE_CHANGED\"", "\"readBy\" : [ \"mart/revenue\" ]");
    assertThat(commands.run("contract", "show", "sal", "--json")).isEqualTo(2);
    assertThat(commands.out()).contains("\"code\" : \"UnknownContract\"");
    assertThat(commands.err()).contains("Did you mean 'sale'?");
  }

  @Test
  void exportWritesAFileThatImportReads() throws IOException {
    assertThat(commands.run("contract", "export", "sale", "--format", "odcs", "--out", "sale.yaml"))
        .isZero();
    assertThat(commands.run("contract", "import", "sale.yaml", "--package", "shop", "--out", "src"))
        .isZero();
    assertThat(Files.readString(folder.resolve("src/shop/Sale.java")))
        .contains(
            "@Contract(version = \"1.1\", owner = \"sales@shop.example\")",
            "Optional<String> note");
    assertThat(commands.run("contract", "export", "sale", "--format", "xml")).isEqualTo(2);
    assertThat(commands.err()).contains("There is no format 'xml'.");
  }

  @Test
  void withoutASubcommandItSaysWhatThereIs() {
    assertThat(commands.run("contract")).isEqualTo(2);
    assertThat(commands.err()).contains("contract list, show, diff, accept, export or import");
  }
}
