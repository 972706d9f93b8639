package dev.assetwright.contract;

import dev.assetwright.json.Json;
import dev.assetwright.json.YamlDocument;
import dev.assetwright.rules.contract.ContractDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contracts in the formats of others. */
public final class ContractFormats {
  private ContractFormats() {}

  /** A format to write. */
  public enum Format {
    /** JSON Schema 2020-12. */
    JSON_SCHEMA,
    /** An Avro schema, {@code .avsc}. */
    AVRO,
    /** The Open Data Contract Standard 3, YAML. */
    ODCS
  }

  /**
   * Returns the text of a contract.
   *
   * @throws ContractException if the format cannot tell it
   */
  public static String write(ContractDefinition contract, Format format) {
    return switch (format) {
      case JSON_SCHEMA -> Json.answers().writePretty(JsonSchemaWriter.write(contract)) + "\n";
      case AVRO -> Json.answers().writePretty(AvroWriter.write(contract)) + "\n";
      case ODCS -> YamlDocument.write(OdcsWriter.write(contract));
    };
  }

  /**
   * A record for a contract of others.
   *
   * @param name the record's name
   * @param source its file
   */
  public record Imported(String name, String source) {}

  /**
   * Returns the Java source for a contract of the Open Data Contract Standard 3.
   *
   * @param packageName may be empty
   * @param object which of its objects; null when it has one
   * @throws ContractException if the text is none, or no record can be made of it
   */
  public static Imported importOdcs(String yaml, String packageName, @Nullable String object) {
    ContractDefinition contract;
    try {
      contract = OdcsReader.read(YamlDocument.read(yaml), object);
    } catch (IllegalArgumentException e) {
      throw new ContractException(
          "NoDataContract", "The file cannot be imported: " + e.getMessage(), List.of());
    }
    return new Imported(contract.schema().root(), RecordSource.write(contract, packageName));
  }
}
