package dev.assetwright.rules.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assetwright.Compatibility;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTextTest {
  private static final ContractLock LOCK = new ContractLock(
      "sales/fact_sale",
      List.of(
          new ContractLock.Entry(
              ContractVersion.parse("1.0"), SchemaFixture.schema("FactSale{id: string key}")),
          new ContractLock.Entry(
              ContractVersion.parse("1.1"),
              SchemaFixture.schema(
                  "FactSale{id: string key; amount: decimal 0.. = 1.5 was sum total; lines: list<Line>}"
                      + " Line{country: Country?} Country[DE FR]"))),
      new TreeMap<>(Map.of("mart/revenue", List.of("amount", "lines"), "mart/all", List.of("*"))));

  @Test
  void aLockReadsWell() {
    assertThat(ContractText.write(LOCK)).isEqualTo("""
        {
          "contract": "sales/fact_sale",
          "versions": [
            {
              "version": "1.0",
              "record": "FactSale",
              "types": {
                "FactSale": {
                  "fields": [
                    {"name": "id", "type": "string", "key": true}
                  ]
                }
              }
            },
            {
              "version": "1.1",
              "record": "FactSale",
              "types": {
                "Country": {"constants": ["DE", "FR"]},
                "FactSale": {
                  "fields": [
                    {"name": "id", "type": "string", "key": true},
                    {
                      "name": "amount",
                      "type": "decimal",
                      "min": "0",
                      "default": "1.5",
                      "formerly": ["sum", "total"]
                    },
                    {"name": "lines", "type": "list<Line>"}
                  ]
                },
                "Line": {
                  "fields": [
                    {"name": "country", "type": "Country?"}
                  ]
                }
              }
            }
          ],
          "readers": {
            "mart/all": ["*"],
            "mart/revenue": ["amount", "lines"]
          }
        }
        """);
  }

  @Test
  void aLockIsReadBack() {
    assertThat(ContractText.readLock(ContractText.write(LOCK))).isEqualTo(LOCK);
  }

  @Test
  void theContractsOfAModuleAreReadBack() {
    ContractDefinition definition = new ContractDefinition(
        "fact_sale",
        ContractVersion.parse("1.1"),
        Compatibility.FULL_TRANSITIVE,
        "bi@shop.example",
        "Sales, \"net\".\nOne a line: größer \t \\ \u0001.",
        LOCK.newest().schema());
    ModuleContracts contracts = new ModuleContracts(
        "shop",
        List.of(definition),
        List.of(definition),
        List.of(new ContractReader(
            "fact_sale",
            "mart/revenue",
            ContractReader.Role.READS,
            "shop.Marts",
            "revenue",
            "()V",
            "select 1")));

    assertThat(ModuleContracts.read(contracts.write())).isEqualTo(contracts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int",
        "string?",
        "list<Line>",
        "list<Line?>?",
        "map<string, list<decimal>>",
        "map<Country, map<date, int>?>"
      })
  void aTypeIsReadBack(String written) {
    assertThat(ContractType.parse(written)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "int??", "list<int", "list<>", "set<int>", "map<int>", "int>", "?"})
  void whatIsNoTypeIsRefused(String written) {
    assertThatIllegalArgumentException().isThrownBy(() -> ContractType.parse(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.", "01.0", "1.0.0", "v1.0", "-1.0", "1.1234567", " 1.0"})
  void whatIsNoVersionIsRefused(String written) {
    assertThat(ContractVersion.find(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"a\": null}",
        "{\"a\": 1,}",
        "{\"a\": 1} x",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": \"x\ny\"}",
        "{\"a\": 01}",
        "{\"a\": \"\\q\"}",
        "{\"contract\": \"a\"}",
        "{\"contract\": \"a\", \"versions\": []}",
        "{\"contract\": \"a\", \"versions\": [{\"version\": \"1.0\", \"record\": \"A\"}]}",
        "{\"contract\": \"a\", \"versions\": [{\"version\": \"1.0\", \"record\": \"A\", \"types\":"
            + " {\"A\": {\"fields\": [{\"name\": \"b\", \"type\": \"B\"}]}}}]}"
      })
  void whatIsNoLockIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ContractText.readLock(text));
  }

  @Test
  void theLineOfAMistakeIsTold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContractText.readLock("{\n\"contract\": <<<<<<<\n"))
        .withMessage("line 2 has '<' where it cannot be");
  }
}
